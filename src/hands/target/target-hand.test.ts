import { describe, expect, it } from "vitest";
import type { HandContext, Target, TargetAnswer, TargetInput, TargetLook } from "../../effect/index.ts";
import { targetHand } from "./target-hand.ts";

const looks = (percent: number, more: Partial<TargetLook> = {}): TargetLook => ({
  versions: [
    { version: "1", percent: 100 - percent, healthy: true, says: "1" },
    { version: "2", percent, healthy: true, says: "2" },
  ],
  serving: "1",
  again: true,
  leaseEndsMs: percent > 0 ? 60_000 : null,
  leases: true,
  ...more,
});
const done = (look: TargetLook): TargetAnswer => ({ state: "done", look, evidence: [] });
const failed: TargetAnswer = { state: "failed", look: null, evidence: ["no route"] };

/** A target that answers every wish so, and looks so. */
const target = (answer: TargetAnswer, look: TargetAnswer = answer, grain = 0): Target => ({
  name: "orders/test",
  grain,
  look: async () => look,
  place: async () => answer,
  weight: async () => answer,
  renew: async () => answer,
  keep: async () => answer,
  retire: async () => answer,
  close: async () => undefined,
});

function perform(one: Target, asked: Partial<TargetInput>) {
  const context: HandContext = {
    release: "r",
    effect: { id: "s-1", hand: "target" },
    deadlineMs: 5_000,
    signal: new AbortController().signal,
    expect: [],
    aside: false,
    log: () => undefined,
    progress: () => undefined,
    secret: async () => "",
  };
  const hand = targetHand({ open: async () => one, clock: { now: () => 0, sleep: async () => true } });
  const input: TargetInput = {
    do: "weight",
    service: "orders",
    environment: "test",
    target: "orders/test",
    version: "2",
    percent: 20,
    leaseMs: 30_000,
    sticky: true,
    ...asked,
  };
  return hand.perform(input, context);
}

describe("targetHand", () => {
  it("believes the share that it reads, and not the answer", async () => {
    const outcome = await perform(target(done(looks(5))), {});
    expect(outcome.evidence).toEqual(["2 has 5 % of the traffic and not 20 %"]);
    expect(outcome).toMatchObject({ state: "failed", data: looks(5) });
  });

  it("wants the lease that it asked for, where the target has any", async () => {
    const outcome = await perform(target(done(looks(20, { leaseEndsMs: null }))), {});
    expect(outcome.evidence.join()).toMatch(/its lease was not taken/);
    const without = looks(20, { leaseEndsMs: null, leases: false });
    expect((await perform(target(done(without)), {})).state).toBe("done");
  });

  it.each([
    [25, 20, "done"],
    [50, 20, "failed"],
    [0, 20, "failed"],
    [25, 0, "failed"],
    [75, 100, "failed"],
  ])("takes %d % for %d % of four hosts: %s", async (has, percent, state) => {
    const four = target(done(looks(has)), done(looks(has)), 25);
    expect((await perform(four, { percent })).state).toBe(state);
  });

  it("takes who says that it failed at its word, unless the traffic is gone all the same", async () => {
    const outcome = await perform(target(failed, done(looks(20))), {});
    expect(outcome).toMatchObject({ state: "failed", data: looks(20) });
    expect(outcome.evidence[0]).toBe("no route");
    expect((await perform(target(failed, done(looks(0))), { percent: 0 })).state).toBe("done");
    expect((await perform(target(failed, failed), { percent: 0 })).state).toBe("failed");
  });

  it("takes no version away of which it cannot tell whether it has traffic", async () => {
    const outcome = await perform(target(done(looks(0)), failed), { do: "retire" });
    expect(outcome.evidence).toEqual(["no route", "whether it has traffic cannot be told"]);
    expect(outcome.state).toBe("failed");
  });

  it("keeps a version only when it is the serving one, with everything, for good", async () => {
    const kept = looks(100, { serving: "2", leaseEndsMs: null });
    expect((await perform(target(done(kept)), { do: "keep" })).state).toBe("done");
    for (const not of [{ ...kept, serving: "1" }, { ...kept, leaseEndsMs: 5 }, looks(60, { serving: "2" })])
      expect((await perform(target(done(not)), { do: "keep" })).state).toBe("failed");
  });

  it("asks for nothing that lacks its version or its share", async () => {
    for (const lack of [{ version: null }, { percent: null }])
      expect(await perform(target(done(looks(20))), lack)).toMatchObject({
        state: "failed",
        data: { begun: false },
      });
  });
});
