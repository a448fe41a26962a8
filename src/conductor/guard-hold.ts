/**
 * For how long a comparison has held. The clock runs between two looks that both saw it hold; it stands still while nobody
 * watched or nothing could be seen, and begins anew where that took longer than the hold itself.
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
  if (says.says === "unwatched" || says.says === "undecided") return { ...before, was: says.says };
  const evidence = says.seen === null ? { threshold: null, side: null } : weighed(before, says.seen);
  const heldMs = says.says === "breach" ? heldSince(before, looked) : 0;
  return { was: says.says, heldMs, seenAt: looked.at, ...evidence };
}

function heldSince({ was, heldMs, seenAt }: LeafMemory, { at, holdMs, gaps }: Looked): number {
  if (was === null || was === "clear" || seenAt === null) return 0;
  const unwatched = unwatchedMs(gaps, seenAt, at);
  if (was === "breach" && unwatched === 0) return heldMs + (at - seenAt);
  const missed = was === "breach" ? unwatched : at - seenAt;
  if (missed > holdMs) return 0;
  return was === "breach" ? heldMs + Math.max(0, at - seenAt - unwatched) : heldMs;
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
