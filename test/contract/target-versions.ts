/** Versions come and go: what runs, what is placed beside it, what becomes the serving one, what is taken away. */
import { expect, it } from "vitest";
import { type Now, shareOf, USERS } from "./target-acts.ts";

export function goesThere(acts: () => Now): void {
  it("tells what runs now, and whether it can be had again", async () => {
    const { look, scene } = acts();
    const seen = await look();
    expect(seen.serving).toBe(scene.serving);
    expect(seen.versions).toMatchObject([{ version: scene.serving, percent: 100 }]);
    expect(seen.leaseEndsMs).toBeNull();
    expect([true, false, null]).toContain(seen.again);
  });

  it("places a version beside it, healthy, that says which it is, without traffic", async () => {
    const { done, moved, scene } = acts();
    const seen = await done({ do: "place" });
    const placed = seen.versions.find(({ version }) => version === scene.next);
    expect(placed).toMatchObject({ percent: 0 });
    expect([true, null]).toContain(placed?.healthy);
    expect([scene.next, null]).toContain(placed?.says);
    expect(seen.versions[0]).toMatchObject({ version: scene.serving, percent: 100 });
    expect(await moved()).toEqual(new Set());
  });

  it("places it once, however often it is asked to", async () => {
    const { done } = acts();
    const first = await done({ do: "place" });
    expect(await done({ do: "place" })).toEqual(first);
  });

  it("keeps a version: it serves alone, and its lease is lifted", async () => {
    const { done, look, moved, passes, scene } = acts();
    await done({ do: "place" });
    await done({ do: "weight", percent: 100, leaseMs: scene.leaseMs });
    const kept = await done({ do: "keep" });
    expect(kept).toMatchObject({ serving: scene.next, leaseEndsMs: null });
    expect(kept.versions[0]).toMatchObject({ version: scene.next, percent: 100 });
    await passes(scene.leaseMs * 1.5);
    expect(shareOf(await look(), scene.next)).toBe(100);
    expect((await moved()).size).toBe(USERS.length);
    await done({ do: "keep" });
    const retired = await done({ do: "retire", version: scene.serving });
    expect(retired.versions.map(({ version }) => version)).toEqual([scene.next]);
    expect((await moved()).size).toBe(USERS.length);
  });

  it("takes no version away that has traffic, or would have it again", async () => {
    const { ask, done, look, moved, scene } = acts();
    await done({ do: "place" });
    await done({ do: "weight", percent: 50, leaseMs: scene.leaseMs });
    const refused = await ask({ do: "retire" });
    expect(refused).toMatchObject({ state: "failed", data: { begun: false } });
    await done({ do: "weight", percent: 100, leaseMs: scene.leaseMs });
    expect((await ask({ do: "retire", version: scene.serving })).state).toBe("failed");
    expect((await moved()).size).toBe(USERS.length);
    await done({ do: "weight", percent: 0 });
    const gone = await done({ do: "retire" });
    expect(gone.versions.map(({ version }) => version)).toEqual([scene.serving]);
    await done({ do: "retire" });
    expect((await look()).serving).toBe(scene.serving);
  });
}
