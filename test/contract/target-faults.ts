/** Something breaks on the way: what is said of it is how it stands, and what is asked for again is then done. */
import { expect, it } from "vitest";
import { targetLook } from "../../src/effect/index.ts";
import { type Now, shareOf } from "./target-acts.ts";

export function breaksOnTheWay(acts: () => Now): void {
  it("has placed nothing that says it is another version", async () => {
    const { ask, done, moved, scene } = acts();
    if (scene.breaks === null) return;
    scene.breaks("place", "says-another");
    const outcome = await ask({ do: "place", deadlineMs: 6_000 });
    expect(outcome.state).toBe("failed");
    expect(outcome.evidence.join("\n")).toContain(`not-${scene.next}`);
    expect((await moved()).size).toBe(0);
    await done({ do: "place" });
  });

  it.each(["unwell", "flaps"] as const)("has placed nothing that is %s", async (fault) => {
    const { ask, moved, scene } = acts();
    if (scene.breaks === null) return;
    scene.breaks("place", fault);
    const outcome = await ask({ do: "place", deadlineMs: 8_000 });
    expect(outcome.state).toBe("timed-out");
    expect(outcome.evidence.join("\n")).toMatch(/healthy/);
    expect((await moved()).size).toBe(0);
  });

  it("places anew what broke off half-way", async () => {
    const { ask, done, scene } = acts();
    if (scene.breaks === null) return;
    scene.breaks("place", "half");
    expect((await ask({ do: "place" })).state).toBe("failed");
    await done({ do: "place" });
  });
}

export function shiftsInSpiteOf(acts: () => Now): void {
  it("sees that a call that was not answered took effect", async () => {
    const { ask, done, scene } = acts();
    if (scene.breaks === null) return;
    await done({ do: "place" });
    scene.breaks("weight", "silent");
    const outcome = await ask({ do: "weight", percent: 40, leaseMs: 20_000, deadlineMs: 4_000 });
    expect(outcome, outcome.evidence.join("\n")).toMatchObject({ state: "done" });
    expect(outcome.evidence.join("\n")).toContain("took effect");
    expect(shareOf(targetLook.parse(outcome.data), scene.next)).toBe(40);
  });

  it("tells how it stands where a shift broke off half-way, and goes back from there", async () => {
    const { ask, done, moved, scene } = acts();
    if (scene.breaks === null) return;
    await done({ do: "place" });
    scene.breaks("weight", "half");
    const outcome = await ask({ do: "weight", percent: 40, leaseMs: scene.leaseMs });
    expect(outcome.state).toBe("failed");
    expect(shareOf(targetLook.parse(outcome.data), scene.next)).toBe(20);
    await done({ do: "weight", percent: 0 });
    expect((await moved()).size).toBe(0);
  });

  it("shifts nothing that is called off before", async () => {
    const { ask, done, look, scene } = acts();
    await done({ do: "place" });
    const signal = AbortSignal.abort();
    expect((await ask({ do: "weight", percent: 40, leaseMs: 1_000, signal })).state).toBe("cancelled");
    expect(shareOf(await look(), scene.next)).toBe(0);
  });
}
