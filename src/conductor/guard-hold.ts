/**
 * For how long a comparison has held. The clock runs between two looks that both saw it hold, though a few in between saw
 * nothing; it stands still while nobody watched or nothing was seen for longer, and begins anew where that outlasts the hold.
 */
import { openThreshold, updateThreshold } from "../judge/index.ts";
import type { LeafSays, Seen } from "./guard-leaf.ts";
import type { LeafMemory } from "./guard-memory.ts";
import type { ReleaseState } from "./state.ts";

export interface Looked {
  readonly at: number;
  readonly holdMs: number;
  readonly gaps: ReleaseState["gaps"];
}

export function remember(before: LeafMemory, says: LeafSays, looked: Looked): LeafMemory {
  if (says.says === "unwatched" || says.says === "undecided")
    return { ...before, was: says.says, missed: before.missed + 1 };
  const evidence = says.seen === null ? { threshold: null, side: null } : weighed(before, says.seen);
  const heldMs = says.says === "breach" ? heldSince(before, looked) : 0;
  return { was: says.says, seen: says.says, missed: 0, heldMs, seenAt: looked.at, ...evidence };
}

/** A source that answers only now and then would otherwise never be held against its line. */
const MOST_MISSED = 3;

function heldSince({ seen, missed, heldMs, seenAt }: LeafMemory, { at, holdMs, gaps }: Looked): number {
  if (seen !== "breach" || seenAt === null) return 0;
  const unwatched = unwatchedMs(gaps, seenAt, at);
  const isSeen = missed <= MOST_MISSED;
  const unknown = isSeen ? unwatched : at - seenAt;
  if (unknown > 0 && unknown > holdMs) return 0;
  return isSeen ? heldMs + Math.max(0, at - seenAt - unwatched) : heldMs;
}

/** For how long between two instants nobody drove. */
export function unwatchedMs(gaps: ReleaseState["gaps"], from: number, to: number): number {
  let ms = 0;
  for (const gap of gaps) ms += Math.max(0, Math.min(gap.to, to) - Math.max(gap.from, from));
  return ms;
}

/** What spoke of both versions together says nothing of the new one. */
function weighed(before: LeafMemory, seen: Seen): Pick<LeafMemory, "threshold" | "side"> {
  const known = before.side === seen.side ? before.threshold : null;
  // The line itself may move: what an older version does at the same time is no fixed number.
  const tau = Math.min(1, Math.max(0, seen.tau));
  const threshold = known === null ? openThreshold(tau) : { ...known, tau };
  return { threshold: updateThreshold(threshold, seen.fromMs, { n: seen.n, x: seen.x }), side: seen.side };
}
