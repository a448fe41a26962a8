/** The commands of a filled text, with the statuses that end nothing. Where the status is the judge, a "no" is no answer but a failure. */
import type { ShellCommand } from "../effect/index.ts";
import { commandsOf, oneCommand } from "../shell/index.ts";

/** What tells whether a step went well: its output, or nothing but its exit status, as of a check that expects no words. */
export type JudgedBy = "output" | "status";

/** Says nothing about what was looked for: a reader had seen enough. */
const BROKEN_PIPE = 141;

/** How the text is run; a script's status, and a client's, are their own. */
export interface HowRun {
  readonly script: boolean;
  readonly inside: string | null;
  readonly judgedBy: JudgedBy;
}

export function cutCommands(text: string, { script, inside, judgedBy }: HowRun): readonly ShellCommand[] {
  if (script || inside !== null) return [oneCommand(text)];
  const commands = commandsOf(text);
  if (judgedBy === "output") return commands;
  return commands.map((command) => ({
    ...command,
    answers: command.answers.filter((status) => status === BROKEN_PIPE),
  }));
}
