/** What tests of journals stand on: opening one, beginning a release, asking what something was refused with. */
import { RutterError } from "../../src/base/index.ts";
import type { ReleaseEvent } from "../../src/conductor/index.ts";
import type { Journal, ProcessLife } from "../../src/journal/index.ts";
import { AT, started } from "./journal-events.ts";

export type OpenJournal = (life?: Partial<ProcessLife>) => Promise<Journal>;

export const began: ReleaseEvent = { type: "node.began", node: "step-1" };

export async function begin(journal: Journal, release = "r1", at = AT): Promise<void> {
  await journal.append({ release, events: [started(release)], after: 0, at, holder: null });
}

/** The code of what an act is refused with; null: it is not refused. What is no refusal is thrown on. */
export async function refusedWith(act: Promise<unknown>): Promise<string | null> {
  try {
    await act;
    return null;
  } catch (error) {
    if (error instanceof RutterError) return error.code;
    throw error;
  }
}
