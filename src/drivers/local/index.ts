/** The door of the driver that carries releases in this process. */
export { type Local, type LocalGiven, openLocal, type Rack } from "./local.ts";
