/** The events of the release as a whole, its courses, drivers and signals, put into a state. */
import type { Instant } from "../base/index.ts";
import { type Draft, see } from "./draft.ts";
import type { ReleaseEvent } from "./event.ts";
import type { ReleaseState } from "./state.ts";

type ReleaseWide = Exclude<
  ReleaseEvent,
  | { readonly node: string }
  | { readonly effect: string }
  | { readonly wait: unknown }
  | { readonly alarm: string }
  | { readonly type: "tick.judged" | "guard.tripped" | "event.declared" | "class.raised" | "glass.broken" }
>;
type Of<Type extends ReleaseWide["type"]> = Extract<ReleaseWide, { type: Type }>;

export function applyRelease(draft: Draft, event: ReleaseWide, at: Instant): void {
  const { state } = draft;
  switch (event.type) {
    case "release.started":
      return start(draft, event, at);
    case "driver.took": {
      const { driver, host, pid } = event;
      state.driver = { driver, host, pid, since: at };
      if (event.gapMs !== null && event.gapMs > 0)
        state.gaps = [...state.gaps, { from: (at - event.gapMs) as Instant, to: at }];
      return;
    }
    case "driver.left":
      if (state.driver?.driver === event.driver) state.driver = null;
      return;
    case "course.began":
      if (state.courses[event.course] === undefined)
        state.courses = { ...state.courses, [event.course]: event.nodes };
      return;
    case "course.ended":
      if (state.courses[event.course] !== undefined)
        state.endedCourses = { ...state.endedCourses, [event.course]: event.as };
      return;
    case "signal.received":
      if (state.seenSignals.has(event.signal.id)) return;
      see(draft, event.signal.id);
      state.pendingSignals = [...state.pendingSignals, event.signal];
      return;
    case "signal.taken":
    case "signal.refused":
      state.pendingSignals = state.pendingSignals.filter((signal) => signal.id !== event.signal);
      return;
    default:
      return turn(draft, event, at);
  }
}

function start({ state }: Draft, event: Of<"release.started">, at: Instant): void {
  if (state.startedAt !== null) return;
  state.release = event.release;
  state.planHash = event.plan.hash;
  state.startedAt = at;
  state.startedBy = event.by;
  state.conductor = event.conductor;
  state.dryRun = event.dryRun;
  state.leftOut = new Set(event.leftOut);
}

/** Done, returned and stopped last; what failed can be carried on. */
const isOver = ({ ended }: ReleaseState): boolean => ended !== null && ended.as !== "failed";

type Turned = Of<`release.${"moved" | "paused" | "continued" | "stopping" | "returning" | "ended"}`>;

function turn({ state }: Draft, event: Turned, at: Instant): void {
  if (isOver(state)) return;
  switch (event.type) {
    case "release.moved":
      state.state = event.to;
      if (event.to !== "failed") state.ended = null;
      return;
    case "release.paused":
      if (state.paused !== null) return;
      state.paused = { by: event.by, at, note: event.note };
      state.pauses = [...state.pauses, { from: at, to: null }];
      return;
    case "release.continued":
      return goOn(state, at);
    case "release.stopping":
      state.stopping ??= { why: event.why, by: event.by, at };
      return;
    case "release.returning":
      state.returning ??= { why: event.why, by: event.by, at };
      return;
    case "release.ended":
      if (state.ended !== null) return;
      goOn(state, at);
      state.state = event.as;
      state.ended = { as: event.as, exit: event.exit, why: event.why, stands: event.stands, at };
      return;
  }
}

function goOn(state: Draft["state"], at: Instant): void {
  if (state.paused === null) return;
  state.paused = null;
  state.pauses = state.pauses.map((pause) => (pause.to === null ? { ...pause, to: at } : pause));
}
