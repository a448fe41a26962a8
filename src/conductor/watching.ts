/** Ticks: one effect reads all figures of all guards and renews what is held; each is judged once, and what follows is done. */
import type { Instant } from "../base/index.ts";
import { PAST, TICK } from "./apply-watch.ts";
import { askFor } from "./asking.ts";
import { heldExposures } from "./exposures.ts";
import { callForHeldRungs } from "./guard-alarms.ts";
import { eventWakes, judgeEvents } from "./guard-events.ts";
import { isPrepared } from "./guard-prepare.ts";
import { disarm, judgeTickOf } from "./guard-tick.ts";
import { askToLook } from "./guard-unwatched.ts";
import { deadlineWakes, keepDeadlines } from "./guard-within.ts";
import { lastEffect } from "./standing.ts";
import { emit, type Turn } from "./turn.ts";
import { after } from "./waits.ts";
import { neededNow } from "./watch-needs.ts";
import { readPast } from "./watch-past.ts";

export function watchFigures(turn: Turn): void {
  const { conductor, dryRun, stopping, ended } = turn.state;
  if (conductor < 2 || dryRun) return;
  endDoubts(turn);
  if (stopping !== null || ended !== null) return;
  if (turn.state.returning === null) {
    readPast(turn);
    askToLook(turn);
    disarm(turn);
    judgeTickOf(turn);
    judgeEvents(turn);
    callForHeldRungs(turn);
  }
  keepDeadlines(turn);
  if ((nextTickAt(turn) ?? after(turn.at, 1)) <= turn.at) tick(turn);
}

/** When the next tick is due. */
export function watchWakes(turn: Turn): readonly (Instant | null)[] {
  const { conductor, dryRun, stopping, ended } = turn.state;
  if (conductor < 2 || dryRun || stopping !== null || ended !== null) return [];
  return [nextTickAt(turn), ...eventWakes(turn), ...deadlineWakes(turn)];
}

/** Null: one is under way, or there is nothing to read and nothing to hold. */
function nextTickAt(turn: Turn): Instant | null {
  const last = lastEffect(turn.state, TICK);
  if (last !== undefined && last.state !== "ended") return null;
  if (Object.keys(neededNow(turn)).length === 0 && heldExposures(turn).length === 0) return null;
  return last === undefined ? turn.at : after(last.askedAt, turn.plan.tickMs);
}

const LONGEST_MS = 30_000;

function tick(turn: Turn): void {
  const input = { figures: neededNow(turn), past: null, hold: heldExposures(turn) };
  const timeoutMs = Math.min(4 * turn.plan.tickMs, LONGEST_MS);
  const work = { effect: { hand: "sample", input }, timeoutMs, missing: [] };
  askFor(turn, { node: TICK, item: null, work, aside: true });
}

/** Whether figures were read before a crash matters to nobody: they are read again. */
function endDoubts(turn: Turn): void {
  for (const { effect, node, state } of [...turn.state.effects.values()]) {
    if (state !== "in-doubt" || !(node === TICK || node === PAST || isPrepared(node))) continue;
    const outcome = { state: "cancelled", data: {}, evidence: ["nobody saw it end"] } as const;
    emit(turn, { type: "effect.ended", effect: effect.id, outcome, found: false });
  }
}
