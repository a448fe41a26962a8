/**
 * What every journal must do, whatever it lies in. Each test is given an empty one; what a disk or a server adds (being
 * full, being changed behind its back) is tested where it is.
 */
import { describe, expect, it } from "vitest";
import type { ReleaseEvent } from "../../src/conductor/index.ts";
import type { Journal } from "../../src/journal/index.ts";
import { AT, later, samplePlan, started, wait } from "./journal-events.ts";
import { began, begin, type OpenJournal, refusedWith } from "./journal-ground.ts";
import { leaseContract } from "./journal-leases.ts";
import { lineContract } from "./journal-lines.ts";
import { signalContract } from "./journal-signals.ts";

export function journalContract(open: OpenJournal): void {
  appendContract(open);
  togetherContract(open);
  rowContract(open);
  listContract(open);
  signalContract(open);
  leaseContract(open);
  lineContract(open);
}

function appendContract(open: OpenJournal): void {
  describe("append", () => {
    it("numbers events from 1 and hands out what was given", async () => {
      const journal = await open();
      await begin(journal);
      const given = await journal.append({
        release: "r1",
        events: [began, began],
        after: 1,
        at: later(5),
        holder: null,
      });
      expect(given.map(({ seq, at }) => [seq, at])).toEqual([
        [2, later(5)],
        [3, later(5)],
      ]);
      const read = await journal.read("r1");
      expect(read).toEqual([{ seq: 1, at: AT, event: started("r1") }, ...given]);
      expect(await journal.read("r1", 1, 1)).toEqual(given.slice(0, 1));
      expect(await journal.read("r1", 3)).toEqual([]);
      expect(await journal.read("nobody")).toEqual([]);
    });

    it("writes nothing where the writer has not seen the last event", async () => {
      const journal = await open();
      await begin(journal);
      for (const seen of [0, 2]) {
        const append = { release: "r1", events: [began, began], after: seen, at: AT, holder: null };
        expect(await refusedWith(journal.append(append))).toBe("JOURNAL_SEQUENCE");
      }
      expect(await journal.read("r1", 1)).toEqual([]);
      expect(await refusedWith(begin(journal))).toBe("JOURNAL_SEQUENCE");
    });

    it("lets one of several writers through that saw the same", async () => {
      const journal = await open();
      await begin(journal);
      const append = { release: "r1", events: [began], after: 1, at: AT, holder: null };
      const ends = await Promise.all([1, 2, 3].map(() => refusedWith(journal.append(append))));
      expect(ends.sort()).toEqual(["JOURNAL_SEQUENCE", "JOURNAL_SEQUENCE", null]);
      expect(await journal.read("r1", 1)).toHaveLength(1);
    });
  });
}

function togetherContract(open: OpenJournal): void {
  describe("append", () => {
    it("keeps releases apart that are written at once", async () => {
      const journal = await open();
      const names = Array.from({ length: 300 }, (_, index) => `r${index}`);
      await Promise.all(names.map((name) => begin(journal, name)));
      const append = { events: [began], after: 1, at: AT, holder: null };
      await Promise.all(names.map((release) => journal.append({ ...append, release })));
      for (const name of names) expect(await journal.verify(name)).toMatchObject({ whole: true, events: 2 });
    });

    it("lifts a time before the last event's to it", async () => {
      const journal = await open();
      await begin(journal);
      const append = { release: "r1", events: [began], after: 1, at: later(-3_600_000), holder: null };
      expect(await journal.append(append)).toMatchObject([{ seq: 2, at: AT }]);
    });

    it("takes no events as nothing", async () => {
      const journal = await open();
      expect(await journal.append({ release: "r1", events: [], after: 0, at: AT, holder: null })).toEqual([]);
      expect(await journal.row("r1")).toBe(null);
    });

    it("keeps what it was given, though the giver changes it", async () => {
      const journal = await open();
      const stands = ["step-1"];
      const ended: ReleaseEvent = { type: "course.began", course: "main", nodes: stands };
      await begin(journal);
      await journal.append({ release: "r1", events: [ended], after: 1, at: AT, holder: null });
      stands.push("step-2");
      expect(await journal.read("r1", 1)).toMatchObject([{ event: { nodes: ["step-1"] } }]);
      expect(await journal.verify("r1")).toMatchObject({ whole: true });
    });
  });
}

