/**
 * Takes the secrets that lint found out of everything that is said: a value that no shape gives away is known only by
 * its place, and would otherwise stand in the frame of the very finding that warns of it.
 */
import { findSecrets, redact } from "../../base/index.ts";
import type { Finding } from "../../lint/index.ts";

/** Part of a line that must not be shown, by columns: 1-based, both ends included. */
export interface HiddenPart {
  readonly line: number;
  readonly columns: readonly [first: number, last: number];
}

const SECRET_CODE = "SECRET_IN_TEXT";
const MASK = "****";
/** What is shorter is a part of other words too. */
const LEAST_VALUE = 4;

function partsOf({ span }: Finding, source: readonly string[]): readonly HiddenPart[] {
  const [first, last] = span.lines;
  return source.slice(first - 1, last).map((line, index) => {
    const from = index === 0 ? (span.columns?.[0] ?? 1) : 1;
    const to = index === last - first ? (span.columns?.[1] ?? line.length) : line.length;
    return { line: first + index, columns: [from, Math.max(from, to)] };
  });
}

/** A key of several lines shows its shape only as a whole. */
function keysIn(source: readonly string[]): readonly HiddenPart[] {
  if (!source.some((line) => line.includes("PRIVATE KEY-----"))) return [];
  const found: HiddenPart[] = [];
  const keys = findSecrets(source.join("\n")).filter(({ kind }) => kind === "private-key");
  let start = 0;
  for (const [index, line] of source.entries()) {
    const end = start + line.length;
    const key = keys.find((each) => each.start < end && each.end > start);
    if (key !== undefined && line !== "")
      found.push({
        line: index + 1,
        columns: [Math.max(1, key.start - start + 1), Math.min(line.length, key.end - start)],
      });
    start = end + 1;
  }
  return found;
}

function valuesIn(parts: readonly HiddenPart[], source: readonly string[]): readonly string[] {
  const values = parts.map(({ line, columns }) => (source[line - 1] ?? "").slice(columns[0] - 1, columns[1]));
  return [...new Set(values.map((value) => value.trim()).filter((value) => value.length >= LEAST_VALUE))];
}

/** A value that is a secret in one place is one wherever else it stands. */
function everywhere(values: readonly string[], source: readonly string[]): readonly HiddenPart[] {
  return source.flatMap((text, index) =>
    values.flatMap((value) => {
      const found: HiddenPart[] = [];
      for (let at = text.indexOf(value); at !== -1; at = text.indexOf(value, at + value.length))
        found.push({ line: index + 1, columns: [at + 1, at + value.length] });
      return found;
    }),
  );
}

export function hiddenParts(findings: readonly Finding[], source: readonly string[]): readonly HiddenPart[] {
  const secrets = findings.filter(({ code }) => code === SECRET_CODE);
  const found = [...secrets.flatMap((finding) => partsOf(finding, source)), ...keysIn(source)];
  return found.length === 0 ? [] : [...found, ...everywhere(valuesIn(found, source), source)];
}

/** The line with its hidden parts masked, for what is compared or hashed. */
export function maskedLines(source: readonly string[], hidden: readonly HiddenPart[]): readonly string[] {
  if (hidden.length === 0) return source;
  const hide = hiderOf(source, hidden);
  const touched = new Set(hidden.map(({ line }) => line));
  return source.map((line, index) => (touched.has(index + 1) ? hide(line) : line));
}

/** Takes the values that stand in the hidden parts out of any text. */
export function hiderOf(source: readonly string[], hidden: readonly HiddenPart[]): (text: string) => string {
  const values = valuesIn(hidden, source);
  return (text) => redact(values.reduce((shown, value) => shown.replaceAll(value, MASK), text));
}

/** The findings, with their words as `hide` leaves them. */
export const withHidden = (
  findings: readonly Finding[],
  hide: (text: string) => string,
): readonly Finding[] =>
  findings.map((finding) => ({
    ...finding,
    what: hide(finding.what),
    why: hide(finding.why),
    fix: hide(finding.fix),
  }));
