/** The locks of one home as the lock hand wants them: with who holds one, and at which step of its release. */
import type { LockInput } from "../../effect/index.ts";
import type { Taken } from "../../hands/lock/index.ts";
import type { Journal } from "../../journal/index.ts";
import type { Locks } from "./locks.ts";
import { readRelease } from "./read-release.ts";
import { realNow } from "./this-process.ts";

export const lockPlaces = (locks: Locks, journal: Journal) => ({
  take: async ({ service, environment }: LockInput, release: string): Promise<Taken> => {
    const held = await locks.take(`${service ?? ""}@${environment ?? ""}`, { release, since: realNow() });
    if (held === null) return { taken: true };
    const { who, at } = await standingOf(journal, held.release);
    return { taken: false, by: `release ${held.release} of ${who}`, since: held.since, at };
  },
});

async function standingOf(journal: Journal, release: string): Promise<{ who: string; at: string | null }> {
  const { plan, state } = await readRelease(journal, release);
  const at = [...state.nodes].findLast(([, node]) => node.state === "running")?.[0];
  return {
    who: state.startedBy?.who ?? "somebody",
    at: at === undefined ? null : (plan.nodes[at]?.title ?? at),
  };
}
