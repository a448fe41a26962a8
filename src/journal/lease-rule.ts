/**
 * Whether a lease may change hands. The row in the journal alone decides who holds it: a clock only says when it may be
 * taken, so that one that is wrong never gives a release to two.
 */
import { addMs } from "../base/index.ts";
import type { Lease, LeaseAsked } from "./journal.ts";

/** A lease with what tells its process from a later one of the same number; null: not known. */
export interface HeldLease extends Lease {
  readonly mark: string | null;
}

export interface LeaseClaim {
  readonly held: HeldLease | null;
  readonly asked: LeaseAsked;
  readonly isAlive: (pid: number, mark: string | null) => boolean;
}

/**
 * On this host a dead process holds nothing, whatever its lease says: where the clock was set back, that may end an hour
 * from now.
 */
export function mayTake({ held, asked, isAlive }: LeaseClaim): boolean {
  if (held === null || held.holder === asked.holder || held.until <= asked.at) return true;
  return held.host === asked.host && !isAlive(held.pid, held.mark);
}

export const leaseOf = (asked: LeaseAsked): Lease => ({
  release: asked.release,
  holder: asked.holder,
  host: asked.host,
  pid: asked.pid,
  takenAt: asked.at,
  until: addMs(asked.at, asked.forMs),
});

export const withoutMark = ({ mark: _, ...lease }: HeldLease): Lease => lease;
