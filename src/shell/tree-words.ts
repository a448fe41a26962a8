/** Reading off the parser's tree: a command's words, what is fed to it. No judgement. */
import type { Command, Redirection, Word } from "unbash";
import { unmask } from "./masked-text.ts";

export const wordText = (word: Word): string => unmask(word.value);

/** Words with quotes removed, assignments before the name left out. */
export function commandWords(command: Command): string[] {
  if (command.name === undefined) return [];
  const rest = command.args.map((arg) => (arg.type === "Word" ? wordText(arg) : assignmentText(arg)));
  return [wordText(command.name), ...rest];
}

function assignmentText(arg: Exclude<Command["args"][number], Word>): string {
  const value = arg.value.type === "Word" ? wordText(arg.value) : "";
  return `${arg.name}=${value}`;
}

/** Text given by a heredoc or a here-string; "data" where it is read from a file. */
export function fedBy(redirects: readonly Redirection[]): "data" | { readonly text: string } | null {
  for (const redirect of redirects) {
    if (redirect.type === "HereDoc") return { text: unmask(redirect.body.text) };
    if (redirect.type === "HereString")
      return { text: redirect.target === undefined ? "" : wordText(redirect.target) };
    if (redirect.operator === "<") return "data";
  }
  return null;
}
