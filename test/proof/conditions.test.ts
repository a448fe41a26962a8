/**
 * The conditions of the four example systems, from their own runbooks to what is done: figures are read by the real hand from a
 * Prometheus whose series a test writes. Each trips at the end of its hold, by one tick at most, and never before.
 */
import { describe, expect, it } from "vitest";
import { BAD_AT, errors, FAST, from, type Service, usual } from "./served.ts";
import {
  type Asked,
  crossing,
  deskStudio,
  expectAt,
  flags,
  market,
  orderService,
  polyshop,
  stageForEach,
  type Trip,
  tripped,
  trips,
} from "./stage.ts";
import { MINUTE, SECOND } from "./watched-release.ts";

const { began } = stageForEach();

interface Wrong {
  readonly service: Partial<Service>;
  /** What crosses the line, and the line. */
  readonly value: (ms: number) => number;
  readonly above: number;
}

const failing = (share: number, above: number): Wrong => ({
  service: errors(share),
  value: errors(share).errors,
  above,
});
/** So large a share of the requests takes longer than 2 s. */
const slow = (share: number, above: number): Wrong => ({
  service: { within: from(BAD_AT, [0.5, 0.6, 0.7, 1 - share, 1 - share / 2, 1], FAST) },
  value: from(BAD_AT, share, 0.001),
  above,
});
const losing: Wrong = {
  service: { lost: from(BAD_AT, 0.2, 0.002) },
  value: from(BAD_AT, 0.2, 0.002),
  above: 0.02,
};

const PREPARE = "p99 latency · > 2 s · Monitor, prepare rollback · 2 min";
const CONSIDER = "Error rate · 1-2% · Investigate, consider rollback";

type Case = readonly [says: string, does: Trip["does"], asked: Asked, wrong: Wrong, holdMinutes: number];

const CASES: readonly Case[] = [
  ["Error rate > 2% for 2 minutes", "rollback", orderService, failing(0.035, 0.02), 2],
  ["Error rate · > 5% · Roll back immediately", "rollback", orderService, failing(0.3, 0.05), 0],
  ["Order success rate drops below 98%", "rollback", orderService, losing, 0],
  [PREPARE, "prepare", orderService, slow(0.03, 0.01), 0],
  [PREPARE, "rollback", orderService, slow(0.03, 0.01), 2],
  [CONSIDER, "escalate", orderService, failing(0.015, 0.01), 0],
  [CONSIDER, "ask", orderService, failing(0.015, 0.01), 5],
  ["Halt the rollout if error rate > 1%", "pause", polyshop, failing(0.05, 0.01), 0],
  ["Roll back immediately if error rate > 3% for 1 minute", "rollback", polyshop, failing(0.06, 0.03), 1],
  ["error rate > 2% for 3 minutes", "rollback", deskStudio, failing(0.05, 0.02), 3],
  ["error rate > 1% for 2 minutes", "rollback", flags, failing(0.03, 0.01), 2],
  ["error rate > 5% for 1 min", "rollback", market, failing(0.2, 0.05), 1],
  ["p95 latency > 2 s for 5 min", "rollback", market, slow(0.2, 0.05), 5],
];

describe("a condition of an example", () => {
  it.each(CASES)("trips at its hold's end: %s: %s", async (...[says, does, asked, wrong, holdMinutes]) => {
    const holdMs = holdMinutes * MINUTE;
    const it = await began(asked, [{ ...usual, ...wrong.service }]);
    expect(await tripped(it, { says, does, forMs: BAD_AT + holdMs + 3 * MINUTE })).toBe(true);
    const found = trips(it);
    const [first] = found.filter((each) => each.of.startsWith(says) && each.does === does);
    expectAt(first?.at, crossing(wrong.value, wrong.above), holdMs);
    expect(found.every(({ at }) => at >= BAD_AT)).toBe(true);
  });

  it.each([orderService, polyshop, deskStudio, flags, market])(
    "stays quiet while all is well: $example $file",
    async (asked) => {
      const it = await began(asked, [usual]);
      await it.until(() => false, 9 * MINUTE);
      expect(trips(it)).toEqual([]);
      expect(it.recordeds().filter(({ event }) => event.type === "tick.judged").length).toBeGreaterThan(100);
    },
  );

  it("about a number acts on its hold alone", async () => {
    const connections = from(BAD_AT, 81, 40);
    const it = await began(orderService, [{ ...usual, connections }]);
    const says = "Database connections · > 80 · Monitor, prepare rollback · 5 min";
    expect(await tripped(it, { says, forMs: BAD_AT + 8 * MINUTE })).toBe(true);
    const [prepared, back] = trips(it).filter(({ of }) => of.startsWith(says));
    expect(prepared?.does).toBe("prepare");
    expectAt(prepared?.at, BAD_AT, 0);
    expectAt(back?.at, BAD_AT, 5 * MINUTE);
  });

  it("is quiet again where it held shorter than it must", async () => {
    const short = (ms: number) => (ms < BAD_AT + 20 * SECOND ? from(BAD_AT, 0.2, 0.001)(ms) : 0.001);
    const it = await began(market, [{ ...usual, errors: short }]);
    let rose = false;
    await it.until((_, state) => {
      rose ||= Object.values(state.watch.guards).some((guard) => guard.state === "rising");
      return false;
    }, 15 * MINUTE);
    expect([rose, trips(it)]).toEqual([true, []]);
  });
});
