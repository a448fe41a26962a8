/** What every journal must do with signals: kept until their event is written, and counted once. */
import { describe, expect, it } from "vitest";
import type { ReleaseEvent } from "../../src/conductor/index.ts";
import type { Journal } from "../../src/journal/index.ts";
import { AT, signal } from "./journal-events.ts";
import { begin, type OpenJournal, refusedWith } from "./journal-ground.ts";

const received = (id: string): ReleaseEvent => ({ type: "signal.received", signal: signal(id) });

const put = (journal: Journal, id: string): Promise<void> =>
  journal.put("r1", { signal: signal(id), putAt: AT });

async function waiting(journal: Journal): Promise<readonly string[]> {
  return (await journal.inbox("r1")).map((row) => row.signal.id);
}

export function signalContract(open: OpenJournal): void {
  describe("inbox", () => {
    it("gives signals as they were put, in the order they came, each once", async () => {
      const journal = await open();
      await begin(journal);
      for (const id of ["z", "a", "m", "a"]) await put(journal, id);
      expect(await waiting(journal)).toEqual(["z", "a", "m"]);
      expect((await journal.inbox("r1"))[0]).toEqual({ signal: signal("z"), putAt: AT });
      expect(await journal.inbox("nobody")).toEqual([]);
    });

    it("loses a signal with the append that received it, and to no other", async () => {
      const journal = await open();
      await begin(journal);
      await put(journal, "s1");
      await put(journal, "s2");
      const append = { release: "r1", events: [received("s1")], at: AT, holder: null };
      expect(await refusedWith(journal.append({ ...append, after: 7 }))).toBe("JOURNAL_SEQUENCE");
      expect(await waiting(journal)).toEqual(["s1", "s2"]);
      await journal.append({ ...append, after: 1 });
      expect(await waiting(journal)).toEqual(["s2"]);
      await put(journal, "s1");
      expect(await waiting(journal)).toEqual(["s2"]);
      await put(journal, "s0");
      expect(await waiting(journal)).toEqual(["s2", "s0"]);
    });

    it("knows a signal that came another way", async () => {
      const journal = await open();
      await begin(journal);
      await journal.append({ release: "r1", events: [received("s1")], after: 1, at: AT, holder: null });
      await put(journal, "s1");
      expect(await waiting(journal)).toEqual([]);
    });

    it("takes the same signal twice at once as one", async () => {
      const journal = await open();
      await begin(journal);
      await Promise.all([put(journal, "s1"), put(journal, "s2"), put(journal, "s1")]);
      expect(await waiting(journal)).toEqual(["s1", "s2"]);
    });

    it("refuses a signal to a release that is not there", async () => {
      expect(await refusedWith(put(await open(), "s1"))).toBe("JOURNAL_RELEASE_UNKNOWN");
    });
  });
}
