/** What a hold is while there is little to go by, while nobody watches, and while its source is silent. */
import { describe, expect, it } from "vitest";
import { BAD_AT, errors, from, usual } from "./served.ts";
import { crossing, deskStudio, market, stageForEach, tripped, trips } from "./stage.ts";
import { MINUTE, SECOND, START, TICK_MS, type Watched } from "./watched-release.ts";

const { began, silence } = stageForEach();

describe("where evidence is thin", () => {
  it("a condition asks at its hold's end, and acts after one further hold", async () => {
    // A request every 10 seconds, of which every third fails: far over the line, and a handful in all.
    const thin = { ...usual, rps: 0.1, errors: from(BAD_AT, 0.34, 0), within: () => [1], lost: () => 0 };
    const it = await began(market, [thin]);
    const says = "error rate > 5% for 1 min";
    expect(await tripped(it, { says, does: "ask", forMs: 10 * MINUTE })).toBe(true);
    const [ask] = trips(it);
    expect(ask?.at).toBeGreaterThanOrEqual(BAD_AT + MINUTE);
    expect(it.state().returning).toBeNull();
    expect([...it.state().waits.values()].map(({ kind }) => kind)).toContain("guard");
    expect(await tripped(it, { says, forMs: 10 * MINUTE })).toBe(true);
    const [, back] = trips(it);
    expect((back?.at ?? 0) - (ask?.at ?? 0)).toBe(MINUTE);
  });
});

describe("a crash in the middle of a hold", () => {
  const HOLD_MS = 3 * MINUTE;
  const says = "error rate > 2% for 3 minutes";
  const bad = errors(0.035);
  const crossed = crossing(bad.errors, 0.02);
  const heldIn = (it: Watched): number => Object.values(it.state().watch.guards)[0]?.heldMs ?? 0;

  it.each([
    ["shorter than the hold", 30 * SECOND, true],
    ["longer than the hold", 20 * MINUTE, false],
  ] as const)(
    "leaves a gap that is shown and counted neither as quiet nor as breach: %s",
    async (_, gapMs, kept) => {
      const it = await began(deskStudio, [{ ...usual, ...bad }]);
      await it.until(() => false, crossed + MINUTE);
      const held = heldIn(it);
      expect(held).toBeGreaterThan(50 * SECOND);
      const diedAt = it.time.now();
      await it.dies(gapMs);
      const tookAt = diedAt + gapMs;
      expect(await tripped(it, { says, forMs: 10 * MINUTE })).toBe(true);
      expect(it.state().gaps.at(-1)).toEqual({ from: diedAt, to: tookAt });
      const [back] = trips(it);
      // What was held before the gap counts where the gap is shorter than the hold; the gap itself never does.
      const leftMs = kept ? HOLD_MS - held : HOLD_MS;
      const late = (back?.at ?? 0) - (tookAt - START) - leftMs;
      expect(late).toBeGreaterThanOrEqual(0);
      expect(late).toBeLessThanOrEqual(TICK_MS);
    },
  );

  it("leaves a source that was silent meanwhile undecided, and the hold where it was", async () => {
    const it = await began(deskStudio, [{ ...usual, ...bad }]);
    await it.until(() => false, crossed + MINUTE);
    const held = heldIn(it);
    const silentFor = 30 * SECOND;
    silence(it.time.now(), it.time.now() + silentFor);
    await it.until(() => false, silentFor - TICK_MS);
    expect(Object.values(it.state().watch.guards)[0]).toMatchObject({ state: "undecided", heldMs: held });
    expect([...it.state().alarms.values()].length).toBeGreaterThan(0);
    expect(await tripped(it, { says, forMs: 10 * MINUTE })).toBe(true);
    const watched = (trips(it)[0]?.at ?? 0) - crossed - silentFor;
    expect(watched).toBeGreaterThanOrEqual(HOLD_MS);
    expect(watched).toBeLessThanOrEqual(HOLD_MS + 2 * TICK_MS);
  });
});
