/** The open waits by what they are about are the same as those in the state, however it came to be. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { emptyState, foldAll, type ReleaseState, waitAbout } from "../../src/conductor/index.ts";
import { planArbitrary } from "./plan-arbitrary.ts";
import { playAtRandom } from "./random-driver.ts";

const numbers = fc.array(fc.nat({ max: 1_000_000 }), { maxLength: 60 });

function agrees(state: ReleaseState): void {
  const all = [...state.waits.values()];
  for (const { node, item, kind } of all) {
    if (node === null) continue;
    const same = all.filter((wait) => wait.node === node && wait.kind === kind);
    expect(waitAbout(state, { node, item, kind })).toBe(same.find((wait) => wait.item === item));
    expect(same).toContain(waitAbout(state, { node, kind }));
  }
  for (const { node, item, kind } of state.answered.values()) {
    if (node === null || all.some((wait) => wait.node === node && wait.item === item)) continue;
    expect(waitAbout(state, { node, item, kind })).toBeUndefined();
  }
}

it("finds the waits of every state", () => {
  fc.assert(
    fc.property(planArbitrary, numbers, (plan, acts) => {
      const { recordeds } = playAtRandom(plan, acts, { watch: ({ state }) => agrees(state) });
      agrees(foldAll(emptyState(), recordeds));
    }),
    { numRuns: 100 },
  );
});
