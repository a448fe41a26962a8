/** Whether a pattern of a runbook matches a text. A pattern that would keep the process busy is stopped, and tells nothing. */
import { runInNewContext } from "node:vm";

const LONGEST_MS = 1_000;

/** Null: it is no pattern, or takes too long. */
export function matchesWithin(pattern: string, text: string): boolean | null {
  try {
    const found: unknown = runInNewContext(
      "new RegExp(pattern, 'm').test(text)",
      { pattern, text },
      { timeout: LONGEST_MS },
    );
    return found === true;
  } catch {
    return null;
  }
}
