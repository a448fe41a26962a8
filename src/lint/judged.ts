/**
 * What the catalog knows of one pipeline of a runbook, aliases and functions of its text included. Asked only of those
 * that a rule looks at.
 */
import { emptyContext, type Judged, judgeCommand, type Pipeline, type ShellContext } from "../shell/index.ts";
import type { Call } from "./call.ts";
import type { Desk } from "./desk.ts";

const contexts = new WeakMap<Desk, ReadonlyMap<number, ShellContext>>();
const judged = new WeakMap<Pipeline, Judged>();

const LONGEST = 20_000;

function contextOf(desk: Desk, call: Call): ShellContext {
  if (call.inline) return emptyContext;
  const known =
    contexts.get(desk) ?? new Map(desk.study.shells.map(({ first, reading }) => [first, reading.after]));
  contexts.set(desk, known);
  const after = known.get(call.from.first);
  return after === undefined
    ? emptyContext
    : { ...emptyContext, aliases: after.aliases, functions: after.functions };
}

/** The pipeline as it is typed. */
export const textOf = ({ stages, negated }: Pipeline): string =>
  `${negated ? "! " : ""}${stages.map(({ text }) => text).join(" | ")}`;

export function judgedOf(desk: Desk, call: Call): Judged {
  const made = judged.get(call.pipeline);
  if (made !== undefined) return made;
  const judgment = judgeCommand(textOf(call.pipeline).slice(0, LONGEST), contextOf(desk, call));
  judged.set(call.pipeline, judgment);
  return judgment;
}
