/** The table of states is what releases do, and the document is the table. */
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { conductorDocument, DOCUMENT } from "../../scripts/conductor-diagram.ts";
import { moves, type Recorded } from "../../src/conductor/index.ts";
import { planArbitrary } from "./plan-arbitrary.ts";
import { playAtRandom } from "./random-driver.ts";

const written = new Set(moves.flatMap(({ from, to }) => from.map((one) => `${one} → ${to}`)));

function movesOf(recordeds: readonly Recorded[]): readonly string[] {
  const seen: string[] = [];
  let state = "waiting";
  for (const { event } of recordeds) {
    const to = event.type === "release.moved" ? event.to : event.type === "release.ended" ? event.as : state;
    if (to !== state) seen.push(`${state} → ${to}`);
    state = to;
  }
  return seen;
}

describe("the table of states", () => {
  it("has every move that releases make, and no other", () => {
    const seen = new Set<string>();
    const acts = fc.array(fc.nat({ max: 1_000_000 }), { minLength: 5, maxLength: 80 });
    for (const [plan, numbers] of fc.sample(fc.tuple(planArbitrary, acts), { numRuns: 1500, seed: 11 }))
      for (const move of movesOf(playAtRandom(plan, numbers).recordeds)) seen.add(move);
    expect([...seen].filter((move) => !written.has(move))).toEqual([]);
    expect([...written].filter((move) => !seen.has(move))).toEqual([]);
  });

  it("is the document", () => {
    expect(readFileSync(DOCUMENT, "utf8")).toBe(conductorDocument());
  });
});
