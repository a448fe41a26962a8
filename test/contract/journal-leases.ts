/** What every journal must do so that one process drives a release and no second, whatever the clocks say. */
import { describe, expect, it } from "vitest";
import type { Journal, LeaseAsked } from "../../src/journal/index.ts";
import { AT, later } from "./journal-events.ts";
import { began, begin, type OpenJournal, refusedWith } from "./journal-ground.ts";

const HOUR = 3_600_000;

const asked = (holder: string, more: Partial<LeaseAsked> = {}): LeaseAsked => ({
  release: "r1",
  holder,
  host: "here",
  pid: holder.length,
  at: AT,
  forMs: 30_000,
  ...more,
});

const alive = { isAlive: () => true, markOf: () => null };

export function leaseContract(open: OpenJournal): void {
  takingContract(open);
  deadContract(open);
  clockContract(open);
  holderContract(open);
}

function takingContract(open: OpenJournal): void {
  describe("take", () => {
    it("gives a lease that nobody holds, and keeps it from others", async () => {
      const journal = await open(alive);
      expect(await journal.lease("r1")).toBe(null);
      expect(await journal.take(asked("a"))).toEqual({ taken: true, before: null });
      const held = { release: "r1", holder: "a", host: "here", pid: 1, takenAt: AT, until: later(30_000) };
      expect(await journal.lease("r1")).toEqual(held);
      expect(await journal.take(asked("bb", { at: later(29_999) }))).toEqual({ taken: false, by: held });
      expect(await journal.take(asked("bb", { release: "r2" }))).toMatchObject({ taken: true });
    });

    it("gives it to whoever holds it, or comes when it is over", async () => {
      const journal = await open(alive);
      await journal.take(asked("a"));
      expect(await journal.take(asked("a", { at: later(5) }))).toMatchObject({
        before: { until: later(30_000) },
      });
      const over = asked("bb", { at: later(30_005) });
      expect(await journal.take(over)).toMatchObject({
        taken: true,
        before: { holder: "a", takenAt: later(5) },
      });
    });

    it("gives it to one of many who come at once", async () => {
      const journal = await open(alive);
      const taken = await Promise.all(["a", "b", "c", "d"].map((holder) => journal.take(asked(holder))));
      expect(taken.filter((each) => each.taken)).toHaveLength(1);
    });
  });
}

function deadContract(open: OpenJournal): void {
  describe("take", () => {
    it("takes it from a process that died on this host, and from no other", async () => {
      const journal = await open({ isAlive: (pid) => pid !== 1, markOf: () => null });
      await journal.take(asked("a", { host: "there" }));
      expect(await journal.take(asked("bb"))).toMatchObject({ taken: false });
      await journal.leave("r1", "a");
      await journal.take(asked("a"));
      expect(await journal.take(asked("bb"))).toMatchObject({ taken: true, before: { holder: "a" } });
      expect(await journal.take(asked("ccc"))).toMatchObject({ taken: false, by: { holder: "bb" } });
    });

    it("knows a process of the same number that began later for another", async () => {
      const marks = new Map([[1, "first"]]);
      const journal = await open({
        isAlive: (pid, mark) => marks.get(pid) === mark,
        markOf: (pid) => marks.get(pid) ?? null,
      });
      await journal.take(asked("a"));
      expect(await journal.take(asked("bb"))).toMatchObject({ taken: false });
      marks.set(1, "second");
      expect(await journal.take(asked("bb"))).toMatchObject({ taken: true });
    });

    it("gives it to the next when it was left, by its holder alone", async () => {
      const journal = await open(alive);
      await journal.take(asked("a"));
      await journal.leave("r1", "bb");
      expect(await journal.lease("r1")).not.toBe(null);
      await journal.leave("r1", "a");
      expect(await journal.lease("r1")).toBe(null);
      expect(await journal.take(asked("bb"))).toEqual({ taken: true, before: null });
    });
  });
}

function clockContract(open: OpenJournal): void {
  describe("a clock that is set back an hour", () => {
    it("gives nothing away while the holder lives", async () => {
      const journal = await open(alive);
      await journal.take(asked("a"));
      expect(await journal.take(asked("bb", { at: later(-HOUR) }))).toMatchObject({ taken: false });
      expect(await journal.renew(asked("a", { at: later(-HOUR) }))).toBe(true);
      expect(await journal.lease("r1")).toMatchObject({ until: later(30_000 - HOUR) });
      expect(await journal.take(asked("bb", { at: later(29_999 - HOUR) }))).toMatchObject({ taken: false });
    });

    it("takes nothing from the holder", async () => {
      const journal = await open(alive);
      await begin(journal);
      await journal.take(asked("a"));
      const append = { release: "r1", events: [began], after: 1, at: later(-HOUR), holder: "a" };
      expect(await journal.append(append)).toMatchObject([{ seq: 2, at: AT }]);
    });

    it("does not keep the lease of a dead process until its end comes round again", async () => {
      const journal = await open({ isAlive: () => false, markOf: () => null });
      await journal.take(asked("a"));
      expect(await journal.take(asked("bb", { at: later(-HOUR) }))).toMatchObject({ taken: true });
    });
  });
}

function holderContract(open: OpenJournal): void {
  const append = (journal: Journal, holder: string, at = AT): Promise<unknown> =>
    journal.append({ release: "r1", events: [began], after: 1, at, holder });

  describe("a holder", () => {
    it("appends while the lease is his", async () => {
      const journal = await open(alive);
      await begin(journal);
      expect(await refusedWith(append(journal, "a"))).toBe("JOURNAL_LEASE_LOST");
      await journal.take(asked("a"));
      expect(await refusedWith(append(journal, "bb"))).toBe("JOURNAL_LEASE_LOST");
      expect(await journal.read("r1", 1)).toEqual([]);
      expect(await refusedWith(append(journal, "a", later(29_999)))).toBe(null);
    });

    it("keeps a lease that is over until somebody takes it: clocks are set back, machines sleep", async () => {
      const journal = await open(alive);
      await begin(journal);
      await journal.take(asked("a"));
      expect(await refusedWith(append(journal, "a", later(HOUR)))).toBe(null);
      await journal.take(asked("bb", { at: later(2 * HOUR) }));
      const late = { release: "r1", events: [began], after: 2, at: later(2 * HOUR), holder: "a" };
      expect(await refusedWith(journal.append(late))).toBe("JOURNAL_LEASE_LOST");
    });

    it("may hold a release before its first event", async () => {
      const journal = await open(alive);
      await journal.take(asked("a"));
      const first = { release: "r1", events: [], after: 0, at: AT };
      expect(await refusedWith(journal.append({ ...first, holder: "bb" }))).toBe("JOURNAL_LEASE_LOST");
      expect(await refusedWith(journal.append({ ...first, holder: "a" }))).toBe(null);
    });

    it("renews what nobody took meanwhile, however late", async () => {
      const journal = await open(alive);
      expect(await journal.renew(asked("a"))).toBe(false);
      await journal.take(asked("a"));
      expect(await journal.renew(asked("a", { at: later(HOUR) }))).toBe(true);
      expect(await journal.lease("r1")).toMatchObject({ takenAt: AT, until: later(HOUR + 30_000) });
      await journal.take(asked("bb", { at: later(2 * HOUR) }));
      expect(await journal.renew(asked("a", { at: later(2 * HOUR) }))).toBe(false);
      expect(await journal.lease("r1")).toMatchObject({ holder: "bb" });
    });
  });
}
