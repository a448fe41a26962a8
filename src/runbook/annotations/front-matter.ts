/**
 * The `rutter:` key of a runbook's front matter, checked. Whatever else stands there belongs to other tools and is
 * not even parsed, so that their YAML can be as broken as it likes.
 */
import type { Diagnostic } from "../../base/index.ts";
import type { FrontMatter } from "../reading.ts";
import { finding, shorten, suggest } from "./finding.ts";
import { ownBlocks } from "./front-block.ts";
import { wrongDefaults } from "./front-defaults.ts";
import type { YamlEntry, YamlNode, YamlParser } from "./yaml-parser.ts";

export interface FrontMatterReading {
  readonly front: FrontMatter | null;
  readonly diagnostics: readonly Diagnostic[];
}

const textKeys = ["service", "environment", "zone"] as const;
const tableKeys = ["values", "contexts", "metrics", "defaults"] as const;
const known: readonly string[] = [...textKeys, ...tableKeys];

const examples: Readonly<Record<string, string>> = {
  service: "service: order-service",
  environment: "environment: staging",
  zone: "zone: America/New_York",
  values: "values: { region: eu-west-1 }",
  contexts: "contexts: { kubectl: prod-eu }",
  metrics: "metrics: { queue lag: 'max(kafka_consumergroup_lag)' }",
  defaults: "defaults: { timeout: 10m }",
};

/** `lines` stand between the `---` lines; `firstLine` is the number of the first of them in the file. */
export function readFrontMatter(
  lines: readonly string[],
  firstLine: number,
  parseYaml: YamlParser,
): FrontMatterReading {
  const [block, second] = ownBlocks(lines);
  if (block === undefined) return { front: null, diagnostics: [] };
  if (second !== undefined) return broken(firstLine + second.at, "rutter is there twice");
  const { value, errors } = parseYaml(block.lines.join("\n"));
  const start = firstLine + block.at;
  const [error] = errors;
  if (error !== undefined) return broken(start + error.line - 1, error.message);
  const own = value?.kind === "map" ? value.entries.find(({ key }) => key === "rutter") : undefined;
  if (own === undefined) return { front: null, diagnostics: [] };
  return readOwn(own, (line) => start + line - 1);
}

type LineOf = (line: number) => number;

function readOwn(own: YamlEntry, lineOf: LineOf): FrontMatterReading {
  if (own.value.kind !== "map") {
    const what = "rutter has no keys under it";
    return {
      front: null,
      diagnostics: [badValue(lineOf(own.line), what, `indent ${known.join(", ")} below it`)],
    };
  }
  const texts = new Map<string, string>();
  const tables = new Map<string, Readonly<Record<string, string>>>();
  const diagnostics: Diagnostic[] = [];
  for (const entry of own.value.entries) {
    if (!known.includes(entry.key)) diagnostics.push(unknownKey(entry, lineOf));
    else if ((textKeys as readonly string[]).includes(entry.key)) {
      const text = readText(entry);
      if (text === null) diagnostics.push(unfit(entry.key, entry.value, lineOf));
      else texts.set(entry.key, text);
    } else tables.set(entry.key, readTable(entry, lineOf, diagnostics));
    if (entry.key === "defaults") diagnostics.push(...wrongDefaults(entry, lineOf));
  }
  const table = (key: string) => tables.get(key) ?? emptyTable();
  const front: FrontMatter = {
    service: texts.get("service") ?? null,
    environment: texts.get("environment") ?? null,
    zone: texts.get("zone") ?? null,
    values: table("values"),
    contexts: table("contexts"),
    metrics: table("metrics"),
    defaults: table("defaults"),
  };
  return { front, diagnostics };
}

function readText({ key, value }: YamlEntry): string | null {
  if (value.kind !== "text" || value.text.trim() === "") return null;
  const text = value.text.trim();
  // Whether the zone exists is asked where a clock is at hand; a bare offset never is one.
  if (key === "zone" && !/^[A-Za-z][\w+-]*(?:\/[\w+-]+){0,2}$/.test(text)) return null;
  return text;
}

/** Without a prototype, so that no name of a value finds something that nobody wrote. */
const emptyTable = (): Record<string, string> => Object.create(null) as Record<string, string>;

function readTable(
  entry: YamlEntry,
  lineOf: LineOf,
  diagnostics: Diagnostic[],
): Readonly<Record<string, string>> {
  const table = emptyTable();
  if (entry.value.kind !== "map") {
    diagnostics.push(unfit(entry.key, entry.value, lineOf));
    return table;
  }
  for (const { key, line, value } of entry.value.entries) {
    if (value.kind !== "text" || key.trim() === "" || key === "__proto__") {
      const what =
        value.kind === "text"
          ? `${entry.key} has "${shorten(key)}", which cannot be a name`
          : `${entry.key} gives "${shorten(key)}" a ${value.kind} instead of a text`;
      diagnostics.push(badValue(lineOf(line), what, `write names with texts: ${examples[entry.key]}`));
    } else table[key] = value.text;
  }
  return table;
}

function unfit(key: string, value: YamlNode, lineOf: LineOf): Diagnostic {
  const given = value.kind === "text" ? `"${shorten(value.text)}"` : `a ${value.kind}`;
  const what = `${key} is given ${value.kind === "text" && value.text.trim() === "" ? "nothing" : given}`;
  return badValue(lineOf(value.line), what, `write for example ${examples[key]}`);
}

function badValue(line: number, what: string, fix: string): Diagnostic {
  const why = "everything below the front matter is read and planned with these values";
  return finding({ code: "RUNBOOK_FRONT_MATTER_VALUE", line, what, why, fix });
}

function unknownKey({ key, line }: YamlEntry, lineOf: LineOf): Diagnostic {
  return finding({
    code: "RUNBOOK_FRONT_MATTER_KEY",
    line: lineOf(line),
    what: `"${shorten(key)}" is not a key that Rutter knows under rutter:`,
    why: "what it sets would be left out without anyone noticing",
    fix: suggest(key, known),
  });
}

function broken(line: number, reason: string): FrontMatterReading {
  const diagnostic = finding({
    code: "RUNBOOK_FRONT_MATTER_YAML",
    line,
    what: `the front matter under rutter: cannot be read: ${reason}`,
    why: "none of its settings are used; the rest of the runbook is read without them",
    fix: "correct this line",
  });
  return { front: null, diagnostics: [diagnostic] };
}
