/** What is said beside a step that is under way: how long it is still waited for, and on which rung a ladder stands. */
import type { Instant } from "../base/index.ts";
import { runningText } from "../reports/index.ts";
import type { Scene, SceneRow } from "./scene.ts";
import { waitedText } from "./wait-words.ts";

export function runningNote(row: SceneRow, scene: Pick<Scene, "waits">, now: Instant): string | null {
  const timer = scene.waits.find((wait) => wait.node === row.id && wait.timer);
  if (timer !== undefined && row.share !== null) {
    const left = timer.until === null ? null : `${runningText(Math.max(0, timer.until - now))} to go`;
    return [row.note, left].filter((part) => part !== null).join(", ");
  }
  if (timer !== undefined) return waitedText(timer, now);
  const long = row.mostMs !== null && row.beganAt !== null && now - row.beganAt > row.mostMs / 2;
  return long && row.mostMs !== null && row.state === "running"
    ? `at most ${runningText(row.mostMs)}`
    : row.note;
}
