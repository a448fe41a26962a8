/** One sample of a page of metrics: name, labels, value; timestamp and exemplar are looked over, and let go. */
import { numberIn } from "./number-in.ts";

export interface Sample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

interface Cursor {
  readonly line: string;
  at: number;
}

const SPACE = /[ \t]*/y;
const NAME = /[A-Za-z_:][A-Za-z0-9_:]*/y;
const WORD = /[^ \t#,{}]+/y;

function take(cursor: Cursor, pattern: RegExp): string {
  pattern.lastIndex = cursor.at;
  const found = pattern.exec(cursor.line)?.[0] ?? "";
  cursor.at += found.length;
  return found;
}

function skip(cursor: Cursor, letter: string): boolean {
  take(cursor, SPACE);
  if (cursor.line[cursor.at] !== letter) return false;
  cursor.at += 1;
  return true;
}

/** Null: it is not closed, or holds an escape that there is not. */
function quoted(cursor: Cursor): string | null {
  if (!skip(cursor, '"')) return null;
  const parts: string[] = [];
  for (let { at } = cursor; at < cursor.line.length; at += 1) {
    const letter = cursor.line[at] ?? "";
    if (letter === '"') {
      cursor.at = at + 1;
      return parts.join("");
    }
    if (letter !== "\\") parts.push(letter);
    else {
      at += 1;
      const escaped = cursor.line[at] ?? "";
      if (escaped !== "n" && escaped !== "\\" && escaped !== '"') return null;
      parts.push(escaped === "n" ? "\n" : escaped);
    }
  }
  return null;
}

interface Braces {
  /** A name in quotes that stands among the labels; null: none. */
  readonly name: string | null;
  readonly labels: Readonly<Record<string, string>>;
}

function braces(cursor: Cursor): Braces | null {
  const labels: Record<string, string> = {};
  let name: string | null = null;
  if (!skip(cursor, "{")) return { name, labels };
  while (!skip(cursor, "}")) {
    const isQuoted = cursor.line[cursor.at] === '"';
    const label = isQuoted ? quoted(cursor) : take(cursor, NAME);
    if (label === null || label === "") return null;
    if (skip(cursor, "=")) {
      const value = quoted(cursor);
      if (value === null || Object.hasOwn(labels, label)) return null;
      Object.defineProperty(labels, label, { value, enumerable: true, configurable: true, writable: true });
    } else if (isQuoted && name === null) name = label;
    else return null;
    if (skip(cursor, ",")) continue;
    take(cursor, SPACE);
    if (cursor.line[cursor.at] !== "}") return null;
  }
  return { name, labels };
}

/** Null: it is not to the letter. */
export function sampleIn(line: string): Sample | null {
  const cursor: Cursor = { line, at: 0 };
  take(cursor, SPACE);
  const bare = take(cursor, NAME);
  const inside = braces(cursor);
  if (inside === null || (bare === "") === (inside.name === null)) return null;
  take(cursor, SPACE);
  const value = numberIn(take(cursor, WORD));
  take(cursor, SPACE);
  const stamp = take(cursor, WORD);
  if (value === null || (stamp !== "" && numberIn(stamp) === null)) return null;
  take(cursor, SPACE);
  if (cursor.at < line.length && !isExemplar(cursor)) return null;
  return { name: inside.name ?? bare, labels: inside.labels, value };
}

/** ` # {trace_id="a"} 0.5 1700000000.1`. */
function isExemplar(cursor: Cursor): boolean {
  if (!skip(cursor, "#")) return false;
  take(cursor, SPACE);
  if (cursor.line[cursor.at] !== "{") return false;
  const inside = braces(cursor);
  if (inside === null || inside.name !== null) return false;
  take(cursor, SPACE);
  if (numberIn(take(cursor, WORD)) === null) return false;
  take(cursor, SPACE);
  const stamp = take(cursor, WORD);
  take(cursor, SPACE);
  return (stamp === "" || numberIn(stamp) !== null) && cursor.at === cursor.line.length;
}
