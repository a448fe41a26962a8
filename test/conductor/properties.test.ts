/** What holds for every plan and whatever happens: played at random, over plans made at random. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalJson, instant } from "../../src/base/index.ts";
import {
  decide,
  emptyState,
  faultsOf,
  fold,
  foldAll,
  type Recorded,
  type ReleaseState,
  viewOf,
} from "../../src/conductor/index.ts";
import { planArbitrary } from "./plan-arbitrary.ts";
import { playAtRandom } from "./random-driver.ts";

const numbers = fc.array(fc.nat({ max: 1_000_000 }), { maxLength: 60 });
const runs = (count: number) => ({
  numRuns: count * Number(process.env.RUTTER_SIM_RUNS ?? 1),
  interruptAfterTimeLimit: 25_000,
});

/** Maps and sets, wherever they stand, as lists: what is added to a state is compared without a line here. */
const listed = (value: unknown): unknown => {
  if (value instanceof Map || value instanceof Set) return [...value].map(listed);
  if (Array.isArray(value)) return value.map(listed);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, listed(each)]));
};

const plain = (state: ReleaseState): string => canonicalJson(listed(state));

describe("a release, whatever happens", () => {
  it("keeps every promise and comes to its end", () => {
    fc.assert(
      fc.property(planArbitrary, numbers, fc.boolean(), (plan, acts, dryRun) => {
        const play = playAtRandom(plan, acts, { dryRun });
        expect(faultsOf(plan, play.recordeds)).toEqual([]);
        expect(play.state.ended).not.toBeNull();
        for (const wait of play.state.waits.values()) expect(wait.text).not.toBe("");
        expect(viewOf(plan, play.state, play.at).exit).toBe(play.state.ended?.exit);
      }),
      runs(400),
    );
  });

  it("goes on the same after a crash at any event", () => {
    fc.assert(
      fc.property(planArbitrary, numbers, (plan, acts) => {
        const play = playAtRandom(plan, acts, {
          watch: ({ recordeds, state, at }) => {
            const again = foldAll(emptyState(), recordeds);
            expect(plain(again)).toBe(plain(state));
            expect(decide(plan, again, at)).toEqual(decide(plan, state, at));
          },
        });
        let state = emptyState();
        for (const recorded of play.recordeds) state = fold(state, recorded);
        expect(plain(state)).toBe(plain(play.state));
      }),
      runs(60),
    );
  });

  it("is folded in any order without a complaint", () => {
    fc.assert(
      fc.property(planArbitrary, numbers, fc.infiniteStream(fc.nat()), (plan, acts, random) => {
        const { recordeds } = playAtRandom(plan, acts);
        const shuffled = recordeds
          .map((recorded) => ({ recorded, by: random.next().value ?? 0 }))
          .sort((a, b) => a.by - b.by)
          .map(({ recorded }) => recorded)
          .slice(0, 1 + ((random.next().value ?? 0) % recordeds.length));
        const state = foldAll(emptyState(), shuffled);
        expect(state.seq).toBe(shuffled.at(-1)?.seq);
        viewOf(plan, state);
      }),
      runs(100),
    );
  });

  it("never changes what it was given", () => {
    fc.assert(
      fc.property(planArbitrary, numbers, (plan, acts) => {
        const seen: (readonly [ReleaseState, string])[] = [];
        playAtRandom(plan, acts, { watch: ({ state }) => seen.push([state, plain(state)]) });
        for (const [state, text] of seen) expect(plain(state)).toBe(text);
      }),
      runs(40),
    );
  });
});

describe("folding", () => {
  it("takes 100,000 events in under a second", () => {
    const at = instant(1_700_000_000_000);
    const events: Recorded[] = [];
    for (let i = 0; events.length < 100_000; i += 1) {
      const id = `n${i % 500}#${i}`;
      const effect = { id, hand: "shell", input: {} };
      const node = `n${i % 500}`;
      const attempt = Math.floor(i / 500) + 1;
      const outcome = { state: "done", data: {}, evidence: [] } as const;
      const all = [
        { type: "effect.asked", effect, node, item: null, attempt, timeoutMs: 1, aside: false },
        { type: "effect.ended", effect: id, outcome, found: false },
      ] as const;
      for (const event of all) events.push({ seq: events.length + 1, at, event });
    }
    // The best of three: what else runs on this machine is no matter of folding.
    const times = [1, 2, 3].map(() => {
      const began = performance.now();
      expect(foldAll(emptyState(), events).seq).toBe(100_000);
      return performance.now() - began;
    });
    expect(Math.min(...times)).toBeLessThan(1000);
  });
});
