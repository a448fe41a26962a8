/** The door of the file hand. */
export { type FileHandGiven, fileHand } from "./file-hand.ts";
