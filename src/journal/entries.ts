/** What an append makes of events: numbered, dated, hashed, and the release's head after them. It stores nothing. */
import type { Instant } from "../base/index.ts";
import type { Recorded, ReleaseEvent } from "../conductor/index.ts";
import { CHAIN_BEGIN, chainHash, type Entry } from "./chain.ts";
import { eventText } from "./event-text.ts";
import { type ReleaseHead, rowAfter } from "./release-head.ts";

export interface Made {
  readonly entries: readonly Entry[];
  readonly recorded: readonly Recorded[];
  readonly head: ReleaseHead;
}

/** Null where there are no events: nothing is to be written. */
export function makeEntries(
  before: ReleaseHead | null,
  events: readonly ReleaseEvent[],
  at: Instant,
): Made | null {
  const entries: Entry[] = [];
  const recorded: Recorded[] = [];
  let head = before;
  // A clock that was set back does not turn the record round.
  const when = before !== null && before.row.updatedAt > at ? before.row.updatedAt : at;
  for (const event of events) {
    const one: Recorded = { seq: (head?.row.lastSeq ?? 0) + 1, at: when, event };
    const entry = { seq: one.seq, at: when, text: eventText(event) };
    const hash = chainHash(head?.hash ?? CHAIN_BEGIN, entry);
    head = { ...rowAfter(head, one), hash };
    entries.push({ ...entry, hash });
    recorded.push(one);
  }
  return head === null || entries.length === 0 ? null : { entries, recorded, head };
}

/** The signals that events take from the inbox, with the number of the event that holds each. */
export const receivedIn = (
  recorded: readonly Recorded[],
): readonly { readonly signal: string; readonly seq: number }[] =>
  recorded.flatMap(({ seq, event }) =>
    event.type === "signal.received" ? [{ signal: event.signal.id, seq }] : [],
  );
