/** What prisma takes, as it says itself; written by scripts/tools/harvest.mjs, not by hand. */
import type { ToolText } from "../tool-text.ts";

export const prisma: ToolText = {
  tool: "prisma",
  versions: ["3.15.2", "4.16.2", "5.22.0", "6.19.3", "7.10.1"],
  gone: ["2.30.3"],
  taken: "2026-11-21",
  more: [],
  commands: `
@1: --config*
@2: --schema*
@3: --from-url* --script* --to-url*
@4: --api-key* --database*
@5: --port* -p*
@6: --force*
@7: --url*
@8: --skip-generate*
@9: ~--schema*
@10: --name*
@11: --skip-seed*
@12: --json*
.: --help --preview-feature* -h*
bootstrap: @6 @4 --template*
complete:
db: @2 @1
db execute: @7 @2 @1 --file* --stdin*
db pull: @9 --composite-type-depth* ~--force* ~--print*
db push: @8 --accept-data-loss* --force-reset*
db seed: @9 @1
debug: @2 @1
dev: @10 @5 --db-port* --detach* --shadow-db-port* -P* -d* -n*
format: @2 @1
generate: @2 @1 --allow-no-models* --data-proxy* --generator* --no-engine* --no-hints* --require-models* --sql*
 --watch*
init: --datasource-provider* --generator-provider* --no-skills* --with-model*
mcp:
migrate: @3 @2 @1
migrate deploy: @2 @1
migrate dev: @11 @10 @8 @7 @2 @1 --create-only* -n*
migrate diff: @3 @1 --exit-code* --from-* --from-config-datasource* --from-empty* --from-local-d1*
 --from-migrations* --from-schema* --from-schema-datamodel* --from-schema-datasource* --output*
 --shadow-database-url* --to-* --to-config-datasource* --to-empty* --to-local-d1* --to-migrations* --to-schema*
 --to-schema-datamodel* --to-schema-datasource* -o*
migrate reset: @11 @8 @6 @2 @1 -f*
migrate resolve: @2 @1 --applied* --rolled-back*
migrate status: @2 @1
platform:
platform status: @12
postgres:
postgres link: @6 @4
studio: @7 @5 @2 @1 --browser* --hostname* -b* -n*
validate: @2 @1
version: @12
`,
};
