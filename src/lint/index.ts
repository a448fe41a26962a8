/** The door of the room that judges how a runbook is written. */
export { anchorsOfText } from "./anchors.ts";
export { codes } from "./codes.ts";
export type * from "./facts.ts";
export { noFacts } from "./facts.ts";
export { type Levels, type LintOptions, lint, lintCodes } from "./lint.ts";
export type { Finding } from "./rule.ts";
export { type WantedPaths, wantedPaths } from "./wanted-paths.ts";
