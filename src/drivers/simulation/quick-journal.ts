/**
 * A journal for one release that is thrown away: it keeps the order and the numbers, and neither texts nor hashes. What is
 * to be verified, listed or exported belongs into another.
 */
import { Bug } from "../../base/index.ts";
import type { Recorded } from "../../conductor/index.ts";
import type { InboxRow, Journal, Lease } from "../../journal/index.ts";

const refuse = (what: string) => (): never => {
  throw new Bug(`a journal that is thrown away has no ${what}`);
};

export function openQuickJournal(): Journal {
  const events: Recorded[] = [];
  const rows = new Map<string, InboxRow | null>();
  let lease: Lease | null = null;
  return {
    append: async ({ events: given, after, at }) => {
      if (after !== events.length) throw new Bug(`appended after ${after}, where ${events.length} were`);
      const recordeds = given.map((event, index): Recorded => ({ seq: after + index + 1, at, event }));
      for (const recorded of recordeds) {
        events.push(recorded);
        if (recorded.event.type === "signal.received") rows.set(recorded.event.signal.id, null);
      }
      return recordeds;
    },
    read: async (_release, after = 0, limit = Number.POSITIVE_INFINITY) => events.slice(after, after + limit),
    put: async (_release, row) => {
      if (!rows.has(row.signal.id)) rows.set(row.signal.id, row);
    },
    inbox: async () => [...rows.values()].flatMap((row) => (row === null ? [] : [row])),
    take: async ({ release, holder, host, pid, at, forMs }) => {
      const before = lease;
      lease = { release, holder, host, pid, takenAt: at, until: at };
      return forMs < 0 ? { taken: false, by: lease } : { taken: true, before };
    },
    renew: async () => true,
    leave: async () => {
      lease = null;
    },
    lease: async () => lease,
    row: refuse("row"),
    list: refuse("list"),
    find: refuse("index"),
    verify: refuse("hashes"),
    exported: refuse("texts"),
    imported: refuse("texts"),
    close: async () => undefined,
  };
}
