/**
 * How dangerous each line of a text for the shell is, so that whoever shortens it hides only what reads. A command
 * has one danger on all its lines, a heredoc included; a text that cannot be cut into commands has one for the whole.
 */
import { commandsOf, judgeCommand } from "../shell/index.ts";
import type { Danger } from "./reading.ts";

/** One for each line of the text as it is written. */
export function lineDangers(run: string): readonly Danger[] {
  const commands = commandsOf(run);
  const dangers: Danger[] = [];
  for (const [at, { text, line }] of commands.entries()) {
    const { danger } = judgeCommand(text);
    const end = commands[at + 1]?.line ?? run.split("\n").length;
    // Two commands of one line: the line is as dangerous as the worse of them.
    for (let each = line; each < Math.max(end, line + 1); each += 1)
      dangers[each] = worse(dangers[each], danger);
  }
  return Array.from(dangers, (danger) => danger ?? "read");
}

const worse = (one: Danger | undefined, other: Danger): Danger =>
  one === "destroy" || other === "destroy"
    ? "destroy"
    : one === "write" || other === "write"
      ? "write"
      : other;
