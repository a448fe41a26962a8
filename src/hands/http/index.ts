/** The door of the http hand. */
export { httpHand } from "./http-hand.ts";
