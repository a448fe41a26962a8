/** The door of the room that reads runbooks. */
export { loadYaml } from "./annotations/load-yaml.ts";
export type * from "./annotations/yaml-parser.ts";
export { codes } from "./codes.ts";
export { type ReadOptions, readRunbook, wantsYaml } from "./read.ts";
export type * from "./reading.ts";
