/** Writes a release that was exported elsewhere, whole or not at all. What is there already is not written again. */
import { importFault, readLines } from "../exported-lines.ts";
import type { Journal } from "../journal.ts";
import { differsRefusal } from "../refusals.ts";
import { store } from "./append.ts";
import type { Desk } from "./sql-journal.ts";

export async function importLines(
  { write, queries }: Desk,
  lines: readonly string[],
): ReturnType<Journal["imported"]> {
  const { release, entries, recorded, head } = readLines(lines);
  await write(async (on) => {
    const there = await queries.events(on, { release, after: 0, limit: entries.length });
    if (there.rows.length === 0) await store(on, queries, { entries, recorded, head, isNew: true });
    else {
      const fault = importFault(entries, there.rows);
      if (fault !== null) throw differsRefusal(release, fault);
    }
  });
  return { release, events: entries.length };
}
