/**
 * A canary with nothing made up: the command line, a target that shifts real users between real servers, and a real Prometheus
 * that looks at them every second. A regression is caught and its users are back at once; a good release reaches all of them.
 */
import { describe, expect, it } from "vitest";
import { type Harbour, openHarbour } from "./harbour.ts";
import { hasPrometheus } from "./prometheus.ts";

const TICK_MS = 1_000;
const GOOD = "1.1.0";
const BAD = "1.1.0-flaky";

const why = hasPrometheus
  ? ""
  : " (not run: there is no Prometheus here, and node scripts/servers.mjs fetches it)";

const inHarbour = (test: (harbour: Harbour) => Promise<void>) => async (): Promise<void> => {
  const harbour = await openHarbour();
  try {
    await test(harbour);
  } finally {
    await harbour.close();
  }
};

describe.runIf(hasPrometheus)(`a canary beside a real Prometheus${why}`, { timeout: 60_000 }, () => {
  it(
    "that fails one request in five is caught, and its users are back within two ticks",
    inHarbour(async (harbour) => {
      const { status, out, err, events } = await harbour.release(BAD);
      expect(status, out + err).not.toBe(0);
      expect(
        events.some(({ event }) => event.type === "release.ended" && event.as === "returned"),
        out + err,
      ).toBe(true);
      const trip = events.find(({ event }) => event.type === "guard.tripped" && event.does === "rollback");
      // The evidence is there with the figures of its last tick, which were read when that was asked for.
      const read = events.findLast(
        ({ at, event }) =>
          trip !== undefined && at <= trip.at && event.type === "effect.asked" && event.node === "~tick",
      );
      const served = harbour.answers.filter(({ version }) => version === BAD);
      expect(served.some(({ ok }) => !ok)).toBe(true);
      const lastAt = Math.max(...served.map(({ at }) => at));
      expect(lastAt - (read?.at ?? 0)).toBeLessThanOrEqual(2 * TICK_MS);
      // Before any command of the way back, and with somebody there to be served.
      const after = harbour.answers.filter(({ at }) => at > lastAt);
      expect(after.length).toBeGreaterThan(0);
      expect(after.every(({ version, ok }) => version === "1.0.0" && ok)).toBe(true);
    }),
  );

  it(
    "that is good reaches all users without a person",
    inHarbour(async (harbour) => {
      const { status, out, err, events } = await harbour.release(GOOD);
      expect(status, out + err).toBe(0);
      expect(events.filter(({ event }) => event.type === "guard.tripped")).toEqual([]);
      const shares = events.flatMap(({ event }) =>
        event.type === "effect.asked" && event.effect.input.do === "weight"
          ? [event.effect.input.percent]
          : [],
      );
      expect(shares).toEqual([25, 50, 100]);
      expect(events.filter(({ event }) => event.type === "alarm.raised")).toEqual([]);
      const judged = events.filter(({ event }) => event.type === "tick.judged");
      expect(judged.length).toBeGreaterThan(10);
      const last = harbour.answers.slice(-40);
      expect(last.every(({ version }) => version === GOOD)).toBe(true);
    }),
  );
});
