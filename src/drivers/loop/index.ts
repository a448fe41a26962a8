/** The door of the loop that every driver goes round in. */
export { type Bell, makeBell } from "./bell.ts";
export type { Drive, Driven } from "./drive.ts";
export { driveLoop } from "./drive-loop.ts";
export { unknownRelease } from "./errors.ts";
export { type Leave, type LeaveAsked, type LeaveHow, makeLeave } from "./leave.ts";
export { type Performer, performer, rackOf } from "./performer.ts";
export type { World } from "./world.ts";
