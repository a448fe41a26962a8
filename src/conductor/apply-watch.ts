/** Ticks, what was judged of them, and what was declared, put into a state. */
import type { Instant } from "../base/index.ts";
import type { Draft } from "./draft.ts";
import type { ReleaseEvent } from "./event.ts";
import type { EffectState } from "./state.ts";

type WatchEvent = Extract<ReleaseEvent, { type: "tick.judged" | "guard.tripped" | "event.declared" }>;

export function applyWatch({ state }: Draft, event: WatchEvent, at: Instant): void {
  switch (event.type) {
    case "tick.judged":
      state.watch = { ...state.watch, judged: event.tick, guards: event.guards, judge: event.judge };
      return;
    case "guard.tripped": {
      const { guard, does, value, evidence } = event;
      state.watch = { ...state.watch, trips: [...state.watch.trips, { guard, at, does, value, evidence }] };
      return;
    }
    case "event.declared":
      state.declared = new Map([...state.declared, [event.event, { by: event.by, at }]]);
      return;
  }
}

/** A `sample` effect ended: a tick, or the past. */
export function applySample(_draft: Draft, _ended: EffectState): void {}
