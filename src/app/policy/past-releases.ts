/** What the journal of this home knows of releases that went to their end: the last of a service in an environment. It only reads. */
import type { Instant } from "../../base/index.ts";
import type { Recorded } from "../../conductor/index.ts";
import { type Journal, openSqliteJournal } from "../../journal/index.ts";
import type { Plan } from "../../plan/index.ts";
import { homeAt, homeExists, homeFolder } from "../release/home.ts";

export interface PastRelease {
  readonly release: string;
  readonly at: Instant;
  readonly plan: Plan;
}

export interface PastAsked {
  readonly service: string;
  readonly environment: string;
  /** Whether it is one that is looked for, by its plan. */
  readonly fits: (plan: Plan) => boolean;
}

const PAGE = 50;
const MOST = 500;

/** The journal of this home, to look into; null: nothing was ever released from here, and nothing is made for the look. */
export async function withJournal<Value>(
  env: Readonly<Record<string, string | undefined>>,
  work: (journal: Journal | null) => Promise<Value>,
): Promise<Value> {
  const home = homeAt(homeFolder(null, env));
  if (!homeExists(home)) return work(null);
  const journal = await openSqliteJournal(home.database);
  try {
    return await work(journal);
  } finally {
    await journal.close();
  }
}

export async function lastDone(
  journal: Pick<Journal, "list" | "read">,
  { service, environment, fits }: PastAsked,
): Promise<PastRelease | null> {
  let before: string | undefined;
  for (let seen = 0; seen < MOST; seen += PAGE) {
    const page = { service, environment, limit: PAGE, ...(before === undefined ? {} : { before }) };
    const rows = await journal.list(page);
    for (const row of rows) {
      if (row.ended !== "done" || row.procedure !== null) continue;
      const [first] = await journal.read(row.release, 0, 1);
      const plan = releasedPlan(first);
      if (plan === null || !fits(plan)) continue;
      const at = endedAt(await journal.read(row.release));
      if (at !== null) return { release: row.release, at, plan };
    }
    if (rows.length < PAGE) return null;
    before = rows.at(-1)?.release;
  }
  return null;
}

/** Null: nothing was brought out by it: it was dry, or a way back on its own. */
function releasedPlan(first: Recorded | undefined): Plan | null {
  if (first?.event.type !== "release.started" || first.event.dryRun) return null;
  const { plan } = first.event;
  return plan.courses.main.length === 0 ? null : plan;
}

const endedAt = (recordeds: readonly Recorded[]): Instant | null =>
  recordeds.findLast(({ event }) => event.type === "release.ended" && event.as === "done")?.at ?? null;
