/** A release out of its journal: its plan, what happened, and what is known after it. It reads, and takes nothing. */
import { emptyState, foldAll, type Recorded, type ReleaseState } from "../../conductor/index.ts";
import { unknownRelease } from "../../drivers/loop/index.ts";
import type { Journal } from "../../journal/index.ts";
import type { Plan } from "../../plan/index.ts";

export interface ReadRelease {
  readonly plan: Plan;
  readonly recordeds: readonly Recorded[];
  readonly state: ReleaseState;
}

export async function readRelease(journal: Journal, release: string): Promise<ReadRelease> {
  const recordeds = await journal.read(release);
  const first = recordeds[0]?.event;
  if (first?.type !== "release.started") throw unknownRelease(release);
  return { plan: first.plan, recordeds, state: foldAll(emptyState(), recordeds) };
}
