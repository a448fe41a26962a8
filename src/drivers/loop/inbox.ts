/** Signals on their way from the inbox into the journal. Whether one fits is decided afterwards, and by others. */
import type { Instant } from "../../base/index.ts";
import type { ReleaseEvent, ReleaseState, Signal } from "../../conductor/index.ts";
import type { Drive } from "./drive.ts";
import type { LeaveAsked } from "./leave.ts";
import type { World } from "./world.ts";

const received = (signal: Signal): ReleaseEvent => ({ type: "signal.received", signal });

/** What came since; a signal that was seen before is none. */
export async function newSignals(
  world: World,
  drive: Drive,
  state: ReleaseState,
): Promise<readonly ReleaseEvent[]> {
  const rows = await world.journal.inbox(drive.release);
  return rows.flatMap(({ signal }) => (state.seenSignals.has(signal.id) ? [] : [received(signal)]));
}

/**
 * That somebody in this process wants to leave is a signal like any other, so that it stands in the journal. One process may
 * leave a release more than once: the place in the record tells them apart.
 */
export const leaveSignal = (
  asked: LeaveAsked,
  { holder }: Drive,
  { seq, at }: { readonly seq: number; readonly at: Instant },
): Signal => ({
  id: `leave-${asked.how}-${holder}-${seq}`,
  kind: asked.how === "stop" ? "stop" : "pause",
  by: asked.by,
  at,
  from: "leave",
  about: null,
  value: null,
  note: asked.note,
});
