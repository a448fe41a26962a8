/**
 * What a step should give, sorted into what a program judges and what only eyes can. An expectation in words is left
 * to a person where nothing else of the step could fail; elsewhere it is shown beside the step.
 */
import type { Expect } from "../effect/index.ts";
import type { Danger } from "../plan/index.ts";
import type { Item } from "../runbook/index.ts";
import type { Compiling } from "./compiling.ts";

export interface Expected {
  readonly expect: readonly Expect[];
  /** Words that a person compares with the output. */
  readonly words: readonly string[];
}

type Kind = "shell" | "sql" | "http";

export function expectedOf(compiling: Compiling, items: readonly Item[], kind: Kind): Expected {
  const expect: Expect[] = [];
  const words: string[] = [];
  for (const item of items) {
    for (const found of compiling.expectations.get(item.id) ?? []) {
      if (found.test === null) words.push(found.text);
      else expect.push(found.test);
    }
    const noted = item.notes?.expect;
    if (noted !== undefined) expect.push(notedExpect(noted));
    if (item.kind === "check" && item.expects !== null) {
      const read = readExpect(item.expects, kind, item.run);
      if (read === null) words.push(item.expects);
      else expect.push(read);
    }
  }
  return { expect: unique(expect), words: [...new Set(words)] };
}

const unique = (all: readonly Expect[]): readonly Expect[] => [
  ...new Map(all.map((each) => [JSON.stringify(each), each])).values(),
];

/** A text to be found in the output; with a backslash or between slashes, a regular expression. */
export function notedExpect(text: string): Expect {
  const between = /^\/(.+)\/$/.exec(text)?.[1];
  if (between !== undefined) return { kind: "matches", pattern: between };
  return text.includes("\\") ? { kind: "matches", pattern: text } : { kind: "contains", text };
}

const ROWS = /^(?:returns? |should return )?(\d{1,9}) rows?$/i;
const NO_ROWS = /^(?:returns? |should return )?(?:no|zero) rows?$/i;
const STATUS = /^(?:returns? |should return )?(?:HTTP(?:\/[\d.]+)? )?(?:status )?([1-5]\d\d)(?: ok)?$/i;
const EXIT = /^exit(?: code| status)?:? (\d{1,3})$/i;
const QUOTED = /^(?:`([^`]+)`|"([^"]+)"|'([^']+)')$/;
const ONE_WORD = /^[\w.:/-]{2,60}$/;

/** The few short forms of an Expected column that have one reading; null for everything else. */
export function readExpect(text: string, kind: Kind, run = ""): Expect | null {
  const bare = text.trim().replace(/[.]$/, "");
  const quoted = QUOTED.exec(bare);
  const inner = quoted?.[1] ?? quoted?.[2] ?? quoted?.[3];
  const rows = ROWS.exec(bare)?.[1] ?? (NO_ROWS.test(bare) ? "0" : undefined);
  if (rows !== undefined && kind === "sql") return { kind: "rows", count: Number(rows) };
  const exit = EXIT.exec(bare)?.[1];
  if (exit !== undefined && kind === "shell") return { kind: "exit", code: Number(exit) };
  const status = STATUS.exec(inner ?? bare)?.[1];
  if (status !== undefined && kind === "http") return { kind: "status", code: Number(status) };
  // The status stands in curl's output when it is asked to print it.
  if (status !== undefined && /\bcurl\b/.test(run)) {
    return /http_code|\s-\w*[iIv]/.test(run) ? { kind: "contains", text: status } : null;
  }
  if (inner !== undefined) return { kind: "contains", text: inner };
  if (/^-?\d+$/.test(bare)) return { kind: "equals", text: bare };
  return ONE_WORD.test(bare) && /[A-Z\d]|^(?:true|false|ok|healthy|pong)$/i.test(bare) && !isVague(bare)
    ? { kind: "contains", text: bare }
    : null;
}

/** One word that describes an output rather than standing in it. */
const isVague = (word: string): boolean =>
  /^(?:success(?:ful)?|passe[sd]|pass|yes|no|none|empty|works?|working|correct|expected|responds?|output|present|exists?|complete[d]?|green|up-to-date|n\/a|tbd)$/i.test(
    word,
  );

/** Must a person look: only where neither an exit status nor a compiled expectation would tell that all is not well. */
export const needsEyes = (expected: Expected, danger: Danger, canFail: boolean): boolean =>
  expected.words.length > 0 && expected.expect.length === 0 && danger === "read" && !canFail;
