/**
 * The `yaml` package as a `YamlParser`. Loaded only where a runbook has front matter or a `rutter` fence. Aliases,
 * key sets and whatever else unfolds into more than is written are refused.
 */
import { isAlias, isMap, isScalar, isSeq, LineCounter, type Pair, parseDocument } from "yaml";
import type { ParsedYaml, YamlEntry, YamlError, YamlMap, YamlNode } from "./yaml-parser.ts";
import { plainWords } from "./yaml-words.ts";

/** Longer than any front matter or fence that a person writes; the parser is slow on more. */
const LONGEST = 64 * 1024;
const DEEPEST = 20;

interface Build {
  readonly lines: LineCounter;
  readonly errors: YamlError[];
}

export function parseYaml(text: string): ParsedYaml {
  if (text.length > LONGEST) return failed({ line: 1, message: "it is longer than 64 KB" });
  const deep = tooDeep(text);
  if (deep !== null) return failed({ line: deep, message: "it is nested too deeply" });
  const lines = new LineCounter();
  // Failsafe: every scalar is text. Its own search for duplicate keys takes quadratic time, so ours is below.
  const options = { schema: "failsafe", uniqueKeys: false, prettyErrors: false, logLevel: "error" } as const;
  try {
    const document = parseDocument(text, { ...options, lineCounter: lines });
    const first = document.errors[0];
    if (first !== undefined) return failed(plainWords(first, text, lines));
    const build: Build = { lines, errors: [] };
    const value = document.contents === null ? null : toNode(build, document.contents, 0);
    return build.errors.length > 0 ? { value: null, errors: build.errors } : { value, errors: [] };
  } catch (error) {
    if (error instanceof RangeError) return failed({ line: 1, message: "it is nested too deeply" });
    throw error;
  }
}

/** Brackets or list marks within each other beyond this are no YAML that a person writes. */
const DEEPEST_MARKS = 40;

/**
 * The line on which the text nests too deeply, or null. Asked before the parser is: it calls itself for every level, and
 * where that exhausts the stack inside an expression that is just being compiled, V8 ends the process and throws nothing.
 */
function tooDeep(text: string): number | null {
  let open = 0;
  for (const [at, line] of text.split("\n").entries()) {
    for (const sign of line) {
      if (sign === "[" || sign === "{") open += 1;
      else if ((sign === "]" || sign === "}") && open > 0) open -= 1;
      if (open > DEEPEST_MARKS) return at + 1;
    }
    if ((/^(?:\s*[-?:](?=\s))*/.exec(line)?.[0].replace(/\s+/g, "").length ?? 0) > DEEPEST_MARKS)
      return at + 1;
  }
  return null;
}

const failed = (error: YamlError): ParsedYaml => ({ value: null, errors: [error] });

function lineOf(build: Build, node: unknown): number {
  const range = (node as { range?: readonly number[] | null } | null)?.range;
  return Math.max(1, build.lines.linePos(range?.[0] ?? 0).line);
}

function toNode(build: Build, node: unknown, depth: number): YamlNode {
  const line = lineOf(build, node);
  if (depth > DEEPEST) return refuse(build, line, "it is nested too deeply");
  if (isAlias(node)) return refuse(build, line, `*${node.source} stands for another value: write that out`);
  if (isSeq(node))
    return { kind: "list", line, items: node.items.map((item) => toNode(build, item, depth + 1)) };
  if (isMap(node)) return toMap(build, node.items, { line, depth });
  const value = isScalar(node) ? node.value : "";
  return { kind: "text", line, text: typeof value === "string" ? value : "" };
}

function toMap(build: Build, pairs: readonly Pair[], at: { line: number; depth: number }): YamlMap {
  const entries: YamlEntry[] = [];
  const seen = new Set<string>();
  for (const { key, value } of pairs) {
    const line = lineOf(build, key);
    if (!isScalar(key) || typeof key.value !== "string") {
      refuse(build, line, "a key must be plain text");
      continue;
    }
    if (seen.has(key.value)) refuse(build, line, `${key.value} is there twice`);
    seen.add(key.value);
    // A key with nothing after it has no place of its own.
    const empty: YamlNode = { kind: "text", line, text: "" };
    entries.push({
      key: key.value,
      line,
      value: value === null ? empty : toNode(build, value, at.depth + 1),
    });
  }
  return { kind: "map", line: at.line, entries };
}

function refuse(build: Build, line: number, message: string): YamlNode {
  build.errors.push({ line, message });
  return { kind: "text", line, text: "" };
}
