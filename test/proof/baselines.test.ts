/** Conditions against a baseline: the time before the release, or what still serves beside the new version, and which of them is said. */
import { describe, expect, it } from "vitest";
import { BAD_AT, FAST, from, usual } from "./served.ts";
import { againstIn, crossing, deskStudio, expectAt, flags, stageForEach, tripped, trips } from "./stage.ts";
import { MINUTE, TICK_MS } from "./watched-release.ts";

const { began } = stageForEach();

describe("a condition against a baseline", () => {
  /** Everything takes five times as long: p95 from a few tenths to over 1.2 s. */
  const SLOW = [0.2, 0.6, 0.7, 0.99, 0.999, 1];

  it.each([
    [deskStudio, "p95 latency > 3x baseline for 5 minutes"],
    [flags, "p95 latency > 1.5x baseline for 5 minutes"],
  ] as const)("of the time before: $0.file, $1", async (asked, says) => {
    const within = from(BAD_AT, SLOW, FAST);
    const it = await began(asked, [{ ...usual, within }]);
    expect(await tripped(it, { says, forMs: 15 * MINUTE })).toBe(true);
    const at = trips(it).find(({ does }) => does === "rollback")?.at ?? 0;
    // More than 5 % take longer than the line once some of the last minute's do: at the latest when all do.
    expect(at).toBeGreaterThanOrEqual(BAD_AT + 5 * MINUTE);
    expect(at).toBeLessThanOrEqual(BAD_AT + 6 * MINUTE + TICK_MS);
    expect(againstIn(it)).toBe("the 10 minutes before");
  });

  it("of what is still serving, where the versions are told apart", async () => {
    // Both get slower together, and then only the new one does.
    const both = from(2 * MINUTE, [0.5, 0.8, 0.96, 0.99, 0.999, 1], FAST);
    const within = (ms: number) => (ms >= 9 * MINUTE ? [0, 0, 0, 0.1, 0.2, 0.9] : both(ms));
    const versions = [
      { ...usual, within: both, version: "1.9.0" },
      { ...usual, within, version: "2.0.0" },
    ];
    const it = await began({ ...deskStudio, version: "tag" }, versions);
    expect(await tripped(it, { says: "p95 latency > 3x baseline", forMs: 17 * MINUTE })).toBe(true);
    const [back] = trips(it);
    expect(back?.at).toBeGreaterThanOrEqual(14 * MINUTE);
    expect(back?.at).toBeLessThanOrEqual(15 * MINUTE + TICK_MS);
    expect(againstIn(it)).toBe("the version still serving, at the same time");
  });

  it("where something that happens often drops", async () => {
    const quotes = from(BAD_AT, 0.5, 2);
    const it = await began(flags, [{ ...usual, quotes }]);
    const says = "quotes per hour drop below 80% of baseline";
    expect(await tripped(it, { says, forMs: 8 * MINUTE })).toBe(true);
    const [back] = trips(it);
    const crossed = crossing((ms) => -quotes(ms), -1.6);
    expectAt(back?.at, crossed, 0);
    // Its lever is pulled, and nothing before that.
    const after = it
      .recordeds()
      .slice(it.recordeds().findIndex(({ event }) => event.type === "guard.tripped"));
    const [first] = after.flatMap(({ event }) => (event.type === "effect.asked" ? [event.node] : []));
    expect(first).toBe("switch-off-1");
  });
});
