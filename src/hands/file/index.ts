/** The door of the file hand. */
export { fileHand } from "./file-hand.ts";
