/** Calling people because of guards: each call under a name of its own, and over when what it was about is. */
import { plural } from "../base/index.ts";
import type { PlanGuard } from "../plan/index.ts";
import { endAlarm, raiseAlarm } from "./alarms.ts";
import type { Turn } from "./turn.ts";
import type { GuardState } from "./watch-state.ts";

/** For so many ticks a source may be silent. */
export const PATIENCE = 3;

const SILENT = "no-figures";

export const callFor = (turn: Turn, { id }: PlanGuard, why: string): void =>
  raise(turn, id, { why, guard: id });

/** Once for a guard: its time runs out once. */
export const callWithin = (turn: Turn, guard: string, why: string): void =>
  raiseAlarm(turn, { id: `${guard}-late`, why, guard });

/** One call for all guards that cannot be told: they mostly have one source. */
export function callForSilence(turn: Turn, guards: Readonly<Record<string, GuardState>>): void {
  const silent = Object.entries(guards).filter(([, { undecided }]) => undecided >= PATIENCE);
  const [first] = silent;
  if (first === undefined) {
    const still = Object.values(guards).some(({ undecided }) => undecided > 0);
    return still ? undefined : end(turn, SILENT);
  }
  const [id, { why }] = first;
  const rest = silent.length === 1 ? "" : `, and ${plural(silent.length - 1, "other guard")}`;
  const text = `nobody can tell whether the release does well: ${why ?? id}${rest}`;
  raise(turn, SILENT, { why: text, guard: silent.length === 1 ? id : null });
}

/** Guards that are quiet again. */
export function endCalls(turn: Turn, guards: Readonly<Record<string, GuardState>>): void {
  for (const [id, { state }] of Object.entries(guards)) if (state === "quiet") end(turn, id);
}

interface Call {
  readonly why: string;
  readonly guard: string | null;
}

function raise(turn: Turn, name: string, call: Call): void {
  if (openOf(turn, name) === null) raiseAlarm(turn, { id: freeId(turn, name), ...call });
}

function end(turn: Turn, name: string): void {
  const id = openOf(turn, name);
  if (id !== null) endAlarm(turn, id);
}

const numbered = (name: string, count: number): string => (count === 1 ? name : `${name}-${count}`);

/** The call under this name that is not over; null: there is none. */
function openOf({ state }: Turn, name: string): string | null {
  for (let count = 1; ; count += 1) {
    const known = state.alarms.get(numbered(name, count));
    if (known === undefined) return null;
    if (!known.over) return known.id;
  }
}

function freeId({ state }: Turn, name: string): string {
  let count = 1;
  while (state.alarms.has(numbered(name, count))) count += 1;
  return numbered(name, count);
}
