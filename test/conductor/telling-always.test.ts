/** Messages on the side, whatever happens: promises are kept with them, and nothing depends on when the process died. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalJson } from "../../src/base/index.ts";
import { decide, emptyState, faultsOf, foldAll } from "../../src/conductor/index.ts";
import type { Plan } from "../../src/plan/index.ts";
import { planArbitrary } from "./plan-arbitrary.ts";
import { planOf, step } from "./plan-of.ts";
import { begin, end } from "./play.ts";
import { playAtRandom } from "./random-driver.ts";

const ALL = ["started", "gate", "tripped", "finished", "alarm"];
const two = planOf({ main: { a: step("a"), b: step("b") } });

describe("telling people, whatever happens", () => {
  const numbers = fc.array(fc.nat({ max: 1_000_000 }), { maxLength: 40 });
  it("keeps every promise, and decides the same after a crash at any event", { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(planArbitrary, numbers, fc.boolean(), (plan, acts, withContacts) => {
        const contacts = withContacts ? [{ who: "ana", how: null, afterMs: null, when: null }] : [];
        const telling: Plan = { ...plan, channels: [{ to: "slack", on: ALL }], contacts };
        const play = playAtRandom(telling, acts, {
          conductor: 2,
          watch: ({ recordeds, state, at }) => {
            const again = foldAll(emptyState(), recordeds);
            expect(decide(telling, again, at)).toEqual(decide(telling, state, at));
          },
        });
        expect(faultsOf(telling, play.recordeds)).toEqual([]);
        const ids = play.recordeds.flatMap(({ event }) =>
          event.type === "effect.asked" ? [event.effect.id] : [],
        );
        expect(new Set(ids).size).toBe(ids.length);
      }),
      { numRuns: 60, interruptAfterTimeLimit: 50_000 },
    );
  });

  it("adds nothing where nobody is to be told", () => {
    const play = end(end(begin(two, { conductor: 2 }), "a#1"), "b#1");
    expect(play.recordeds.some(({ event }) => canonicalJson(event).includes("~"))).toBe(false);
  });
});
