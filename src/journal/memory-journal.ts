/**
 * A journal that lasts as long as its process, for rehearsals and tests. It stores the same texts and hashes as the one on
 * disk, so that what one can hold the other can, and a release moves between them as lines.
 */
import { addMs } from "../base/index.ts";
import type { Recorded } from "../conductor/index.ts";
import { CHAIN_BEGIN, type Entry, firstBreak } from "./chain.ts";
import { makeEntries, receivedIn } from "./entries.ts";
import { exportedLine, importFault, readLines, recordedOf } from "./exported-lines.ts";
import type { Append, InboxRow, Journal, LeaseAsked, ListAsked, ReleaseRow } from "./journal.ts";
import { type HeldLease, leaseOf, mayTake, withoutMark } from "./lease-rule.ts";
import { checkAppend } from "./may-append.ts";
import { type ProcessLife, processLife } from "./process-life.ts";
import { differsRefusal, unknownRefusal } from "./refusals.ts";
import type { ReleaseHead } from "./release-head.ts";

interface Kept {
  head: ReleaseHead;
  readonly entries: Entry[];
  readonly recorded: Recorded[];
  /** In the order they came; taken ones stay, so that they are known when they come again. */
  readonly signals: Map<string, { readonly row: InboxRow | null; taken: boolean }>;
}

interface Memory {
  readonly releases: Map<string, Kept>;
  readonly leases: Map<string, HeldLease>;
  readonly life: ProcessLife;
}

export function openMemoryJournal(life: Partial<ProcessLife> = {}): Journal {
  const memory: Memory = { releases: new Map(), leases: new Map(), life: { ...processLife, ...life } };
  const { releases, leases } = memory;
  const kept = (release: string): Kept | undefined => releases.get(release);
  return {
    append: async (append) => appended(memory, append),
    read: async (release, after = 0, limit = Number.POSITIVE_INFINITY) =>
      kept(release)?.recorded.slice(after, after + limit) ?? [],
    row: async (release) => kept(release)?.head.row ?? null,
    list: async (asked = {}) =>
      listed(
        [...releases.values()].map(({ head }) => head.row),
        asked,
      ),
    find: async (prefix) => [...releases.keys()].filter((release) => release.startsWith(prefix)).sort(),
    verify: async (release) => {
      const entries = kept(release)?.entries ?? [];
      const broken = firstBreak(entries, { seq: 0, hash: CHAIN_BEGIN });
      return broken === null
        ? { whole: true, events: entries.length, head: kept(release)?.head.hash ?? CHAIN_BEGIN }
        : { whole: false, ...broken };
    },
    put: async (release, row) => {
      const there = kept(release);
      if (there === undefined) throw unknownRefusal(release);
      if (!there.signals.has(row.signal.id)) there.signals.set(row.signal.id, { row, taken: false });
    },
    inbox: async (release) =>
      [...(kept(release)?.signals.values() ?? [])].flatMap(({ row, taken }) =>
        row === null || taken ? [] : [row],
      ),
    take: async (asked) => taken(memory, asked),
    renew: async (asked) => {
      const held = leases.get(asked.release);
      if (held?.holder !== asked.holder) return false;
      leases.set(asked.release, { ...held, until: addMs(asked.at, asked.forMs) });
      return true;
    },
    leave: async (release, holder) => {
      if (leases.get(release)?.holder === holder) leases.delete(release);
    },
    lease: async (release) => {
      const held = leases.get(release);
      return held === undefined ? null : withoutMark(held);
    },
    exported: async (release) => (kept(release)?.entries ?? []).map((entry) => exportedLine(release, entry)),
    imported: async (lines) => imported(memory, lines),
    close: async () => {},
  };
}

function appended({ releases, leases }: Memory, append: Append): readonly Recorded[] {
  const kept = releases.get(append.release);
  const before = kept?.head ?? null;
  checkAppend(append, { head: before, lease: leases.get(append.release) ?? null });
  const made = makeEntries(before, append.events, append.at);
  if (made === null) return [];
  // Read back from the text, as from a disk: what the writer still holds is not what is kept.
  const recorded = made.entries.map((entry) => recordedOf(append.release, entry));
  const grown: Kept = kept ?? { head: made.head, entries: [], recorded: [], signals: new Map() };
  grown.head = made.head;
  grown.entries.push(...made.entries);
  grown.recorded.push(...recorded);
  for (const { signal } of receivedIn(recorded)) {
    grown.signals.set(signal, { row: grown.signals.get(signal)?.row ?? null, taken: true });
  }
  releases.set(append.release, grown);
  return made.recorded;
}

function taken({ leases, life }: Memory, asked: LeaseAsked): Awaited<ReturnType<Journal["take"]>> {
  const held = leases.get(asked.release) ?? null;
  if (held !== null && !mayTake({ held, asked, isAlive: life.isAlive })) {
    return { taken: false, by: withoutMark(held) };
  }
  leases.set(asked.release, { ...leaseOf(asked), mark: life.markOf(asked.pid) });
  return { taken: true, before: held === null ? null : withoutMark(held) };
}

function imported({ releases }: Memory, lines: readonly string[]): { release: string; events: number } {
  const { release, entries, recorded, head } = readLines(lines);
  const there = releases.get(release);
  const differs = there === undefined ? null : importFault(entries, there.entries);
  if (differs !== null) throw differsRefusal(release, differs);
  if (there === undefined) {
    const signals: Kept["signals"] = new Map(
      receivedIn(recorded).map(({ signal }) => [signal, { row: null, taken: true }]),
    );
    releases.set(release, { head, entries: [...entries], recorded: [...recorded], signals });
  }
  return { release, events: entries.length };
}

/** Newest first; of one moment, by id. */
function listed(rows: readonly ReleaseRow[], asked: ListAsked): readonly ReleaseRow[] {
  const order = (a: ReleaseRow, b: ReleaseRow): number =>
    b.startedAt - a.startedAt || (a.release < b.release ? 1 : -1);
  const sorted = [...rows].sort(order);
  const from = asked.before === undefined ? 0 : sorted.findIndex((row) => row.release === asked.before) + 1;
  if (asked.before !== undefined && from === 0) return [];
  return sorted
    .slice(from)
    .filter(
      (row) =>
        (asked.service === undefined || row.service === asked.service) &&
        (asked.environment === undefined || row.environment === asked.environment) &&
        (asked.open !== true || row.ended === null || row.ended === "failed"),
    )
    .slice(0, asked.limit ?? sorted.length);
}
