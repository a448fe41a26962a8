/** What the end of a run means: whether all held that was expected, and what a person needs to see where it did not. */
import { type Expect, hide, type Outcome, type ShellInput, withNames } from "../../effect/index.ts";
import type { SessionEnd } from "../../session/index.ts";
import { lookOf } from "./session-run.ts";

export interface EndGiven {
  readonly input: ShellInput;
  readonly expect: readonly Expect[];
  readonly end: SessionEnd;
  /** Bytes of the step's log. */
  readonly log: number;
  readonly hidden: readonly string[];
}

/** How a session notes that a run was ended before it came to its turn, or before its bash was there. */
const NOT_BEGUN = "it was not begun";
const SHOWN_LINES = 10;
const SHOWN_LETTERS = 400;

export function outcomeOf({ input, expect, end, log, hidden }: EndGiven): Outcome {
  const { exit, signal, ms, bytes, cut, command, digest } = end;
  const wrong = end.state === "done" ? unmet(expect, end) : [];
  const line = input.inside === null ? (input.commands[command]?.line ?? 0) : 0;
  const state = wrong.length > 0 ? "failed" : end.state;
  const begun = end.notes.includes(NOT_BEGUN) ? { begun: false } : {};
  const tail = end.tail.slice(-SHOWN_LINES).map((each) => each.slice(0, SHOWN_LETTERS));
  return {
    state,
    data: { exit, signal, ms, bytes, cut, command, line, digest, log, ...begun },
    evidence: [...tail, ...end.notes, ...(state === "done" ? [] : [...whereOf(input, end), ...wrong])].map(
      (each) => hide(each, hidden),
    ),
  };
}

/** Which of several commands it was; of one there is no question. */
function whereOf(
  { commands, inside, asks }: ShellInput,
  { command, signal, state }: SessionEnd,
): readonly string[] {
  const at = commands[command];
  const ended = signal === null || state !== "failed" ? [] : [`ended by ${signal}`];
  if (at === undefined || commands.length < 2 || inside !== null || state === "done") return ended;
  const first = at.text.split("\n", 1)[0] ?? "";
  return [
    ...ended,
    `command ${command + 1} of ${commands.length}: ${withNames(first, asks).slice(0, SHOWN_LETTERS)}`,
  ];
}

function unmet(expect: readonly Expect[], { exit, held }: SessionEnd): readonly string[] {
  const looks = expect.filter((each) => lookOf(each) !== null);
  return expect.flatMap((each) => {
    if (each.kind === "exit")
      return exit === each.code ? [] : [`exit status ${exit ?? "none"} and not ${each.code}`];
    return held[looks.indexOf(each)] === true ? [] : [wordsFor(each)];
  });
}

function wordsFor(expect: Expect): string {
  if (expect.kind === "contains") return `its output does not contain "${expect.text}"`;
  if (expect.kind === "equals") return `its output is not "${expect.text}"`;
  return expect.kind === "matches"
    ? `nothing in its output is like ${expect.pattern}`
    : `it has no ${expect.kind}`;
}
