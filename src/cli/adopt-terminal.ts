/** The terminal as a prompt: one line at a time; Ctrl-C and the end of input both mean that none will come. */
import { createInterface } from "node:readline/promises";
import type { Prompt } from "./adopt-ask.ts";

export const isTerminal = (): boolean => process.stdin.isTTY === true && process.stdout.isTTY === true;

export function terminalPrompt(): Prompt {
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  const gone = new AbortController();
  lines.on("SIGINT", () => gone.abort());
  lines.on("close", () => gone.abort());
  return {
    ask: async (text) => {
      if (gone.signal.aborted) return null;
      try {
        return await lines.question(text, { signal: gone.signal });
      } catch (error) {
        if (gone.signal.aborted) return null;
        throw error;
      }
    },
    close: () => lines.close(),
  };
}
