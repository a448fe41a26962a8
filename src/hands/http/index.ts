/** The door of the http hand. */
export { type HttpHandGiven, httpHand } from "./http-hand.ts";
