/** Whether a release can go on without anybody: else a process that is not to wait for people may leave it. */
import type { Instant } from "../../base/index.ts";
import type { ReleaseState, WaitKind } from "../../conductor/index.ts";

/** What a release does not begin before: it may be asked after again and again, and for days. */
const SHUT: readonly WaitKind[] = ["lock", "window", "freeze", "ready"];

/** These end by themselves, and the release is under way meanwhile. */
const PASSES: readonly WaitKind[] = ["soak", "timer"];

/** Nothing is under way, and only a person, a window or a lock could carry it on. */
export function waitsForOthers(state: ReleaseState, wakeAt: Instant | null): boolean {
  // Its clocks stand still.
  if (state.paused !== null) return true;
  const waits = [...state.waits.values()];
  if (waits.some(({ kind }) => PASSES.includes(kind))) return false;
  if (wakeAt === null) return true;
  // Something that is due by itself, a retry say, stands in no wait; a window's opening does.
  return waits.some(({ kind, until }) => SHUT.includes(kind) || (until !== null && until <= wakeAt));
}