const ended = (as: "done" | "failed", exit: number): ReleaseEvent => ({
  type: "release.ended",
  as,
  exit,
  why: null,
  stands: [],
  by: null,
});
const moved = (to: "moving" | "held"): ReleaseEvent => ({ type: "release.moved", to, why: null });
const closed = (id: string): ReleaseEvent => ({
  type: "wait.closed",
  wait: id,
  as: "yes",
  by: null,
  note: null,
});

function rowContract(open: OpenJournal): void {
  const rowAfter = async (events: readonly ReleaseEvent[]) => {
    const journal = await open();
    await begin(journal);
    await journal.append({ release: "r1", events, after: 1, at: later(9), holder: null });
    return journal.row("r1");
  };

  describe("row", () => {
    it("says what the plan is of", async () => {
      const journal = await open();
      const plan = samplePlan({ service: null, environment: null });
      await journal.append({ release: "r1", events: [started("r1", plan)], after: 0, at: AT, holder: null });
      expect(await journal.row("r1")).toEqual({
        release: "r1",
        runbook: "deploy.md",
        procedure: null,
        service: null,
        environment: null,
        planHash: plan.hash,
        state: "waiting",
        ended: null,
        exit: null,
        startedAt: AT,
        startedBy: "ana",
        updatedAt: AT,
        lastSeq: 1,
        waits: 0,
      });
    });

    it("counts the waits that a person ends", async () => {
      const opened = (["question", "soak", "timer"] as const).map(
        (kind): ReleaseEvent => ({ type: "wait.opened", wait: wait(kind, kind) }),
      );
      expect(await rowAfter(opened)).toMatchObject({ waits: 1, lastSeq: 4, updatedAt: later(9) });
      expect(await rowAfter([...opened, closed("timer")])).toMatchObject({ waits: 1 });
      expect(await rowAfter([...opened, closed("question"), closed("question")])).toMatchObject({ waits: 0 });
    });

    it.each([
      ["moves", [moved("held"), moved("moving")], { state: "moving", ended: null }],
      ["ends", [moved("moving"), ended("done", 0)], { state: "done", ended: "done", exit: 0 }],
      ["stays ended", [ended("done", 0), moved("held")], { state: "done", ended: "done", exit: 0 }],
      ["is carried on", [ended("failed", 11), moved("moving")], { state: "moving", ended: null, exit: null }],
    ])("%s as its events say", async (_, events, row) => {
      expect(await rowAfter(events)).toMatchObject(row);
    });
  });
}

function listContract(open: OpenJournal): void {
  describe("list", () => {
    const three = async (): Promise<Journal> => {
      const journal = await open();
      for (const [index, release] of ["a1", "b1", "b2"].entries()) {
        const plan = samplePlan({ service: `${release[0]}-service`, environment: `env-${index % 2}` });
        const events = [started(release, plan)];
        await journal.append({ release, events, after: 0, at: later(index >> 1), holder: null });
      }
      return journal;
    };
    const names = async (rows: ReturnType<Journal["list"]>): Promise<readonly string[]> =>
      (await rows).map(({ release }) => release);

    it("has the newest first, whole or in parts", async () => {
      const journal = await three();
      expect(await names(journal.list())).toEqual(["b2", "b1", "a1"]);
      expect(await names(journal.list({ limit: 2 }))).toEqual(["b2", "b1"]);
      expect(await names(journal.list({ limit: 2, before: "b2" }))).toEqual(["b1", "a1"]);
      expect(await names(journal.list({ before: "b1" }))).toEqual(["a1"]);
      expect(await names(journal.list({ before: "nobody" }))).toEqual([]);
      expect(await names(journal.list({ service: "b-service" }))).toEqual(["b2", "b1"]);
      expect(await names(journal.list({ service: "b-service", environment: "env-1" }))).toEqual(["b1"]);
    });

    it("leaves out what ended for good", async () => {
      const journal = await three();
      for (const [release, as] of [
        ["a1", "done"],
        ["b1", "failed"],
      ] as const) {
        const event: ReleaseEvent = { type: "release.ended", as, exit: 0, why: null, stands: [], by: null };
        await journal.append({ release, events: [event], after: 1, at: later(9), holder: null });
      }
      expect(await names(journal.list({ open: true }))).toEqual(["b2", "b1"]);
    });

    it("finds by the first letters, taken as they are", async () => {
      const journal = await three();
      expect(await journal.find("b")).toEqual(["b1", "b2"]);
      expect(await journal.find("a1")).toEqual(["a1"]);
      expect(await journal.find("")).toEqual(["a1", "b1", "b2"]);
      for (const none of ["1", "%", "_1", "b11", "B"]) expect(await journal.find(none)).toEqual([]);
    });
  });
}
