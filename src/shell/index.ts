/** The door of the shell room. */
export { canonicalName } from "./canonical-name.ts";
export { isCodedCommand } from "./coded-command.ts";
export { type CutCommand, commandsOf, oneCommand } from "./commands-of.ts";
export { expansionsOf } from "./expansions-of.ts";
export { findPlaceholders, type Placeholder } from "./find-placeholders.ts";
export { judgeSql } from "./judge-sql.ts";
export { looksLikeCommand } from "./looks-like-command.ts";
export { emptyContext } from "./places.ts";
export { type JudgedCommand, judgeCommand, pipelinesOfText, readShell } from "./read-shell.ts";
export type {
  CommandPart,
  InputPart,
  Judged,
  Nature,
  Place,
  ShellContext,
  ShellPart,
  ShellReading,
  SimpleCommand,
  TextPart,
  VariableUse,
  WaitPart,
} from "./shell-reading.ts";
export { linesOfTree, pipelinesOf } from "./statements.ts";
export type * from "./written.ts";
