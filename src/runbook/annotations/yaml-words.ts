/** What the YAML parser complains about, in the words of somebody who has the runbook before them. */
import type { LineCounter, YAMLError } from "yaml";
import type { YamlError } from "./yaml-parser.ts";

const words: readonly (readonly [code: string, says: RegExp, message: string])[] = [
  ["TAB_AS_INDENT", /./, "a tab cannot indent: use spaces"],
  ["BLOCK_AS_IMPLICIT_KEY", /./, 'there is a second ": " on the line: put the value in quotes'],
  ["BAD_SCALAR_START", /./, "a value cannot begin with ` or @: put it in quotes"],
  ["UNEXPECTED_TOKEN", /flow-(?:map|seq)-end/, "a bracket closes that was never opened"],
  ["MISSING_CHAR", /quote/i, "a quote is never closed"],
  ["MISSING_CHAR", /implicit map keys/i, 'a line has no ":" after its key'],
  ["MISSING_CHAR", /flow|expected .*[\]}]/i, "a bracket is never closed"],
  ["BAD_INDENT", /flow/i, "a bracket is never closed, or closes too far left"],
  ["BAD_INDENT", /./, "the indentation does not line up"],
  ["MULTILINE_IMPLICIT_KEY", /./, "a line does not line up with those above it"],
  ["MULTIPLE_DOCS", /./, "there is more after a second ---"],
  ["RESOURCE_EXHAUSTION", /./, "it is nested too deeply"],
];

export function plainWords(error: YAMLError, text: string, lines: LineCounter): YamlError {
  const { line } = lines.linePos(lastWritten(text, error.pos[0]));
  if (isBlockScalar(error, text, lines)) return { line, message: blockScalar };
  const found = words.find(([code, says]) => code === error.code && says.test(error.message));
  return { line: Math.max(1, line), message: found?.[2] ?? lowerFirst(error.message) };
}

/** What is missing at the end is missing where the writing stops, not below the blank lines after it. */
function lastWritten(text: string, at: number): number {
  return at < text.trimEnd().length ? at : Math.max(0, text.trimEnd().length - 1);
}

const blockScalar = "a value cannot begin with > or |: put it in quotes";

/** `abort: > 2%`: the parser takes the sign for the head of a text on the lines below. */
function isBlockScalar(error: YAMLError, text: string, lines: LineCounter): boolean {
  if (error.code !== "UNEXPECTED_TOKEN") return false;
  const { col } = lines.linePos(error.pos[0]);
  return /(?:^|[:-])\s{0,9}[>|][^:]{0,200}$/.test(
    text.slice(Math.max(0, error.pos[0] - Math.min(col, 200)), error.pos[0] + 1),
  );
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
