/** What pg_dump takes, as it says itself; written by scripts/tools/harvest.mjs, not by hand. */
import type { ToolText } from "../tool-text.ts";

export const pgDump: ToolText = {
  tool: "pg_dump",
  versions: ["15.18", "16.14", "18.4"],
  gone: [],
  taken: "2026-11-21",
  more: [],
  commands: `
.: --attribute-inserts --binary-upgrade --blobs --clean --column-inserts --compress= --create --data-only --dbname=
 --disable-dollar-quoting --disable-triggers --enable-row-security --encoding= --exclude-extension=
 --exclude-schema= --exclude-table-and-children= --exclude-table-data-and-children= --exclude-table-data=
 --exclude-table= --extension= --extra-float-digits= --file= --filter= --format= --help --host= --if-exists
 --include-foreign-data= --inserts --jobs= --large-objects --load-via-partition-root --lock-wait-timeout= --no-acl
 --no-blobs --no-comments --no-data --no-large-objects --no-owner --no-password --no-policies --no-privileges
 --no-publications --no-reconnect --no-schema --no-security-labels --no-statistics --no-subscriptions --no-sync
 --no-table-access-method --no-tablespaces --no-toast-compression --no-unlogged-table-data --on-conflict-do-nothing
 --password --port= --quote-all-identifiers --restrict-key= --role= --rows-per-insert= --schema-only --schema=
 --section= --sequence-data --serializable-deferrable --snapshot= --statistics --statistics-only --strict-names
 --superuser= --sync-method= --table-and-children= --table= --use-set-session-authorization --username= --verbose
 --version -? -B -C -E= -F= -N= -O -S= -T= -U= -V -W -Z= -a -b -c -d= -e= -f= -h= -j= -n= -p= -s -t= -v -w -x
`,
};
