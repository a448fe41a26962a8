/** The door of the room that judges how a runbook is written. */
export { codes } from "./codes.ts";
export type * from "./facts.ts";
export { noFacts } from "./facts.ts";
export { type Levels, type LintOptions, lint, lintCodes } from "./lint.ts";
export type { Finding } from "./rule.ts";
