/** What pg_restore takes, as it says itself; written by scripts/tools/harvest.mjs, not by hand. */
import type { ToolText } from "../tool-text.ts";

export const pgRestore: ToolText = {
  tool: "pg_restore",
  versions: ["15.18", "16.14", "18.4"],
  gone: [],
  taken: "2026-11-21",
  more: [],
  commands: `
.: --clean --create --data-only --dbname= --disable-triggers --enable-row-security --exclude-schema= --exit-on-error
 --file= --filter= --format= --function= --help --host= --if-exists --index= --jobs= --list --no-acl --no-comments
 --no-data --no-data-for-failed-tables --no-owner --no-password --no-policies --no-privileges --no-publications
 --no-reconnect --no-schema --no-security-labels --no-statistics --no-subscriptions --no-table-access-method
 --no-tablespaces --password --port= --restrict-key= --role= --schema-only --schema= --section= --single-transaction
 --statistics --statistics-only --strict-names --superuser= --table= --transaction-size= --trigger= --use-list=
 --use-set-session-authorization --username= --verbose --version -1 -? -C -F= -I= -L= -N= -O -P= -S= -T= -U= -V -W
 -a -c -d= -e -f= -h= -j= -l -n= -p= -s -t= -v -w -x
`,
};
