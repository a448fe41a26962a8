/** The lines of a list, newest first; of one moment, by id. It folds nothing. */
import type { Kysely } from "kysely";
import type { ListAsked, ReleaseRow } from "../journal.ts";
import { releaseRowOf } from "./rows.ts";
import type { Tables } from "./tables.ts";

export async function list(
  on: Kysely<Tables>,
  { service, environment, open, before, limit }: ListAsked,
): Promise<readonly ReleaseRow[]> {
  let query = on.selectFrom("releases").selectAll();
  if (service !== undefined) query = query.where("service", "=", service);
  if (environment !== undefined) query = query.where("environment", "=", environment);
  if (open === true)
    query = query.where((row) => row.or([row("ended", "is", null), row("ended", "=", "failed")]));
  if (before !== undefined) {
    const last = await on.selectFrom("releases").select("started_at").where("release", "=", before).execute();
    const at = last[0]?.started_at;
    if (at === undefined) return [];
    query = query.where((row) =>
      row.or([
        row("started_at", "<", at),
        row.and([row("started_at", "=", at), row("release", "<", before)]),
      ]),
    );
  }
  if (limit !== undefined) query = query.limit(limit);
  const rows = await query.orderBy("started_at", "desc").orderBy("release", "desc").execute();
  return rows.map(releaseRowOf);
}
