/** The command that stands as code in a line of text. A file name, a value or an error message in code is none. */
import { isCodedCommand, readShell } from "../shell/index.ts";
import { codeSpans } from "./code-spans.ts";
import type { Walk } from "./walk.ts";

/** An unknown program with a flag or a switch: `iisreset /stop`. */
const WITH_SWITCH = /^[a-z][\w.-]{1,40}(?:\s+[\w./:=-]{1,60}){0,3}\s+[-/]{1,2}[a-z][\w-]*/i;

export function commandIn(text: string): string | null {
  const spans = codeSpans(text);
  const known = spans.find((span) => isCodedCommand(span.text));
  return (known ?? spans.find((span) => WITH_SWITCH.test(span.text)))?.text ?? null;
}

/** The variables that a command in a line of text uses are asked for like those of a fence. */
export function noteVariables(walk: Walk, command: string, line: number): void {
  if (!command.includes("$")) return;
  for (const use of readShell(command, walk.shell, { language: "bash" }).variables)
    walk.variables.push({ ...use, line });
}

const CONDITIONAL =
  /\b(?:if|when|unless|in case|alternatively|otherwise|optionally|you (?:can|may|could)|or)\b[^.;:!?]*$/i;

/** "If the job fails, run `make x`": said beside the step, and not the step. */
export function isConditional(text: string, command: string): boolean {
  const at = text.indexOf(command);
  return at > 0 && CONDITIONAL.test(text.slice(Math.max(0, at - 200), at));
}
