/** How long a guard waits and what it does then, in words; the same for a reading and a plan. */
import { formatDuration } from "../base/index.ts";

interface Waiting {
  readonly waitMs: number | null;
  readonly then: string | null;
}

/** What a matrix says of waiting: `then rollback after 2 min`, `after 5 min`, `at once`. */
export function waitText({ waitMs, then }: Waiting): readonly string[] {
  const wait = waitMs === null ? null : waitMs === 0 ? "at once" : `after ${formatDuration(waitMs)}`;
  if (then !== null) return [wait === null ? `then ${then}` : `then ${then} ${wait}`];
  return wait === null ? [] : [wait];
}
