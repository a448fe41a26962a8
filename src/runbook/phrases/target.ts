/** A figure's healthy range ("p99 < 500 ms", "Error rate: should be < 1 %"). What has no number is no target figure. */
import type { Condition } from "../../base/index.ts";
import { readCondition } from "./condition.ts";
import type { Subject } from "./figures.ts";

export interface Target {
  readonly when: Condition;
  /** The grammar matched the whole text. */
  readonly whole: boolean;
}

export function readTarget(text: string, subject: Subject | null = null): Target | null {
  const read = readCondition(text, { sense: "good", subject });
  return read && { when: read.when, whole: read.whole };
}
