/**
 * The leases that this process holds, renewed while it lives. After the machine slept one is still held where nobody took it
 * meanwhile: the journal says so, which also refuses whatever a driver without its lease would write.
 */
import type { Instant } from "../../base/index.ts";
import type { Journal, Lease } from "../../journal/index.ts";
import { makePulse } from "./pulse.ts";

export const LEASE_FOR_MS = 10_000;
export const RENEW_EVERY_MS = 2_000;

export interface Held {
  readonly release: string;
  /** Of the one who held it before; null: nobody did. */
  readonly before: Lease | null;
  /** Aborted when it is lost. */
  readonly lost: AbortSignal;
}

export interface Leases {
  /** Who holds it where it could not be taken. */
  readonly take: (release: string) => Promise<{ taken: true; held: Held } | { taken: false; by: Lease }>;
  readonly held: (release: string) => Held | null;
  readonly leave: (release: string) => Promise<void>;
  /** Renews no more; what is still held runs out. */
  readonly close: () => void;
}

export interface LeasesGiven {
  readonly journal: Journal;
  readonly holder: string;
  readonly host: string;
  readonly pid: number;
  readonly now: () => Instant;
}

interface Kept extends Held {
  readonly controller: AbortController;
}

export function openLeases(given: LeasesGiven): Leases {
  const { journal, holder, host, pid, now } = given;
  const kept = new Map<string, Kept>();
  const asked = (release: string) => ({ release, holder, host, pid, at: now(), forMs: LEASE_FOR_MS });
  const drop = (release: string): boolean => {
    const was = kept.delete(release);
    if (kept.size === 0) pulse.stop();
    return was;
  };
  const renew = async (one: Kept): Promise<void> => {
    // A journal that refuses for a moment says nothing of who holds it.
    const holds = await journal.renew(asked(one.release)).catch(() => true);
    if (holds || kept.get(one.release) !== one) return;
    drop(one.release);
    one.controller.abort();
  };
  const beat = async (): Promise<void> => {
    // At once, so that the journal can write them down together.
    await Promise.all([...kept.values()].map(renew));
  };
  const pulse = makePulse(RENEW_EVERY_MS, beat);
  return {
    take: async (release) => {
      const answer = await journal.take(asked(release));
      if (!answer.taken) return { taken: false, by: answer.by };
      const controller = new AbortController();
      const one: Kept = { release, before: answer.before, lost: controller.signal, controller };
      kept.set(release, one);
      pulse.start();
      return { taken: true, held: one };
    },
    held: (release) => kept.get(release) ?? null,
    leave: async (release) => {
      if (!drop(release)) return;
      // Where the journal refuses even this, the lease runs out by itself.
      await journal.leave(release, holder).catch(() => undefined);
    },
    close: pulse.stop,
  };
}
