/** The door of the lock hand. */
export { lockHand, type Taken } from "./lock-hand.ts";
