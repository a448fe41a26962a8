/**
 * Releases drawn with seeds: good ones are rolled back no more often than stated, however the traffic swells, and bad ones are
 * found in time. The large runs are in the benchmark; these are small, and the same each time.
 */
import { describe, expect, it } from "vitest";
import { type Release, rolledBack, shareRolledBack } from "./releases.ts";

const good: Release = {
  newRequests: 25,
  oldRequests: 75,
  oldRate: () => 0.02,
  newRate: () => 0.02,
  ticks: 60,
};

/** At a tenth rather than a hundredth, so that a judge which was too eager would show. */
const bare = { alpha: 0.1, guarded: false, capped: false };

describe("good releases", () => {
  it("are rolled back at most as often as stated", () => {
    expect(shareRolledBack(good, 400, bare)).toBeLessThanOrEqual(0.1);
    expect(shareRolledBack(good, 400)).toBeLessThanOrEqual(0.01);
  });

  it("are rolled back no more often exactly at the margin", () => {
    const margin = { metrics: [{ id: "errors", judged: "errors" as const, weight: 1, margin: 0.02 }] };
    const atMargin = { ...good, newRate: () => 0.04 };
    expect(shareRolledBack(atMargin, 400, { ...bare, ...margin })).toBeLessThanOrEqual(0.1);
  });

  it("are not blamed for what befalls both sides", () => {
    const incident = (tick: number): number => (tick >= 20 && tick < 40 ? 0.3 : 0.01);
    const shaken = { ...good, oldRate: incident, newRate: incident };
    expect(shareRolledBack(shaken, 300, bare)).toBeLessThanOrEqual(0.1);
  });
});

describe("bad releases", () => {
  it("are found within two minutes where a tenth fails", () => {
    const bad = { ...good, newRate: () => 0.12 };
    const found = Array.from({ length: 50 }, (_, seed) => rolledBack(bad, seed + 1));
    expect(found.filter((tick) => tick !== null && tick < 24).length).toBeGreaterThanOrEqual(48);
  });

  it("are found as well where they turn bad late", () => {
    const late = { ...good, ticks: 240, newRate: (tick: number) => (tick < 120 ? 0.02 : 0.3) };
    const found = Array.from({ length: 30 }, (_, seed) => rolledBack(late, seed + 1));
    expect(found.every((tick) => tick !== null && tick >= 120 && tick < 132)).toBe(true);
  });
});
