/** Signals, in the order they came: each is taken, with what follows from it, or refused with what would fit. */

import { type Refusal, type Reply, refuse } from "./refusals.ts";
import type { Signal, SignalKind } from "./signal.ts";
import { answer, approve, confirm, reject } from "./signal-answers.ts";
import { acknowledge, declare } from "./signal-events.ts";
import { breakGlass, raiseClass } from "./signal-policy.ts";
import { goOnNow, pause, rollback, stop } from "./signal-release.ts";
import { retry, skip, waive } from "./signal-steps.ts";
import { extend, promote } from "./signal-traffic.ts";
import { emit, type Turn } from "./turn.ts";

export type Handler = (turn: Turn, signal: Signal) => Reply;

const HANDLERS: Readonly<Record<SignalKind, Handler>> = {
  confirm,
  answer,
  approve,
  reject,
  waive,
  pause,
  continue: goOnNow,
  retry,
  skip,
  rollback,
  stop,
  extend,
  promote,
  ack: acknowledge,
  declare,
  "raise-class": raiseClass,
  "break-glass": breakGlass,
};

/** These may still say something when a release has ended: what is asked later is answered then. */
const LATER: readonly SignalKind[] = ["answer", "confirm", "waive"];

export function takeSignals(turn: Turn): void {
  for (const signal of turn.state.pendingSignals) {
    const reply = overall(turn, signal) ?? HANDLERS[signal.kind](turn, signal);
    if (typeof reply === "function") {
      emit(turn, { type: "signal.taken", signal: signal.id });
      reply();
    } else {
      emit(turn, { type: "signal.refused", signal: signal.id, ...reply });
    }
  }
}

/** What does not fit whatever it says; null: that is for its own kind to tell. */
function overall({ state }: Turn, { kind }: Signal): Refusal | null {
  if (state.ended !== null && state.ended.as !== "failed" && !LATER.includes(kind))
    return refuse(`the release has ended as ${state.ended.as}`);
  if (state.stopping !== null && state.ended === null) return refuse("the release is being stopped");
  return null;
}
