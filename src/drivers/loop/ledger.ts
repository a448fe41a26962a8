/**
 * One release as its driver sees it: what is known, and the only way to add to it. An append counts when the journal says
 * so; one that fails is tried again for a while, and nothing else happens meanwhile.
 */
import { canonicalJson, type Instant, instant, RutterError } from "../../base/index.ts";
import {
  emptyState,
  foldAll,
  type Recorded,
  type ReleaseEvent,
  type ReleaseState,
} from "../../conductor/index.ts";
import type { Plan } from "../../plan/index.ts";
import type { Drive } from "./drive.ts";
import { journalFailed, leaseLost, unknownRelease } from "./errors.ts";
import type { World } from "./world.ts";

export interface Ledger {
  readonly plan: Plan;
  readonly state: () => ReleaseState;
  /** The clock; where that was set back, it goes on from the last event by the time that has passed since. */
  readonly at: () => Instant;
  /** Durable, folded and told about when it returns. */
  readonly add: (events: readonly ReleaseEvent[]) => Promise<void>;
}

/** How long a journal that refuses is tried again: a full disk is sometimes made room on at once. */
const RETRY_FOR_MS = 10_000;
const RETRY_EVERY_MS = 500;
const MENDS: ReadonlySet<string> = new Set(["JOURNAL_DISK_FULL", "JOURNAL_LOCKED", "JOURNAL_WRITE_FAILED"]);
const PAGE = 2_000;

async function readAll(world: World, release: string): Promise<readonly Recorded[]> {
  const all: Recorded[] = [];
  for (;;) {
    const page = await world.journal.read(release, all.at(-1)?.seq ?? 0, PAGE);
    for (const recorded of page) all.push(recorded);
    if (page.length < PAGE) return all;
  }
}

export async function openLedger(world: World, drive: Drive): Promise<Ledger> {
  const recordeds = await readAll(world, drive.release);
  const first = recordeds[0]?.event;
  if (first?.type !== "release.started") throw unknownRelease(drive.release);
  const { plan } = first;
  let state = foldAll(emptyState(), recordeds);
  let seenAt = world.elapsed();
  const at = (): Instant => {
    const now = world.now();
    if (state.at === null) return now;
    return instant(Math.max(now, state.at + Math.max(0, Math.floor(world.elapsed() - seenAt))));
  };
  return {
    plan,
    state: () => state,
    at,
    add: async (events) => {
      if (events.length === 0) return;
      const recordeds = await append({ plan, world, drive, state, at: at(), events });
      state = foldAll(state, recordeds);
      seenAt = world.elapsed();
      for (const recorded of recordeds) await drive.onRecorded(recorded, state);
    },
  };
}

interface Adding {
  readonly plan: Plan;
  readonly world: World;
  readonly drive: Drive;
  readonly state: ReleaseState;
  readonly at: Instant;
  readonly events: readonly ReleaseEvent[];
}

async function append(adding: Adding): Promise<readonly Recorded[]> {
  const { world, drive, state, at, events } = adding;
  const { release, holder } = drive;
  const giveUpAt = world.elapsed() + RETRY_FOR_MS;
  for (;;) {
    if (drive.lost.aborted) throw await lostError(world, release);
    try {
      return await world.journal.append({ release, events, after: state.seq, at, holder });
    } catch (error) {
      // What is no refusal of the world is a bug, or the death of this process.
      if (world.isDeath(error) || !(error instanceof RutterError)) throw error;
      if (error.code === "JOURNAL_LEASE_LOST") throw await lostError(world, release);
      const written = await afterFailure(adding);
      if (written !== null) return written;
      if (!MENDS.has(error.code) || world.elapsed() >= giveUpAt)
        throw journalFailed(release, underway(adding), error);
      await world.sleep(RETRY_EVERY_MS, drive.lost);
    }
  }
}

/** That the lease was lost, with who drives now. */
export async function lostError(world: World, release: string): Promise<RutterError> {
  return leaseLost(release, await driverOf(world, release));
}

async function driverOf(world: World, release: string): Promise<string | null> {
  const lease = await world.journal.lease(release).catch(() => null);
  return lease === null ? null : `process ${lease.pid} on ${lease.host}`;
}

/** It may be written though its answer was lost; or another one drives by now. Null: neither is so, try again. */
async function afterFailure(adding: Adding): Promise<readonly Recorded[] | null> {
  const { world, drive, state, events } = adding;
  try {
    const lease = await world.journal.lease(drive.release);
    if (lease !== null && lease.holder !== drive.holder) {
      throw await lostError(world, drive.release);
    }
    const after = await world.journal.read(drive.release, state.seq, events.length + 1);
    if (after.length === 0) return null;
    const same = canonicalJson(after.map(({ event }) => event)) === canonicalJson(events);
    if (same) return after;
    throw leaseLost(drive.release, null);
  } catch (error) {
    if (world.isDeath(error) || isLeaseLost(error)) throw error;
    return null;
  }
}

const isLeaseLost = (error: unknown): boolean =>
  error instanceof RutterError && error.code === "RELEASE_LEASE_LOST";

const underway = ({ plan, state }: Adding): readonly string[] =>
  [...state.effects.values()]
    .filter((each) => each.state === "asked")
    .map(({ node }) => plan.nodes[node]?.title ?? node);
