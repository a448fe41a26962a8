/** The door of the conductor room. */
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
export { faultsOf } from "./faults.ts";
export { fold, foldAll } from "./fold.ts";
export { type Moves, meaningOfState, meaningOfWait, moves } from "./machine.ts";
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
export {
  type GuardView,
  type ReleaseView,
  type TargetView,
  viewOf,
  type WaitView,
} from "./view.ts";
export type { ItemView, StepStateName, StepView } from "./view-step.ts";
export { isTimer, waitAbout } from "./waits.ts";
