/** Gives a lease to one of those who ask for it. Transactions follow one another, so of two at once the second is told. */
import type { Journal, LeaseAsked } from "../journal.ts";
import { leaseOf, mayTake, withoutMark } from "../lease-rule.ts";
import { heldLeaseOf } from "./rows.ts";
import type { Desk } from "./sql-journal.ts";

export const takeLease = ({ write, queries, life }: Desk, asked: LeaseAsked): ReturnType<Journal["take"]> =>
  write(async (on) => {
    const { release } = asked;
    const { rows } = await queries.lease(on, { release });
    const held = rows[0] === undefined ? null : heldLeaseOf(rows[0]);
    if (held !== null && !mayTake({ held, asked, isAlive: life.isAlive })) {
      return { taken: false, by: withoutMark(held) };
    }
    if (held !== null) await queries.dropLease(on, { release, holder: held.holder });
    const { holder, host, pid, takenAt, until } = leaseOf(asked);
    const mark = life.markOf(pid);
    await queries.addLease(on, { release, holder, host, pid, mark, taken_at: takenAt, until });
    return { taken: true, before: held === null ? null : withoutMark(held) };
  });
