/**
 * "Roll back within 15 minutes": what a guard says is to be done within a time is called for when it is not. It shortens no
 * hold; the time counts from when the guard acted.
 */
import { formatDuration, type Instant } from "../base/index.ts";
import { callWithin } from "./guard-alarms.ts";
import { guardWaits } from "./guard-standing.ts";
import type { Turn } from "./turn.ts";
import { after } from "./waits.ts";

export function keepDeadlines(turn: Turn): void {
  for (const { guard, due, withinMs } of openDeadlines(turn)) {
    if (due > turn.at) continue;
    callWithin(turn, guard, `what "${guard}" asks for was not done within ${formatDuration(withinMs)}`);
  }
}

export const deadlineWakes = (turn: Turn): readonly Instant[] => openDeadlines(turn).map(({ due }) => due);

interface Deadline {
  readonly guard: string;
  readonly withinMs: number;
  readonly due: Instant;
}

/** Of guards that asked and were not answered, and of one that led back and is not back. */
function openDeadlines(turn: Turn): readonly Deadline[] {
  const { watch, returning } = turn.state;
  const asked = new Set(guardWaits(turn.state).map(({ node }) => node));
  return watch.trips.flatMap(({ guard, at, does }): readonly Deadline[] => {
    const withinMs = turn.plan.guards.find(({ id }) => id === guard)?.withinMs ?? null;
    if (withinMs === null) return [];
    const open = does === "rollback" ? returning !== null : does === "ask" && asked.has(guard);
    return open ? [{ guard, withinMs, due: after(at, withinMs) }] : [];
  });
}
