/** The door of the session room. */
export { codes } from "./codes.ts";
export { openSession } from "./open-session.ts";
export type {
  Known,
  Look,
  Session,
  SessionCommand,
  SessionEnd,
  SessionLimits,
  SessionPlace,
  SessionRun,
} from "./session.ts";
