/** Compares a text with what was expected of it, and says in words what does not hold. What it cannot judge does not hold. */
import type { Expect } from "./expectation.ts";

export interface Seen {
  readonly text: string;
  /** Not all of it was read. */
  readonly cut: boolean;
  /** Of an answer that has one. */
  readonly status: number | null;
  /** Null: it took too long to tell, or it is no pattern. */
  readonly matches: ((pattern: string, text: string) => boolean | null) | null;
}

/** Told before anything is done: an expectation of a kind that a hand cannot judge. Null: it judges them all. */
export function unjudged(expected: readonly Expect[], judges: readonly Expect["kind"][]): string | null {
  const one = expected.find(({ kind }) => !judges.includes(kind));
  return one === undefined ? null : cannotJudge(one);
}

/** One line for each expectation that does not hold. */
export const unmet = (expected: readonly Expect[], seen: Seen): readonly string[] =>
  expected.flatMap((expect) => whyNot(expect, seen) ?? []);

function whyNot(expect: Expect, seen: Seen): string | null {
  const among = seen.cut ? " in the part of it that was read" : "";
  switch (expect.kind) {
    case "contains":
      return seen.text.includes(expect.text) ? null : `it does not contain "${expect.text}"${among}`;
    case "equals":
      if (seen.cut) return `it is longer than what it should be: "${expect.text}"`;
      return seen.text.trim() === expect.text.trim() ? null : `it is not "${expect.text}"`;
    case "matches": {
      const matches = seen.matches?.(expect.pattern, seen.text) ?? null;
      if (matches === null) return `it cannot be told whether it is like ${expect.pattern}`;
      return matches ? null : `nothing in it is like ${expect.pattern}${among}`;
    }
    case "status":
      if (seen.status === null) return cannotJudge(expect);
      return seen.status === expect.code ? null : `its status is ${seen.status} and not ${expect.code}`;
    case "exit":
    case "rows":
      return cannotJudge(expect);
  }
}

const cannotJudge = ({ kind }: Expect): string => `it has no ${WORDS[kind] ?? "text"} that could be judged`;

const WORDS: Readonly<Record<string, string>> = { status: "status", exit: "exit status", rows: "rows" };
