/**
 * A journal in a database, whichever it is: what a file or a server is, and what it says when it refuses, is passed in.
 * Each change is one transaction, in which it is first checked whether it may be.
 */

import type { Kysely } from "kysely";
import { addMs, canonicalJson } from "../../base/index.ts";
import type { Recorded } from "../../conductor/index.ts";
import { exportedLine, recordedOf } from "../exported-lines.ts";
import type { Journal } from "../journal.ts";
import { withoutMark } from "../lease-rule.ts";
import type { ProcessLife } from "../process-life.ts";
import { unknownRefusal } from "../refusals.ts";
import { append } from "./append.ts";
import { importLines } from "./import-lines.ts";
import { list } from "./list.ts";
import { type Queries, queriesOn } from "./queries.ts";
import { heldLeaseOf, inboxRowOf, releaseRowOf } from "./rows.ts";
import type { Tables } from "./tables.ts";
import { takeLease } from "./take-lease.ts";
import { type Disk, type Turns, takeTurns } from "./turns.ts";
import { verifyRelease } from "./verify-release.ts";

export interface SqlParts {
  readonly database: Kysely<Tables>;
  readonly disk: Disk;
  readonly life: ProcessLife;
}

/** What the parts of a journal work with. */
export interface Desk extends Turns {
  readonly queries: Queries;
  readonly life: ProcessLife;
}

const ALL = Number.MAX_SAFE_INTEGER;

export function sqlJournal({ database, disk, life }: SqlParts): Journal {
  const desk: Desk = { ...takeTurns(database, disk), queries: queriesOn(database), life };
  const { read, queries } = desk;
  return {
    append: (asked) => append(desk, asked),
    read: (release, after = 0, limit = ALL) => readEvents(desk, { release, after, limit }),
    row: async (release) => {
      const { rows } = await read((on) => queries.release(on, { release }));
      return rows[0] === undefined ? null : releaseRowOf(rows[0]);
    },
    list: (asked = {}) => read((on) => list(on, asked)),
    find: async (prefix) => {
      const length = [...prefix].length;
      const { rows } = await read((on) => queries.find(on, { prefix, length }));
      return rows.map(({ release }) => release);
    },
    verify: (release) => read((on) => verifyRelease(on, queries, release)),
    ...inboxOf(desk),
    ...leasesOf(desk),
    exported: async (release) => {
      const { rows } = await read((on) => queries.events(on, { release, after: 0, limit: ALL }));
      return rows.map((row) => exportedLine(release, row));
    },
    imported: (lines) => importLines(desk, lines),
    close: async () => {
      await desk.end();
      disk.leave();
      await database.destroy();
    },
  };
}

interface Asked {
  readonly release: string;
  readonly after: number;
  readonly limit: number;
}

async function readEvents({ read, queries }: Desk, asked: Asked): Promise<readonly Recorded[]> {
  const { rows } = await read((on) => queries.events(on, asked));
  return rows.map((row) => recordedOf(asked.release, row));
}

const inboxOf = ({ read, write, queries }: Desk): Pick<Journal, "put" | "inbox"> => ({
  put: (release, { signal, putAt }) =>
    write(async (on) => {
      const { rows } = await queries.release(on, { release });
      if (rows.length === 0) throw unknownRefusal(release);
      const last = await queries.lastPosition(on, { release });
      const position = (last.rows[0]?.position ?? 0) + 1;
      const text = canonicalJson(signal);
      await queries.putSignal(on, { release, signal: signal.id, position, put_at: putAt, text, seq: null });
    }),
  inbox: async (release) => {
    const { rows } = await read((on) => queries.inbox(on, { release }));
    return rows.map((row) => inboxRowOf(release, row));
  },
});

const leasesOf = (desk: Desk): Pick<Journal, "take" | "renew" | "leave" | "lease"> => ({
  take: (asked) => takeLease(desk, asked),
  renew: ({ release, holder, at, forMs }) =>
    desk.write(async (on) => {
      const renewed = await desk.queries.renewLease(on, { release, holder, until: addMs(at, forMs) });
      return (renewed.numAffectedRows ?? 0n) > 0n;
    }),
  leave: (release, holder) =>
    desk.write(async (on) => {
      await desk.queries.dropLease(on, { release, holder });
    }),
  lease: async (release) => {
    const { rows } = await desk.read((on) => desk.queries.lease(on, { release }));
    return rows[0] === undefined ? null : withoutMark(heldLeaseOf(rows[0]));
  },
});
