/** The last word on a release, for as long as nobody carries it on. */
import type { ReleaseEvent } from "./event.ts";
import { reviewDue } from "./release-class.ts";
import type { Actor } from "./signal.ts";
import { emit, type Turn } from "./turn.ts";
import { dropWaits } from "./waits.ts";

type Ended = Extract<ReleaseEvent, { type: "release.ended" }>;

/** What is still open is asked no more, but for what carries a failed release on. */
export function endRelease(
  turn: Turn,
  ended: Omit<Ended, "type" | "by"> & { readonly by?: Actor | null },
): void {
  if (ended.as !== "failed") dropWaits(turn, () => true);
  const why = [ended.why, reviewDue(turn)].filter((each) => each !== null).join("; ");
  emit(turn, { type: "release.ended", by: null, ...ended, why: why === "" ? null : why });
}
