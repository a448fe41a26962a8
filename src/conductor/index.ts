/** The door of the conductor room. */

export type { AlarmState } from "./alarm-state.ts";
export { decide } from "./decide.ts";
export type { Decision } from "./decision.ts";
export { emptyState } from "./empty-state.ts";
export type {
  Ending,
  EventType,
  NodeEnd,
  Recorded,
  ReleaseEvent,
  ReleaseStateName,
  Wait,
  WaitKind,
} from "./event.ts";
export { exitOf } from "./exit.ts";
export type { ExposureState } from "./exposure-state.ts";
export { faultsOf } from "./faults.ts";
export { fold, foldAll } from "./fold.ts";
export { type Moves, meaningOfState, meaningOfWait, moves } from "./machine.ts";
export { type ReplayedGuard, type ReplayedTrip, replayGuards } from "./replay-guards.ts";
export { type Actor, type Signal, type SignalKind, signalKinds } from "./signal.ts";
export type {
  Answered,
  EffectState,
  ItemState,
  NodeState,
  OpenWait,
  Pause,
  ReleaseState,
  Turning,
} from "./state.ts";
export { type ReleaseView, viewOf, type WaitView } from "./view.ts";
export type { AlarmView, MessageView } from "./view-alarms.ts";
export type { GuardView } from "./view-guards.ts";
export type { FigureView, JudgeView } from "./view-judge.ts";
export type { RungView } from "./view-ladder.ts";
export type { ItemView, StepStateName, StepView } from "./view-step.ts";
export type { TargetView } from "./view-targets.ts";
export { isTimer, waitAbout } from "./waits.ts";
export type { Account, GuardState, JudgeState, Tick, Trip, WatchState } from "./watch-state.ts";
