/** The line of a list is kept beside the events; it must say what folding them says. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { emptyState, foldAll } from "../../src/conductor/index.ts";
import { openMemoryJournal } from "../../src/journal/index.ts";
import { AT, anyEvent, started } from "./journal-events.ts";

it("a release's row says what its folded events say", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyEvent, { maxLength: 30 }), async (events) => {
      const journal = openMemoryJournal();
      const append = { release: "r1", events: [started("r1"), ...events], after: 0, at: AT, holder: null };
      await journal.append(append);
      const row = await journal.row("r1");
      const state = foldAll(emptyState(), await journal.read("r1"));
      expect(row).toMatchObject({
        release: state.release,
        planHash: state.planHash,
        startedAt: state.startedAt,
        startedBy: state.startedBy?.who,
        state: state.state,
        ended: state.ended?.as ?? null,
        exit: state.ended?.exit ?? null,
        updatedAt: state.at,
        lastSeq: state.seq,
        waits: [...state.waits.values()].filter(({ kind }) => kind !== "timer" && kind !== "soak").length,
      });
    }),
  );
});
