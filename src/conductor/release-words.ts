/** A release in the words of its messages: what goes where, and what to type. It knows no channel. */
import type { Plan } from "../plan/index.ts";
import type { ReleaseState } from "./state.ts";
import type { Turn } from "./turn.ts";

type Known = Pick<Turn, "plan" | "state">;

/** `shop 1.4.0 → production`, as far as it is known. */
export function headOf({ plan }: Pick<Turn, "plan">): string {
  const what = plan.service ?? plan.runbook.procedure ?? plan.runbook.file;
  const version = versionOf(plan);
  const named = version === null ? what : `${what} ${version}`;
  return plan.environment === null ? named : `${named} → ${plan.environment}`;
}

function versionOf({ inputs }: Plan): string | null {
  const given = inputs.version ?? inputs.tag;
  return typeof given === "string" && given !== "" ? given : null;
}

/** Messages with the same key belong together, whichever release of whichever machine they are of. */
export const keyOf = ({ state }: Pick<Turn, "state">, more?: string): string =>
  more === undefined ? `rutter/${state.release}` : `rutter/${state.release}/${more}`;

const MOST_LETTERS = 300;
const MOST_LINES = 12;

export function lineOf(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length > MOST_LETTERS ? `${line.slice(0, MOST_LETTERS - 1)}…` : line;
}

/** No more than a person reads on a telephone. */
export function listOf(lines: readonly string[]): readonly string[] {
  const shown = lines.slice(0, MOST_LINES).map(lineOf);
  return lines.length > MOST_LINES ? [...shown, `and ${lines.length - MOST_LINES} more`] : shown;
}

export const whereFrom = ({ plan, state }: Known): string =>
  lineOf(`release ${state.release} of ${plan.runbook.file}`);

export const lookAt = ({ release }: ReleaseState): string => `rutter status ${release}`;
