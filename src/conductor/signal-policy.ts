/** Signals about what holds a release up: it is of a higher class, or a window is opened by hand. */
import { type Reply, refuse } from "./refusals.ts";
import type { Signal } from "./signal.ts";
import type { Turn } from "./turn.ts";

export function raiseClass(_turn: Turn, _signal: Signal): Reply {
  return refuse("every release is a standard one");
}

export function breakGlass(_turn: Turn, _signal: Signal): Reply {
  return refuse("nothing here is shut");
}
