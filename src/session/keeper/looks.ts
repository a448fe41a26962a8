/**
 * Judges what a text must look like while it goes by, in memory that does not grow with it. What is longer than a bound is
 * judged by its first part, and `equals` then does not hold.
 */
import { StringDecoder } from "node:string_decoder";
import type { Look } from "../session.ts";
import { beginsAt } from "./marker.ts";

const EQUALS_BYTES = 1_000_000;
const LINE_CHARACTERS = 16_384;

export interface Judge {
  readonly feed: (bytes: Buffer) => void;
  readonly held: () => boolean;
}

export function judgeOf(look: Look): Judge {
  if (look.kind === "contains") return contains(Buffer.from(look.text));
  return look.kind === "equals" ? equals(look.text) : matches(look.pattern);
}

function contains(needle: Buffer): Judge {
  let found = needle.length === 0;
  let held: Buffer = Buffer.alloc(0);
  return {
    feed: (chunk) => {
      if (found) return;
      const bytes = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
      found = bytes.includes(needle);
      if (!found) held = Buffer.from(bytes.subarray(beginsAt(bytes, needle)));
    },
    held: () => found,
  };
}

function equals(text: string): Judge {
  const parts: Buffer[] = [];
  let length = 0;
  return {
    feed: (bytes) => {
      length += bytes.length;
      if (length <= EQUALS_BYTES) parts.push(Buffer.from(bytes));
      else parts.length = 0;
    },
    held: () => length <= EQUALS_BYTES && Buffer.concat(parts).toString("utf8").trim() === text.trim(),
  };
}

/** Line by line, so that `^` and `$` mean what they mean to grep. A pattern that is none holds of nothing. */
function matches(pattern: string): Judge {
  const expression = compiled(pattern);
  const decoder = new StringDecoder("utf8");
  let found = false;
  let rest = "";
  return {
    feed: (bytes) => {
      if (found || expression === null) return;
      const lines = `${rest}${decoder.write(bytes)}`.split("\n");
      rest = (lines.pop() ?? "").slice(0, LINE_CHARACTERS);
      found = lines.some((line) => expression.test(line.slice(0, LINE_CHARACTERS).replace(/\r$/, "")));
    },
    held: () => found || (expression !== null && rest !== "" && expression.test(rest)),
  };
}

function compiled(pattern: string): RegExp | null {
  try {
    return new RegExp(pattern);
  } catch {
    return null;
  }
}
