/**
 * Tables that tools print: whether their first line is a header, whether a search for the good rows lets it
 * through, and how to do without.
 */
import type { Stage, WrittenWord } from "../shell/index.ts";
import type { Grep } from "./grep.ts";
import { nameOf, ownWords } from "./through.ts";
import { hasOption } from "./words.ts";

interface Table {
  readonly prints: RegExp;
  /** The words of the header that a search may hit. */
  readonly header: string;
  /** The option that leaves the header out; null where the tool has none. */
  readonly without: string | null;
  readonly fix: string;
}

const NO_HEADERS = "--no-headers";

const TABLES: readonly Table[] = [
  {
    prints: /^(?:kubectl|oc|k)(?: -\S{1,40}(?: \S{1,60})?){0,4} (?:get|top) /,
    header: "NAMESPACE NAME READY STATUS RESTARTS AGE DESIRED CURRENT AVAILABLE",
    without: NO_HEADERS,
    fix: "add --no-headers, and put `! ` in front: what is left is then the bad ones",
  },
  {
    prints: /^systemctl(?: \S{1,40}){0,3} (?:list-units|list-timers|list-unit-files|--failed)(?: |$)/,
    header: "UNIT LOAD ACTIVE SUB DESCRIPTION",
    without: "--no-legend",
    fix: "add --no-legend, and put `! ` in front: what is left is then the bad ones",
  },
  {
    prints: /^helm(?: -\S{1,40}(?: \S{1,60})?){0,3} (?:list|ls)(?: |$)/,
    header: "NAME NAMESPACE REVISION UPDATED STATUS CHART APP VERSION",
    without: null,
    fix: "ask for the bad ones alone: `helm list --failed --pending -q`, which prints no header",
  },
  {
    prints: /^(?:docker|podman)(?: \S{1,40}){0,2}? (?:ps|ls)(?: |$)/,
    header: "CONTAINER ID IMAGE COMMAND CREATED STATUS PORTS NAMES NAME SERVICE REPLICAS",
    without: null,
    fix: "add --format '{{.Names}} {{.Status}}', which prints no header, and put `! ` in front",
  },
  {
    prints: /^(?:docker compose|docker-compose)(?: -\S{1,20} \S{1,80}){0,3} ps(?: |$)/,
    header: "NAME IMAGE COMMAND SERVICE CREATED STATUS PORTS STATE",
    without: null,
    fix: "add --format '{{.Name}} {{.State}}', which prints no header, and put `! ` in front",
  },
  {
    prints: /^pm2(?: -\S{1,20}){0,2} (?:list|ls|l|status)(?: |$)/,
    header: "id name namespace version mode pid uptime status cpu mem user watching",
    without: null,
    fix: "compare the data: `pm2 jlist | jq -e 'all(.[]; .pm2_env.status == \"online\")'`",
  },
  {
    prints:
      /^(?:argocd app list|gcloud(?: \S{1,40}){1,4} list|nomad job status|consul members|docker node ls)(?: |$)/,
    header: "NAME CLUSTER NAMESPACE PROJECT STATUS HEALTH SYNCPOLICY ZONE ID TYPE NODE ADDRESS",
    without: null,
    fix: "leave the header out with `tail -n +2`, and put `! ` in front",
  },
];

/** No table with a header is printed in these forms. */
function otherForm(words: readonly WrittenWord[]): boolean {
  const said = words.map(({ text }) => text).join(" ");
  if (hasOption(words, NO_HEADERS, "--no-legend", "--noheadings", "--plain", "-q", "--quiet", "--short"))
    return true;
  if (/(?:^| )(?:-o|--output)[ =]?(?:json|yaml|name|go-template|jsonpath|value)/.test(said)) return true;
  return /(?:^| )--(?:format|template|jq)[ =]/.test(said) && !/--format[ =]["']?table/.test(said);
}

export interface HeaderLine {
  readonly table: Table;
  readonly words: readonly WrittenWord[];
}

/** The table that a pipe begins with, where its header reaches the last command. */
export function headerOf(stages: readonly Stage[]): HeaderLine | null {
  const [first, ...rest] = stages;
  if (first === undefined || rest.length === 0) return null;
  const words = ownWords(first);
  const said = words
    .map(({ text }) => text)
    .join(" ")
    .slice(0, 600);
  const table = TABLES.find(({ prints }) => prints.test(said));
  if (table === undefined || otherForm(words)) return null;
  const between = rest.slice(0, -1);
  const cuts = between.some((stage) => {
    const name = nameOf(ownWords(stage));
    return !/^(?:grep|egrep|sort|tee|cat)$/.test(name) || / NAME|header|'NAME/i.test(stage.text);
  });
  return cuts ? null : { table, words };
}

/** Whether the search leaves the header line in: none of its words is one of the header's. */
export function passesHeader({ table }: HeaderLine, grep: Grep): boolean {
  const header = grep.ignoresCase ? table.header.toLowerCase() : table.header;
  return grep.alternatives.every((each) => {
    const word = each.replace(/[\\^$"'\s.*()]/g, "");
    return word !== "" && !header.includes(grep.ignoresCase ? word.toLowerCase() : word);
  });
}

export function printsHeader(stages: readonly Stage[], grep: Grep): boolean {
  const line = headerOf(stages);
  return line !== null && passesHeader(line, grep);
}

export const headerOption = ({ table }: HeaderLine): string | null => table.without;
