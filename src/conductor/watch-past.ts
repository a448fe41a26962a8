/**
 * What lies behind the release, read before anything is changed: what is usual, and how much it scatters by itself. The first
 * change waits for it; where it cannot be read nothing is held up for it, and the judge is the more cautious.
 */
import { PAST } from "./apply-watch.ts";
import { askFor } from "./asking.ts";
import { hasWritten, lastEffect } from "./standing.ts";
import type { Turn } from "./turn.ts";
import { neededEver } from "./watch-needs.ts";

/** Scatter is told from an hour; a shorter time is trusted less. */
const PAST_MS = 3_600_000;
const FRESH_MS = 600_000;
const BLOCK_MS = 60_000;
const TIMEOUT_MS = 30_000;

export function readPast(turn: Turn): void {
  if (lastEffect(turn.state, PAST) === undefined) ask(turn);
}

/** What was read before a gate was waited at for hours is not what lies behind now: it is read anew. */
export function holdsForPast(turn: Turn): boolean {
  const { conductor, dryRun } = turn.state;
  const last = lastEffect(turn.state, PAST);
  if (conductor < 2 || dryRun || last === undefined) return false;
  const isOld = last.state === "ended" && turn.at - (last.endedAt ?? last.askedAt) > FRESH_MS;
  if (isOld && !hasWritten(turn)) ask(turn);
  return lastEffect(turn.state, PAST)?.state === "asked";
}

function ask(turn: Turn): void {
  const figures = neededEver(turn);
  if (Object.keys(figures).length === 0) return;
  const input = { figures, past: { ms: PAST_MS, blockMs: BLOCK_MS }, hold: [] };
  const work = { effect: { hand: "sample", input }, timeoutMs: TIMEOUT_MS, missing: [] };
  askFor(turn, { node: PAST, item: null, work, aside: true });
}
