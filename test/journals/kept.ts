/**
 * The journals of releases that were carried out with each version, and what was known of them at their end. Every later
 * version must still read them and come to the same: a journal is never rewritten.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { emptyState, foldAll, type Recorded, type ReleaseState } from "../../src/conductor/index.ts";
import { openMemoryJournal } from "../../src/journal/index.ts";
import { filesUnder, REPOSITORY } from "../repository.ts";

export const keptJournals = (): readonly string[] =>
  filesUnder("test/journals").filter((path) => /^test\/journals\/\d+\/[^/]+\.jsonl$/.test(path));

export const summaryPath = (journal: string): string => journal.replace(/\.jsonl$/, ".end.json");

export const linesOf = (path: string): readonly string[] =>
  readFileSync(join(REPOSITORY, path), "utf8").trimEnd().split("\n");

/** Through import, so that the chain is checked, and every event is lifted to what it is today. */
export async function eventsOf(lines: readonly string[]): Promise<readonly Recorded[]> {
  const journal = openMemoryJournal();
  const { release } = await journal.imported(lines);
  return journal.read(release);
}

/** What a person would ask of a release, as text: keys that states gain later do not change it. */
export function summaryOf(recordeds: readonly Recorded[]): string {
  const state = foldAll(emptyState(), recordeds);
  return `${JSON.stringify(told(state), null, 2)}\n`;
}

function told(state: ReleaseState): Readonly<Record<string, unknown>> {
  const { release, planHash, seq, startedBy, ended, paused, returning, driver } = state;
  return {
    release,
    planHash,
    events: seq,
    startedBy: startedBy?.who ?? null,
    state: state.state,
    ended: ended === null ? null : { as: ended.as, exit: ended.exit, why: ended.why, stands: ended.stands },
    pausedBy: paused?.by.who ?? null,
    returningBecause: returning?.why ?? null,
    driver: driver?.driver ?? null,
    doneOrder: state.doneOrder,
    courses: state.courses,
    nodes: each(state.nodes, ({ state: as, attempts, answer, why }) => ({ as, attempts, answer, why })),
    items: each(state.items, ({ state: as, attempts, by, why }) => ({
      as,
      attempts,
      by: by?.who ?? null,
      why,
    })),
    effects: each(state.effects, ({ state: as, outcome }) => ({ as, outcome: outcome?.state ?? null })),
    waits: each(state.waits, ({ kind, text, answers }) => ({ kind, text, answers })),
    answered: each(state.answered, ({ as, by, note }) => ({ as, by: by?.who ?? null, note })),
    values: each(state.values, (value) => value),
    pendingSignals: state.pendingSignals.map(({ id }) => id),
    seenSignals: [...state.seenSignals].sort(),
  };
}

const each = <T>(of: ReadonlyMap<string, T>, tell: (value: T) => unknown): Record<string, unknown> =>
  Object.fromEntries([...of].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, value]) => [key, tell(value)]));
