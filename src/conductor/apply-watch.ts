/** Ticks, what was judged of them, and what was declared, put into a state. Nothing is judged here. */
import type { Instant } from "../base/index.ts";
import { type SampleData, sampleData } from "../effect/index.ts";
import type { Draft } from "./draft.ts";
import type { ReleaseEvent } from "./event.ts";
import type { EffectState } from "./state.ts";
import type { Tick } from "./watch-state.ts";
import { withTick } from "./watch-ticks.ts";

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

/** The pseudo nodes under which figures are read: at each tick, and once what lies behind. */
export const TICK = "~tick";
export const PAST = "~past";

/** A `sample` effect ended: a tick, or the past. */
export function applySample({ state }: Draft, ended: EffectState): void {
  if (ended.node === PAST) {
    const past = dataOf(ended)?.past ?? null;
    if (past !== null) state.watch = { ...state.watch, past };
    return;
  }
  if (ended.node !== TICK) return;
  const tick = tickOf(ended);
  state.watch = { ...state.watch, ...withTick(state.watch, tick), count: state.watch.count + 1 };
}

function dataOf({ outcome }: EffectState): SampleData | null {
  if (outcome?.state !== "done") return null;
  const read = sampleData.safeParse(outcome.data);
  return read.success ? read.data : null;
}

function tickOf(ended: EffectState): Tick {
  const at = ended.endedAt ?? ended.askedAt;
  const data = dataOf(ended);
  if (data !== null)
    return { effect: ended.effect.id, at, figures: data.figures, held: data.held, failed: null };
  return { effect: ended.effect.id, at, figures: {}, held: [], failed: whyFailed(ended) };
}

function whyFailed({ outcome }: EffectState): string {
  const last = outcome?.evidence.at(-1)?.trim() ?? "";
  const said = last === "" ? "" : `: ${last.slice(0, 200)}`;
  if (outcome?.state === "timed-out") return `the figures were not read in time${said}`;
  return outcome?.state === "done" ? "what was read are no figures" : `the figures could not be read${said}`;
}
