/** Traffic goes where it is sent, by so much, for as long as somebody says so. */
import { expect, it } from "vitest";
import { type Now, shareOf, USERS } from "./target-acts.ts";

/** Of 400 users, five times what chance does. */
const NEAR = 12;

const isWithin = (some: ReadonlySet<string>, more: ReadonlySet<string>): boolean =>
  [...some].every((user) => more.has(user));

export function movesTraffic(acts: () => Now): void {
  it("moves the share of the users that it is asked to, and the same share again", async () => {
    const { done, moved, scene } = acts();
    await done({ do: "place" });
    for (const percent of [25, 25, 60]) {
      const seen = await done({ do: "weight", percent, leaseMs: 20_000 });
      expect(shareOf(seen, scene.next)).toBe(percent);
      expect(shareOf(seen, scene.serving)).toBe(100 - percent);
      expect(seen.leases ? seen.leaseEndsMs : 1).not.toBeNull();
      expect(Math.abs(((await moved()).size / USERS.length) * 100 - percent)).toBeLessThan(NEAR);
    }
  });

  it("moves users up only as the share rises, and down only as it falls", async () => {
    const { done, moved } = acts();
    await done({ do: "place" });
    let before = await moved();
    for (const [percent, rises] of [
      [10, true],
      [40, true],
      [100, true],
      [30, false],
      [5, false],
      [0, false],
    ] as const) {
      await done({ do: "weight", percent, leaseMs: 20_000 });
      const now = await moved();
      expect(rises ? isWithin(before, now) : isWithin(now, before)).toBe(true);
      before = now;
    }
    expect(before.size).toBe(0);
  });

  it("goes back at any moment", async () => {
    const { done, moved, scene } = acts();
    await done({ do: "place" });
    await done({ do: "weight", percent: 0 });
    for (const percent of [50, 100]) {
      await done({ do: "weight", percent, leaseMs: scene.leaseMs });
      const back = await done({ do: "weight", percent: 0 });
      expect(back).toMatchObject({ serving: scene.serving, leaseEndsMs: null });
      expect(shareOf(back, scene.serving)).toBe(100);
      expect((await moved()).size).toBe(0);
    }
  });
}

export function endsWithItsLease(acts: () => Now): void {
  it("goes back by itself when its lease is not renewed, whoever held it", async () => {
    const { done, look, moved, passes, renew, scene } = acts();
    await done({ do: "place" });
    const { leases } = await done({ do: "weight", percent: 50, leaseMs: scene.leaseMs });
    if (!leases) return;
    const holder = await scene.open(scene.name);
    await holder?.close();
    await passes(scene.leaseMs * 1.5);
    expect((await moved()).size).toBe(0);
    const seen = await look();
    expect(seen).toMatchObject({ serving: scene.serving, leaseEndsMs: null });
    expect(shareOf(seen, scene.next)).toBe(0);
    await renew(50);
    expect(shareOf(await look(), scene.next)).toBe(0);
  });

  it("stays where it is while its lease is renewed", async () => {
    const { done, look, moved, passes, renew, scene } = acts();
    await done({ do: "place" });
    await done({ do: "weight", percent: 50, leaseMs: scene.leaseMs });
    for (let times = 0; times < 6; times += 1) {
      await passes(scene.leaseMs * 0.3);
      await renew(50);
    }
    expect(shareOf(await look(), scene.next)).toBe(50);
    expect((await moved()).size).toBeGreaterThan(0);
  });
}
