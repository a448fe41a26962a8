/** Signals that concern the release as a whole: pause, continue, roll back, stop. */
import { reopen, stopNow } from "./follow-answer.ts";
import { goOn } from "./pausing.ts";
import { type Reply, refuse } from "./refusals.ts";
import { beginReturning } from "./returning.ts";
import type { Signal } from "./signal.ts";
import { canReturn } from "./standing.ts";
import { emit, type Turn } from "./turn.ts";
import { ending } from "./words.ts";

export function pause(turn: Turn, { by, note }: Signal): Reply {
  const { paused, ended } = turn.state;
  if (paused !== null) return refuse(`it is paused already, by ${paused.by.who}`, "continue");
  if (ended !== null) return refuse("nothing is under way: the release has failed");
  return () => emit(turn, { type: "release.paused", by, note });
}

export function goOnNow(turn: Turn, { by }: Signal): Reply {
  if (turn.state.paused === null) return refuse("it is not paused");
  return () => goOn(turn, by);
}

export function rollback(turn: Turn, { by, note }: Signal): Reply {
  const { returning, dryRun } = turn.state;
  if (returning !== null) return refuse(`it is going back already: ${returning.why}`);
  if (dryRun) return refuse("a dry run changes nothing, so there is nothing to take back", 'stop "why"');
  if (!canReturn(turn))
    return refuse("this release is itself a way back, and has none of its own", 'stop "why"');
  return () => {
    reopen(turn, by);
    beginReturning(turn, { why: `${by.who} said so${ending(note)}`, by });
  };
}

export function stop(turn: Turn, { by, note }: Signal): Reply {
  return () => stopNow(turn, { why: `stopped by ${by.who}${ending(note)}`, by });
}
