/** A judgement in a few letters, for the tables of the catalog's tests. */
import { judgeCommand } from "../read-shell.ts";

/** Danger, then letters: r repeat, e endless, i interactive, f can fail, u unknown; then the exit codes that answer. */
export function verdictLetters(line: string): string {
  const verdict = judgeCommand(line);
  const letters = [
    verdict.repeat ? "r" : "",
    verdict.endless ? "e" : "",
    verdict.interactive ? "i" : "",
    verdict.canFail ? "f" : "",
    verdict.unknown ? "u" : "",
  ].join("");
  return [verdict.danger, letters, ...verdict.answers].filter((word) => word !== "").join(" ");
}
