/**
 * The locks of one home as the lock hand wants them: with who holds one, how that release stands, and at which step. It is
 * asked every few seconds by each release that waits, so it reads the line of a list and the last events, and folds nothing.
 */
import type { LockInput } from "../../effect/index.ts";
import type { Taken } from "../../hands/lock/index.ts";
import type { Journal, ReleaseRow } from "../../journal/index.ts";
import type { Plan } from "../../plan/index.ts";
import type { LockHolder, Locks } from "./locks.ts";
import { drives, realNow } from "./this-process.ts";

type Looked = Pick<Journal, "row" | "lease" | "read">;

export function lockPlaces(locks: Locks, journal: Looked) {
  const stepOf = stepFinder(journal);
  const heldBy = async ({ release, since }: LockHolder): Promise<Taken> => {
    const row = await journal.row(release);
    const who = row?.startedBy ?? "somebody";
    const how = await standing(journal, release, row);
    const at = row === null ? null : await stepOf(row);
    return { taken: false, by: `release ${release} of ${who}${how}`, since, at };
  };
  return {
    take: async ({ service, environment }: LockInput, release: string): Promise<Taken> => {
      const held = await locks.take(`${service ?? ""}@${environment ?? ""}`, { release, since: realNow() });
      return held === null ? { taken: true } : heldBy(held);
    },
    /** Who holds it, taking nothing; null: nobody. */
    look: async ({ service, environment }: LockInput) => {
      const holder = await locks.holder(`${service ?? ""}@${environment ?? ""}`);
      if (holder === null) return null;
      const held = await heldBy(holder);
      return held.taken ? null : { release: holder.release, by: held.by, since: held.since, at: held.at };
    },
  };
}

/** What somebody has to do before the lock can come free; empty where it goes by itself. */
async function standing(journal: Looked, release: string, row: ReleaseRow | null): Promise<string> {
  if (row?.ended === "failed") return " (which failed: stop it or roll it back first)";
  return drives(await journal.lease(release)) ? "" : " (which nobody drives now)";
}

/** A step that began longer ago than this is not named: that is worth no reading of a long release. */
const LAST_EVENTS = 100;

/** The title of the step that a release is at; null: none that is cheap to find. */
function stepFinder(journal: Looked): (row: ReleaseRow) => Promise<string | null> {
  let known: { readonly release: string; readonly plan: Plan } | null = null;
  const planOf = async (release: string): Promise<Plan | null> => {
    if (known?.release === release) return known.plan;
    const event = (await journal.read(release, 0, 1))[0]?.event;
    if (event?.type !== "release.started") return null;
    known = { release, plan: event.plan };
    return event.plan;
  };
  return async ({ release, lastSeq }) => {
    const running = new Set<string>();
    const after = Math.max(0, lastSeq - LAST_EVENTS);
    for (const { event } of await journal.read(release, after, LAST_EVENTS)) {
      if (event.type === "node.began") running.add(event.node);
      if (event.type === "node.ended") running.delete(event.node);
    }
    const node = [...running].at(-1);
    if (node === undefined) return null;
    return (await planOf(release))?.nodes[node]?.title ?? node;
  };
}
