/** What must hold before events are appended: the writer has seen all there is, and drives the release. */
import { assert } from "../base/index.ts";
import type { Append, Lease } from "./journal.ts";
import { leaseRefusal, sequenceRefusal } from "./refusals.ts";
import type { ReleaseHead } from "./release-head.ts";

/** What tells whether the writer drives the release. */
export type Driving = Pick<Lease, "holder" | "host" | "pid">;

export interface Standing {
  readonly head: ReleaseHead | null;
  /** Null also where the writer needs none. */
  readonly lease: Driving | null;
}

/** Throws where it does not hold; nothing is written then. */
export function checkAppend(append: Append, { head, lease }: Standing): void {
  const [first] = append.events;
  if (append.holder !== null) {
    // A lease that ran out and that nobody took is still the writer's: a sleep or a clock set back harms nobody.
    if (lease?.holder !== append.holder) throw leaseRefusal(append.release, lease);
  }
  const last = head?.row.lastSeq ?? 0;
  if (append.after !== last) throw sequenceRefusal(append.release, append.after, last);
  if (head === null && first?.type === "release.started") {
    assert(first.release === append.release, "release.started names the release that it is appended to");
  }
}
