/** The door of the target hand. */
export type { Clock } from "./clock.ts";
export { type TargetHandGiven, targetHand } from "./target-hand.ts";
