/** What holds for traffic whatever happens: targets that fail, hang and forget, drivers that die, people who say anything. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalJson } from "../../src/base/index.ts";
import { decide, emptyState, faultsOf, foldAll, type ReleaseState } from "../../src/conductor/index.ts";
import type { Plan } from "../../src/plan/index.ts";
import { type Nodes, planOf, read, soak, step } from "./plan-of.ts";
import { asked, end, happen, type Play, say } from "./play.ts";
import {
  MINUTE,
  nobodyDrives,
  type Pool,
  passing,
  pool,
  SECOND,
  serve,
  shifted,
  start,
  type Way,
} from "./traffic-play.ts";

const runs = (count: number) => ({
  numRuns: count * Number(process.env.RUTTER_SIM_RUNS ?? 1),
  interruptAfterTimeLimit: 25_000,
});

const dwells = fc.constantFrom(null, 20 * SECOND, 2 * MINUTE);

const planArbitrary: fc.Arbitrary<Plan> = fc
  .record({
    shares: fc.constantFrom([5, 50, 100], [10, 100], [100], [25]),
    dwell: dwells,
    promotion: fc.constantFrom("dwell" as const, "evidence" as const),
    hasUndo: fc.boolean(),
    isOwn: fc.boolean(),
    hasStep: fc.boolean(),
    fails: fc.constantFrom("ask" as const, "rollback" as const),
  })
  .map(({ shares, dwell, promotion, hasUndo, isOwn, hasStep, fails }) => {
    const rungs = shares.map((percent) => [percent, dwell] as const);
    const before: Nodes = hasUndo
      ? { a: step("a", { undo: "ua", onFailure: fails, onCrash: "repeat" }) }
      : {};
    const last: Nodes = hasStep ? { b: step("b", { undo: "ub", onFailure: fails, onCrash: "repeat" }) } : {};
    return planOf({
      main: { ...before, l: shifted({ promotion }, ...rungs), ...last, s: soak(MINUTE) },
      rollback: isOwn ? { r: step("back", { onCrash: "repeat" }), v: read("healthy?") } : {},
      beside: { ua: step("undo a", { onCrash: "repeat" }), ub: step("undo b", { onCrash: "repeat" }) },
    });
  });

const WAYS: readonly Way[] = ["well", "fails", "deaf", "mute", "hangs"];
const WISHES = ["look", "place", "weight", "keep", "retire", "tick"] as const;
const SAYINGS = ["promote", "extend", "pause", "continue", "rollback", "retry", "skip", "confirm"] as const;

function act(play: Play, world: Pool, number: number): void {
  const rest = Math.floor(number / 10);
  const pick = <T>(list: readonly T[]): T | undefined => list[rest % list.length];
  switch (number % 10) {
    case 0:
    case 1:
      world.ways[pick(WISHES) ?? "look"] = [WAYS[Math.floor(rest / 6) % WAYS.length] ?? "well", "well"];
      return;
    case 2:
      return void passing(play, world, (rest % 240) * SECOND);
    case 3:
      return void say(play, pick(SAYINGS) ?? "promote", [null], { note: "so" });
    case 4: {
      const wait = pick([...play.state.waits.values()]);
      const answer = wait?.answers[Math.floor(rest / 7) % Math.max(1, wait.answers.length)];
      return answer === undefined ? undefined : void say(play, "answer", [wait?.id ?? null, answer]);
    }
    case 5:
      return void nobodyDrives(play, world, 1 + (rest % 90) * SECOND);
    case 6:
      return steps(play, rest % 3 === 0);
    case 7:
      // Its side forgets, as when it is restarted.
      world.percent = 0;
      world.leaseEndsAt = null;
      return;
    case 8:
      world.ticks = rest % 3 !== 0;
      return;
    default:
      return rest % 40 === 0 ? void say(play, "stop", [], { note: "so" }) : unhang(play, world);
  }
}

function steps(play: Play, fails: boolean): void {
  for (const id of asked(play)) {
    if (play.state.effects.get(id)?.effect.hand !== "shell") continue;
    const isGone = play.decision.cancel.includes(id);
    if (isGone) end(play, id, "cancelled", { begun: false });
    else if (fails) end(play, id, "failed", { exit: 1, command: 0 });
    else end(play, id);
  }
}

/** What hung so long counts no more; what comes of it is not known. */
function unhang(play: Play, world: Pool): void {
  for (const key of WISHES) if (world.ways[key]?.[0] === "hangs") world.ways[key] = [];
  for (const id of asked(play)) {
    const { hand } = play.state.effects.get(id)?.effect ?? {};
    if (hand === "target" || hand === "sample") {
      const outcome = { state: "timed-out", data: {}, evidence: [] } as const;
      happen(play, { type: "effect.ended", effect: id, outcome, found: false });
    }
  }
}

const KIND: readonly string[] = ["continue", "retry", "promote", "yes", "done"];

/** Everything goes well from here on, and people are patient. */
function finish(play: Play, world: Pool): void {
  world.ways = {};
  world.ticks = true;
  for (let i = 0; i < 200 && play.state.ended?.as !== "done"; i += 1) {
    serve(play, world);
    steps(play, false);
    const wait = [...play.state.waits.values()].find((each) =>
      each.answers.some((one) => KIND.includes(one)),
    );
    const answer = wait?.answers.find((each) => KIND.includes(each));
    if (wait !== undefined && answer !== undefined) say(play, "answer", [wait.id, answer], { note: "so" });
    else if (play.state.ended !== null) return;
    else passing(play, world, MINUTE);
  }
}

const plain = (state: ReleaseState): string =>
  canonicalJson(
    Object.fromEntries(
      Object.entries(state).map(([key, value]) => [
        key,
        value instanceof Map || value instanceof Set ? [...value] : value,
      ]),
    ),
  );

describe("traffic, whatever happens", () => {
  it("keeps every promise, and stands where the end says", () => {
    fc.assert(
      fc.property(planArbitrary, fc.array(fc.nat({ max: 1_000_000 }), { maxLength: 40 }), (plan, acts) => {
        const world = pool();
        const play = start(plan, world);
        for (const number of acts) {
          act(play, world, number);
          serve(play, world);
        }
        finish(play, world);
        expect(faultsOf(plan, play.recordeds)).toEqual([]);
        const { ended } = play.state;
        expect(ended?.as).toMatch(/^(?:done|returned|stopped|failed)$/);
        if (ended?.as === "returned") expect([world.percent, world.serving]).toEqual([0, "1.3.2"]);
        if (ended?.as === "done" && play.state.nodes.get("l")?.state === "done")
          expect([world.serving, world.leaseEndsAt]).toEqual(["1.4.0", null]);
      }),
      runs(60),
    );
  });

  it("goes on the same after a crash at any event", () => {
    fc.assert(
      fc.property(planArbitrary, fc.array(fc.nat({ max: 1_000_000 }), { maxLength: 15 }), (plan, acts) => {
        const world = pool();
        const play = start(plan, world);
        for (const number of acts) {
          act(play, world, number);
          serve(play, world);
          const again = foldAll(emptyState(), play.recordeds);
          expect(plain(again)).toBe(plain(play.state));
          expect(decide(plan, again, play.at)).toEqual(decide(plan, play.state, play.at));
        }
      }),
      runs(30),
    );
  });
});
