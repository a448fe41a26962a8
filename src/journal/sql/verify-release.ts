/**
 * Whether the events of a release are those that were written, one after the other and to the last. It reads texts and
 * hashes and no meaning, so it works on events that nothing else can read.
 */
import type { Kysely } from "kysely";
import { CHAIN_BEGIN, firstBreak } from "../chain.ts";
import type { Verified } from "../journal.ts";
import type { Queries } from "./queries.ts";
import type { Tables } from "./tables.ts";

/** So that a long release is not held in memory whole. */
const PAGE = 5000;

export async function verifyRelease(
  on: Kysely<Tables>,
  queries: Queries,
  release: string,
): Promise<Verified> {
  // Asked in one statement: what is appended while this reads on does not count.
  const [ends] = (await queries.ends(on, { release, again: release })).rows;
  const { last, kept, head } = ends ?? { last: null, kept: null, head: null };
  if (kept === null || head === null) {
    if (last === null) return { whole: true, events: 0, head: CHAIN_BEGIN };
    return { whole: false, seq: 1, why: "the release is missing from the list of releases" };
  }
  let at = { seq: 0, hash: CHAIN_BEGIN };
  while (at.seq < kept) {
    const limit = Math.min(PAGE, kept - at.seq);
    const { rows } = await queries.events(on, { release, after: at.seq, limit });
    const broken = firstBreak(rows, at);
    if (broken !== null) return { whole: false, ...broken };
    const end = rows.at(-1);
    if (end === undefined) return { whole: false, seq: at.seq + 1, why: "it is missing" };
    at = { seq: end.seq, hash: end.hash };
  }
  if (at.hash !== head)
    return { whole: false, seq: at.seq, why: "it is not the one that the release ended with" };
  if (last !== null && last > kept) {
    return { whole: false, seq: kept + 1, why: "it was added beside Rutter" };
  }
  return { whole: true, events: kept, head };
}
