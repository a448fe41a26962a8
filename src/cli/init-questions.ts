/** Asks the few questions of `rutter init` on a terminal: the enter key takes what stands in brackets. */
import { createInterface } from "node:readline/promises";
import type { Question, QuestionName } from "../app/index.ts";
import { clean } from "./clean.ts";

/** Null: the person went away (ctrl-D, ctrl-C). */
export type Ask = (text: string) => Promise<string | null>;

/** After so many answers that will not do, the usual one is taken no more than another would be: it is given up. */
const MOST_TRIES = 5;

async function settle({ text, usual, complaint }: Question, ask: Ask): Promise<string | null> {
  let prompt = `${text} [${usual}] `;
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const said = await ask(prompt);
    if (said === null) return null;
    const answer = said.trim() === "" ? usual : said.trim();
    const wrong = complaint(answer);
    if (wrong === null) return answer;
    prompt = `  ${clean(wrong)} [${usual}] `;
  }
  return null;
}

/** Null where the person went away before the last. */
export async function askAll(
  questions: readonly Question[],
  ask: Ask,
): Promise<ReadonlyMap<QuestionName, string> | null> {
  const said = new Map<QuestionName, string>();
  for (const question of questions) {
    const answer = await settle(question, ask);
    if (answer === null) return null;
    said.set(question.name, answer);
  }
  return said;
}

export interface Terminal {
  readonly ask: Ask;
  readonly close: () => void;
}

/** Null where nobody sits at the other end. */
export function openTerminal(): Terminal | null {
  if (process.stdin.isTTY !== true || process.stdout.isTTY !== true) return null;
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  // Lines that were typed ahead wait here; a question of their own would lose them.
  const typed = lines[Symbol.asyncIterator]();
  return {
    ask: async (text) => {
      lines.setPrompt(text);
      lines.prompt();
      const { done, value } = await typed.next();
      return done === true ? null : String(value);
    },
    close: () => lines.close(),
  };
}
