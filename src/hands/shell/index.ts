/** The door of the shell hand. */
export { type SessionWanted, shellHand } from "./shell-hand.ts";
export { folderAt, transportFor } from "./transport-for.ts";
