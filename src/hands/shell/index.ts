/** The door of the shell hand. */
export { type SessionWanted, shellHand } from "./shell-hand.ts";
export { transportFor } from "./transport-for.ts";
