/** What knex takes, as it says itself; written by scripts/tools/harvest.mjs, not by hand. */
import type { ToolText } from "../tool-text.ts";

export const knex: ToolText = {
  tool: "knex",
  versions: ["1.0.7", "2.5.1", "3.3.0"],
  gone: ["0.95.15"],
  taken: "2026-11-21",
  more: [],
  commands: `
@1: --disable-transactions
@2: --verbose
@3: --stub*
.: --client* --connection* --cwd* --debug --env* --esm --help --knexfile* --knexpath* --migrations-directory*
 --migrations-table-name* --specific* --timestamp-filename-prefix --version -V -h
init: -x*
migrate:before: @1
migrate:currentVersion:
migrate:down: @1
migrate:latest: @2 @1
migrate:list|migrate:status:
migrate:make: @3 -x*
migrate:rollback: @2 @1 --all
migrate:to: @1
migrate:unlock:
migrate:up: @1
seed:make: @3 -x*
seed:run: @2 --specific
`,
};
