/** The loop of every driver where the world goes wrong: hands that hang, a journal that refuses, a clock that is set back. */
import { describe, expect, it } from "vitest";
import { RutterError } from "../../src/base/index.ts";
import type { ReleaseEvent } from "../../src/conductor/index.ts";
import type { Outcome } from "../../src/effect/index.ts";
import type { Journal } from "../../src/journal/index.ts";
import type { Plan } from "../../src/plan/index.ts";
import { NOON, stageOf } from "./loop-stage.ts";
import { planOf } from "./step-plan.ts";

const oneStep = (): Plan => planOf({ n1: { hand: "told", timeoutMs: 60_000 } });

const outcomeOf = (events: readonly ReleaseEvent[]): Outcome | undefined => {
  const ended = events.find((event) => event.type === "effect.ended");
  return ended?.type === "effect.ended" ? ended.outcome : undefined;
};

describe("a hand that hangs", () => {
  it("has timed out a little after its time, and what it does later is only logged", async () => {
    const stage = await stageOf(oneStep());
    let late: (outcome: Outcome) => void = () => {};
    const driven = await stage.drive(
      () =>
        new Promise((resolve) => {
          late = resolve;
        }),
    );
    expect(driven.as).toBe("ended");
    const events = await stage.events();
    expect(outcomeOf(events)).toMatchObject({
      state: "timed-out",
      evidence: expect.arrayContaining([expect.stringContaining("it may still be at it")]),
    });
    expect(stage.clock.now() - NOON).toBe(75_000);
    late({ state: "done", data: {}, evidence: [] });
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(stage.logged.join()).toContain("ended after it no longer counted: done");
    expect(await stage.events()).toHaveLength(events.length);
  });
});

describe("a journal that refuses", () => {
  const refusal = (code: string): RutterError => new RutterError({ code, what: "no", why: "no", fix: "no" });

  /** Refuses to take the outcome, so many times. */
  const refusing =
    (times: number, error: () => Error, after = false) =>
    (journal: Journal): Journal => {
      let left = times;
      return {
        ...journal,
        append: async (asked) => {
          if (asked.events[0]?.type !== "effect.ended" || left === 0) return journal.append(asked);
          left -= 1;
          if (after) await journal.append(asked);
          throw error();
        },
      };
    };

  it("is tried again while it may come round, and nothing is done twice", async () => {
    const stage = await stageOf(
      oneStep(),
      refusing(5, () => refusal("JOURNAL_DISK_FULL")),
    );
    expect(await stage.drive()).toMatchObject({ as: "ended", state: { state: "done" } });
    expect(stage.world.done).toHaveLength(1);
  });

  it("ends the driving where it does not, says what is under way, and a later driver finds it", async () => {
    let full = true;
    const stage = await stageOf(oneStep(), (journal) =>
      refusing(full ? 1_000 : 0, () => refusal("JOURNAL_DISK_FULL"))(journal),
    );
    await expect(stage.drive()).rejects.toMatchObject({
      code: "JOURNAL_DISK_FULL",
      why: expect.stringContaining("Step n1"),
    });
    full = false;
    expect(await stage.drive()).toMatchObject({ as: "ended", state: { state: "done" } });
    expect(stage.world.done).toHaveLength(1);
    expect((await stage.events()).find((event) => event.type === "effect.ended")).toMatchObject({
      found: true,
    });
  });

  it("is believed where it has written though it said no", async () => {
    const stage = await stageOf(
      oneStep(),
      refusing(1, () => refusal("JOURNAL_WRITE_FAILED"), true),
    );
    expect(await stage.drive()).toMatchObject({ as: "ended", state: { state: "done" } });
    expect((await stage.events()).filter(({ type }) => type === "effect.ended")).toHaveLength(1);
  });

  it("ends it at once where waiting mends nothing, and a bug stays a bug", async () => {
    const corrupt = await stageOf(
      oneStep(),
      refusing(1, () => refusal("JOURNAL_CORRUPT")),
    );
    await expect(corrupt.drive()).rejects.toMatchObject({ code: "JOURNAL_CORRUPT" });
    expect(corrupt.clock.now()).toBe(NOON);
    const wrong = await stageOf(
      oneStep(),
      refusing(1, () => new TypeError("x is undefined")),
    );
    await expect(wrong.drive()).rejects.toThrow(TypeError);
  });
});

describe("a clock that is set back an hour", () => {
  it("does not turn the record round", async () => {
    const stage = await stageOf(planOf({ n1: { hand: "told" }, n2: { hand: "told" } }));
    const driven = await stage.drive(async (act, _, id) => {
      if (id === "n1") stage.clock.set(NOON - 3_600_000);
      return act();
    });
    expect(driven.state.state).toBe("done");
    const times = (await stage.recordeds()).map(({ at }) => at);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(stage.world.done).toHaveLength(2);
  });
});

describe("a retry that is due in a second", () => {
  const plan = planOf({ n1: { hand: "safe", retries: 1, onCrash: "repeat" } });
  const failing = { state: "failed", data: { exit: 1 }, evidence: [] } as const;

  it("takes no longer where the clock is set back, or the record is ahead of it", async () => {
    for (const before of [true, false]) {
      const stage = await stageOf(plan);
      let count = 0;
      const began = stage.clock.elapsed();
      if (before) stage.clock.set(NOON - 3_600_000);
      const driven = await stage.drive(async (act) => {
        count += 1;
        if (count === 1) stage.clock.set(NOON - 3_600_000);
        return count === 1 ? failing : act();
      });
      expect(driven.state.state).toBe("done");
      expect(stage.clock.elapsed() - began).toBeLessThan(10_000);
    }
  });
});

describe("retries", () => {
  it("are made by the plan's word, each under an id of its own", async () => {
    const stage = await stageOf(planOf({ n1: { hand: "safe", retries: 2, onCrash: "repeat" } }));
    const ids = new Set<string>();
    const driven = await stage.drive(async (act, { effect }) => {
      ids.add(effect.id);
      return ids.size < 3 ? { state: "failed", data: { exit: 1 }, evidence: [] } : act();
    });
    expect(driven.state.state).toBe("done");
    expect(ids.size).toBe(3);
  });
});

describe("a lease that is lost while nothing is under way", () => {
  it("ends the driving without a word in the journal", async () => {
    const { question } = await import("./step-plan.ts");
    const stage = await stageOf(planOf({ q: question("All well?") }));
    const lost = new AbortController();
    let seq = 0;
    const driving = stage.drive(undefined, {
      lost: lost.signal,
      whenWaiting: "stay",
      onRecorded: (recorded) => {
        seq = recorded.seq;
        if (recorded.event.type === "wait.opened") setTimeout(() => lost.abort(), 5);
      },
    });
    await expect(driving).rejects.toMatchObject({ code: "RELEASE_LEASE_LOST" });
    expect((await stage.recordeds()).at(-1)?.seq).toBe(seq);
  });
});
