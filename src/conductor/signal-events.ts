/** Signals about what happens: that somebody takes care of an alarm, that something happened which a guard listens for. */
import { type Reply, refuse } from "./refusals.ts";
import type { Signal } from "./signal.ts";
import type { Turn } from "./turn.ts";

export function acknowledge(_turn: Turn, _signal: Signal): Reply {
  return refuse("nothing was escalated");
}

export function declare(_turn: Turn, _signal: Signal): Reply {
  return refuse("no guard of this release listens for events");
}
