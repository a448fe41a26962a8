/** Catalog entries made ready for look-up: alternatives written out, flags split. Done once when the module loads. */
import type { Rule, Tool } from "./rule.ts";

export interface FlagRule {
  readonly path: readonly (readonly string[])[];
  readonly names: readonly string[];
  readonly values: readonly string[] | null;
  readonly rule: Rule;
}

export interface Entry {
  readonly tool: Tool;
  readonly name: string;
  readonly values: ReadonlySet<string>;
  readonly output: ReadonlySet<string>;
  readonly paths: ReadonlyMap<string, Rule>;
  /** Every word that begins a path: tells a subcommand from an argument. */
  readonly first: ReadonlySet<string>;
  readonly deepest: number;
  readonly flags: readonly FlagRule[];
}

function writtenOut(path: string): string[] {
  return path
    .split(" ")
    .map((word) => word.split("|"))
    .reduce<string[]>(
      (heads, words) =>
        heads.flatMap((head) => words.map((word) => (head === "" ? word : `${head} ${word}`))),
      [""],
    );
}

function flagRule([key, rule]: readonly [string, Rule]): FlagRule {
  const words = key.split(" ");
  const flag = words.pop() ?? "";
  const equals = flag.indexOf("=");
  const names = (equals < 0 ? flag : flag.slice(0, equals)).split("|");
  const values = equals < 0 ? null : flag.slice(equals + 1).split(",");
  return { path: words.map((word) => word.split("|")), names, values, rule };
}

const named = (flags: string | undefined): ReadonlySet<string> =>
  new Set((flags ?? "").split(" ").filter((flag) => flag !== ""));

function entry(tool: Tool): Entry {
  const paths = new Map<string, Rule>();
  for (const [key, rule] of Object.entries(tool.subcommands ?? {}))
    for (const path of key.split(", ").flatMap(writtenOut)) paths.set(path, rule);
  return {
    tool,
    name: tool.names.split(" ")[0] ?? "",
    values: named(tool.values),
    output: named(tool.output),
    paths,
    first: new Set([...paths.keys()].map((path) => path.split(" ")[0] ?? "")),
    deepest: Math.max(0, ...[...paths.keys()].map((path) => path.split(" ").length)),
    flags: Object.entries(tool.flags ?? {}).map(flagRule),
  };
}

export function compile(tools: readonly Tool[]): ReadonlyMap<string, Entry> {
  const entries = new Map<string, Entry>();
  for (const tool of tools) {
    const compiled = entry(tool);
    for (const name of tool.names.split(" ")) {
      // A bug of the catalog, not of any input: it shows when the module loads.
      if (entries.has(name)) throw new Error(`two catalog entries are named ${name}`);
      entries.set(name, compiled);
    }
  }
  return entries;
}
