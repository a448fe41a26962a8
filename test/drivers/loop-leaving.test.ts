/** How the loop of every driver ends where somebody wants it to. */
import { describe, expect, it } from "vitest";
import { makeBell, makeLeave } from "../../src/drivers/loop/index.ts";
import { stageOf } from "./loop-stage.ts";
import { planOf } from "./step-plan.ts";

describe("a driver that has to go at once", () => {
  it("waits for nobody, and leaves nothing asleep behind it", async () => {
    const stage = await stageOf(planOf({ n1: { hand: "told", timeoutMs: 3_600_000 } }));
    const bell = makeBell();
    const leave = makeLeave(bell);
    let told: AbortSignal | null = null;
    const driving = stage.drive(
      (_, { signal }) => {
        told = signal;
        leave.ask({ how: "now", by: { who: "ana", signed: false }, note: null });
        return new Promise(() => undefined);
      },
      { leave, bell },
    );
    expect((await driving).as).toBe("left");
    expect(told).toMatchObject({ aborted: false });
    expect(stage.clock.sleeping()).toBe(0);
  });
});

describe("a release that is being stopped", () => {
  it("is seen to its end though its process is asked to leave", async () => {
    const stage = await stageOf(planOf({ n1: { hand: "told" }, n2: { hand: "told" } }));
    const bell = makeBell();
    const leave = makeLeave(bell);
    const by = { who: "ana", signed: false };
    const stop = {
      id: "s",
      kind: "stop",
      by,
      from: "cli",
      about: null,
      value: null,
      note: "enough",
    } as const;
    const driven = await stage.drive(
      (_, { signal }) =>
        new Promise((resolve) => {
          signal.addEventListener("abort", () => {
            leave.ask({ how: "pause", by, note: null });
            setTimeout(() => resolve({ state: "cancelled", data: {}, evidence: [] }), 20);
          });
          void stage.put(stop).then(bell.ring);
        }),
      { leave, bell },
    );
    expect(driven).toMatchObject({ as: "ended", state: { ended: { as: "stopped" } } });
  });
});
