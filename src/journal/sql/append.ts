/** Writes events with all that follows from them: the release's line in lists, the head of its chain, the inbox. */
import type { Kysely } from "kysely";
import type { Recorded } from "../../conductor/index.ts";
import { type Made, makeEntries, receivedIn } from "../entries.ts";
import type { Append } from "../journal.ts";
import { checkAppend, type Standing } from "../may-append.ts";
import type { Queries } from "./queries.ts";
import { headOf, heldLeaseOf, releaseColumns } from "./rows.ts";
import type { Desk } from "./sql-journal.ts";
import type { Tables } from "./tables.ts";

export const append = ({ write, queries }: Desk, asked: Append): Promise<readonly Recorded[]> =>
  write(async (on) => {
    const standing = await standingOf(on, queries, asked);
    checkAppend(asked, standing);
    const made = makeEntries(standing.head, asked.events, asked.at);
    if (made === null) return [];
    await store(on, queries, { ...made, isNew: standing.head === null });
    return made.recorded;
  });

async function standingOf(
  on: Kysely<Tables>,
  queries: Queries,
  { release, holder }: Append,
): Promise<Standing> {
  const [row] = (await queries.standing(on, { release })).rows;
  if (row === undefined) {
    const [lease] = holder === null ? [] : (await queries.lease(on, { release })).rows;
    return { head: null, lease: lease === undefined ? null : heldLeaseOf(lease) };
  }
  const { holder: held, host, pid } = row;
  const lease = held === null || host === null || pid === null ? null : { holder: held, host, pid };
  return { head: headOf(row), lease };
}

export interface Storing extends Made {
  readonly isNew: boolean;
}

export async function store(on: Kysely<Tables>, queries: Queries, made: Storing): Promise<void> {
  const columns = releaseColumns(made.head);
  const { release } = columns;
  if (made.isNew) await queries.addRelease(on, columns);
  else await queries.changeRelease(on, columns);
  for (const { seq, at, text, hash } of made.entries) {
    await queries.addEvent(on, { release, seq, at, text, hash });
  }
  for (const { signal, seq } of receivedIn(made.recorded)) {
    // One that never lay in the inbox is known from here on all the same.
    await queries.putSignal(on, {
      release,
      signal,
      position: 0,
      put_at: made.head.row.updatedAt,
      text: null,
      seq,
    });
    await queries.takeSignal(on, { release, signal, seq });
  }
}
