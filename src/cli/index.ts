export { dispatch } from "./dispatch.ts";
export type { Io } from "./io.ts";
export type { Look } from "./look.ts";
export { renderReading } from "./render-reading.ts";
