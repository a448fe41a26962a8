/** The door of the room that reads runbooks. */
export { loadYaml } from "./annotations/load-yaml.ts";
export type * from "./annotations/yaml-parser.ts";
export type * from "./blocks.ts";
export { startOf } from "./blocks.ts";
export { type CodeSpan, codeSpans } from "./code-spans.ts";
export { codes } from "./codes.ts";
export { lineDangers } from "./line-dangers.ts";
export { parseMarkdown } from "./markdown.ts";
export { type Allowance, isNote } from "./notes.ts";
export { plainText } from "./phrases/plain.ts";
export { figureNamedIn } from "./phrases/rule.ts";
export {
  type ReadOptions,
  readRunbook,
  type StudiedShell,
  type Study,
  studyRunbook,
  wantsYaml,
} from "./read.ts";
export type * from "./reading.ts";
