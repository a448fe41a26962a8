/**
 * The text of `rutter.yaml` as a tree with lines, as the plain value that the schema checks, and the place of each path
 * in it. Nothing here knows a setting.
 */
import type { Span } from "../../base/index.ts";
import type { YamlEntry, YamlNode } from "../../runbook/index.ts";

export type Path = readonly PropertyKey[];

/** Texts, lists and maps; every map is an object of its own keys. */
export type Raw = string | Raw[] | { [key: string]: Raw };

export function rawOf(node: YamlNode): Raw {
  if (node.kind === "text") return node.text;
  if (node.kind === "list") return node.items.map(rawOf);
  return Object.fromEntries(node.entries.map(({ key, value }) => [key, rawOf(value)]));
}

export interface Located {
  /** Null where the path leads to nothing; line and column are then those of what it leads through. */
  readonly node: YamlNode | null;
  readonly line: number;
  readonly column: number;
}

interface Step {
  readonly node: YamlNode;
  readonly line: number;
  /** From here on in its line. */
  readonly at: number;
}

/** Where a text of one line begins in the file, for the node's own column is not kept. */
function columnIn(source: readonly string[], step: Step): number {
  const line = source[step.node.line - 1] ?? "";
  const from = step.node.line === step.line ? step.at : 0;
  const found = step.node.kind === "text" ? line.indexOf(step.node.text, from) : -1;
  return found === -1 ? from : found;
}

const keyAt = (line: string, key: string, from: number): number => {
  for (let at = line.indexOf(key, from); at !== -1; at = line.indexOf(key, at + 1)) {
    if (/^["']?[ \t]{0,20}:/.test(line.slice(at + key.length, at + key.length + 24))) return at;
  }
  return -1;
};

function intoEntry(source: readonly string[], from: Step, entry: YamlEntry): Step {
  const line = source[entry.line - 1] ?? "";
  const start = entry.line === from.line ? from.at : 0;
  return { node: entry.value, line: entry.line, at: Math.max(keyAt(line, entry.key, start), 0) };
}

function into(source: readonly string[], from: Step, part: PropertyKey): Step | null {
  const { node } = from;
  if (node.kind === "map") {
    const entry = node.entries.find(({ key }) => key === part);
    return entry === undefined ? null : intoEntry(source, from, entry);
  }
  // What may be one or a list is a list afterwards: index 0 of what is none is that itself.
  if (node.kind === "text" || typeof part !== "number") return part === 0 ? from : null;
  const item = node.items[part];
  if (item === undefined) return null;
  const inSource = source[item.line - 1] ?? "";
  const start = item.line === from.line ? from.at : 0;
  const at = item.kind === "text" ? Math.max(inSource.indexOf(item.text, start), 0) : start;
  return { node: item, line: item.line, at };
}

export interface ConfigDocument {
  readonly root: YamlNode;
  readonly source: readonly string[];
}

/** The place of a key, or of an item of a list. */
export function locate({ root, source }: ConfigDocument, path: Path): Located {
  let step: Step = { node: root, line: root.line, at: 0 };
  for (const part of path) {
    const next = part === 0 && step.node.kind === "map" ? step : into(source, step, part);
    if (next === null) return { node: null, line: step.line, column: step.at + 1 };
    step = next;
  }
  return { node: step.node, line: step.line, column: step.at + 1 };
}

/** The span of a value: where it stands, not its key. */
export function valueSpan({ root, source }: ConfigDocument, path: Path): Span {
  let step: Step = { node: root, line: root.line, at: 0 };
  for (const part of path)
    step = (part === 0 && step.node.kind === "map" ? step : into(source, step, part)) ?? step;
  const column = columnIn(source, step) + 1;
  return { lines: [step.node.line, step.node.line], columns: [column, column] };
}

export function keySpan(document: ConfigDocument, path: Path): Span {
  const { line, column } = locate(document, path);
  return { lines: [line, line], columns: [column, column] };
}

/** `environments.production.windows[0]`. */
export const pathText = (path: Path): string =>
  path
    .map((part, index) =>
      typeof part === "number" ? `[${part}]` : `${index === 0 ? "" : "."}${String(part)}`,
    )
    .join("");
