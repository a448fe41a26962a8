/** The door of the lock hand. */
export { type Holder, type LockHandGiven, type Locks, lockHand, type Taken } from "./lock-hand.ts";
