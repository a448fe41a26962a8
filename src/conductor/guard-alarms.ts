/** Calling people because of guards: each call under a name of its own, and over when what it was about is. */
import { plural } from "../base/index.ts";
import type { PlanGuard } from "../plan/index.ts";
import { endAlarm, raiseAlarm } from "./alarms.ts";
import { memoryOf } from "./guard-memory.ts";
import { asksAboutGuard } from "./guard-standing.ts";
import type { Turn } from "./turn.ts";
import { unseenMs } from "./waits.ts";
import type { GuardState } from "./watch-state.ts";

/** For so many ticks a source may be silent. */
export const PATIENCE = 3;

/** Of the last ten ticks, so many silent ones are too many though not in a row. */
const OFTEN = 6;

const SILENT = "no-figures";

export const callFor = (turn: Turn, { id }: PlanGuard, why: string): void =>
  raise(turn, id, { why, guard: id });

/** Once for a guard: its time runs out once. */
export const callWithin = (turn: Turn, guard: string, why: string): void =>
  raiseAlarm(turn, { id: `${guard}-late`, why, guard });

/** One call for all guards that cannot be told: they mostly have one source. */
export function callForSilence(turn: Turn, guards: Readonly<Record<string, GuardState>>): void {
  const often = (id: string): number => silencesOf(turn, id);
  const silent = Object.entries(guards).filter(
    ([id, { undecided }]) => undecided >= PATIENCE || often(id) >= OFTEN,
  );
  const [first] = silent;
  if (first === undefined) {
    const still = Object.entries(guards).some(([id, { undecided }]) => undecided > 0 || often(id) > PATIENCE);
    return still ? undefined : end(turn, SILENT);
  }
  const [id, { why }] = first;
  const rest = silent.length === 1 ? "" : `, and ${plural(silent.length - 1, "other guard")}`;
  const text = `nobody can tell whether the release does well: ${why ?? id}${rest}`;
  raise(turn, SILENT, { why: text, guard: silent.length === 1 ? id : null });
}

/** How often its source was silent of late. */
const silencesOf = ({ state }: Turn, guard: string): number =>
  [...(memoryOf(state.watch.judge, guard)?.silence ?? "")].filter((each) => each === "x").length;

/**
 * A rung that does not go on at the end of its dwell because of a guard: it neither goes on nor back by itself, perhaps for
 * hours. Once for a rung; not where people are called, or asked, for the same reason already.
 */
export function callForHeldRungs(turn: Turn): void {
  const held = [...turn.state.waits.values()].filter(({ kind, id }) => kind === "rung" && HELD.test(id));
  const names = new Set(held.map(nameOf));
  for (const { id } of [...turn.state.alarms.values()])
    if (HELD.test(id) && !names.has(id)) endAlarm(turn, id);
  if (turn.state.paused !== null || openOf(turn, SILENT) !== null || asksAboutGuard(turn)) return;
  for (const wait of held) {
    const ms = turn.at - wait.since - unseenMs(turn.state, wait.since, turn.at);
    if (ms < PATIENCE * turn.plan.tickMs) continue;
    raiseAlarm(turn, { id: nameOf(wait), why: `${wait.text}, though its time is over`, guard: null });
  }
}

const HELD = /-quiet(?:-\d{1,9})?$/;

/** The same wait may have been opened more than once. */
const nameOf = ({ id }: { readonly id: string }): string => id.replace(/-\d{1,9}$/, "");

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
