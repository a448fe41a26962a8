/**
 * Reads values out of `rutter.yaml` one by one, each with its line, so that a wrong one can be shown where it stands.
 * What it does not expect it refuses; nothing is turned into something else.
 */
import { nearest, RutterError } from "../base/index.ts";
import type { YamlParser } from "../runbook/index.ts";
import type { AppCode } from "./codes.ts";

export type YamlNode = NonNullable<ReturnType<YamlParser>["value"]>;

/** A value with the file it stands in and the keys that lead to it. */
export interface ConfigNode {
  readonly node: YamlNode;
  readonly key: string;
  readonly file: string;
  readonly source: readonly string[];
}

interface Wrong {
  readonly code: AppCode;
  readonly what: string;
  readonly why: string;
  readonly fix: string;
}

export function wrong(at: Omit<ConfigNode, "node" | "key">, line: number, said: Wrong): RutterError {
  const text = at.source[line - 1];
  return new RutterError({
    ...said,
    place: { file: at.file, line, ...(text === undefined ? {} : { text }) },
  });
}

const invalid = (at: ConfigNode, wanted: string): RutterError =>
  wrong(at, at.node.line, {
    code: "CONFIG_VALUE_INVALID",
    what: `${at.key} is not ${wanted}`,
    why: "a setting that is misread could let a release start that should not",
    fix: `write ${wanted}`,
  });

export function textOf(at: ConfigNode, wanted = "a text"): string {
  if (at.node.kind !== "text") throw invalid(at, wanted);
  return at.node.text;
}

export function listOf(at: ConfigNode): readonly ConfigNode[] {
  if (at.node.kind !== "list") throw invalid(at, "a list");
  return at.node.items.map((node, index) => ({ ...at, node, key: `${at.key}[${index}]` }));
}

/** The entries of a map whose keys are names that the team chose. */
export function namedOf(at: ConfigNode): ReadonlyMap<string, ConfigNode> {
  // `staging:` with nothing after it is an environment without rules.
  if (at.node.kind === "text" && at.node.text === "") return new Map();
  if (at.node.kind !== "map") throw invalid(at, "names with values");
  const prefix = at.key === "" ? "" : `${at.key}.`;
  return new Map(
    at.node.entries.map(({ key, value }) => [key, { ...at, node: value, key: `${prefix}${key}` }] as const),
  );
}

/** The entries of a map whose keys are Rutter's; another key is refused, with the nearest known one. */
export function keysOf(at: ConfigNode, known: readonly string[]): ReadonlyMap<string, ConfigNode> {
  const found = namedOf(at);
  for (const [key, entry] of found) {
    if (known.includes(key)) continue;
    const near = nearest(key, known);
    throw wrong(at, lineOfKey(at, key) ?? entry.node.line, {
      code: "CONFIG_KEY_UNKNOWN",
      what: `there is no setting ${entry.key}`,
      why: "a setting that is not known would have no effect, and nobody would notice",
      fix: near ? `did you mean ${near}?` : `${at.key === "" ? "it" : at.key} takes ${known.join(", ")}`,
    });
  }
  return found;
}

const lineOfKey = ({ node }: ConfigNode, key: string): number | undefined =>
  node.kind === "map" ? node.entries.find((entry) => entry.key === key)?.line : undefined;

export function oneOf<Value extends string>(at: ConfigNode, values: readonly Value[]): Value {
  const text = textOf(at, `one of ${values.join(", ")}`);
  const found = values.find((value) => value === text);
  if (found === undefined) throw invalid(at, `one of ${values.join(", ")}`);
  return found;
}

export const truthOf = (at: ConfigNode): boolean => oneOf(at, ["true", "false"]) === "true";

export function countOf(at: ConfigNode): number {
  const text = textOf(at, "a whole number from 1 up");
  if (!/^[1-9]\d{0,3}$/.test(text)) throw invalid(at, "a whole number from 1 up");
  return Number(text);
}

export { invalid };
