/** What psql takes, as it says itself; written by scripts/tools/harvest.mjs, not by hand. */
import type { ToolText } from "../tool-text.ts";

export const psql: ToolText = {
  tool: "psql",
  versions: ["15.18", "16.14", "18.4"],
  gone: [],
  taken: "2026-11-21",
  more: [],
  commands: `
.: --command= --csv --dbname= --echo-all --echo-errors --echo-hidden --echo-queries --expanded
 --field-separator-zero --field-separator= --file= --help= --host= --html --list --log-file= --no-align
 --no-password --no-psqlrc --no-readline --output= --password --port= --pset= --quiet --record-separator-zero
 --record-separator= --set= --single-line --single-step --single-transaction --table-attr= --tuples-only --username=
 --variable= --version -0 -1 -?? -A -E -F= -H -L= -P= -R= -S -T= -U= -V -W -X -a -b -c= -d= -e -f= -h= -l -n -o= -p=
 -q -s -t -v= -w -x -z
`,
};
