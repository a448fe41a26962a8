/**
 * Every runbook of the repository and many texts at random are adopted, without answers and with them. `FUZZ_SEED` starts
 * elsewhere, `FUZZ_RUNS` widens or narrows.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { garbage } from "../fuzz/garbage.ts";
import { type Random, randomFrom } from "../fuzz/random.ts";
import { shrink } from "../fuzz/shrink.ts";
import { spliced } from "../fuzz/spliced.ts";
import { tidyMarkdown } from "../fuzz/tidy-markdown.ts";
import { wildMarkdown } from "../fuzz/wild-markdown.ts";
import { runbooks } from "../golden/golden.ts";
import { REPOSITORY } from "../repository.ts";
import { connecting } from "./connecting.ts";
import { brokenLaws, type Choose, other, type Tally, usual } from "./laws.ts";

const CHOICES: readonly (readonly [string, Choose | null])[] = [
  ["without answers", null],
  ["with the usual answers", usual],
  ["with the other answers", other],
];

const fresh = (): Tally => ({ marks: 0, answered: 0, left: 0 });

describe("the runbooks of the repository", () => {
  const all = runbooks();

  test("are there", () => expect(all.length).toBeGreaterThan(10));

  test.each(all)("%s", (path) => {
    const text = readFileSync(join(REPOSITORY, path), "utf8");
    for (const [, choose] of CHOICES) {
      expect(brokenLaws(text, fresh(), choose)).toEqual([]);
      expect(brokenLaws(text.replace(/\n/g, "\r\n"), fresh(), choose)).toEqual([]);
      expect(brokenLaws(`\uFEFF${text.trimEnd()}`, fresh(), choose)).toEqual([]);
    }
  });
});

interface Family {
  readonly name: string;
  readonly make: (random: Random) => string;
  readonly seed: number;
  /** The least that a thousand texts must give to do, or the test tests nothing. */
  readonly marks: number;
}

const FAMILIES: readonly Family[] = [
  { name: "pieces of the examples", make: spliced, seed: 1, marks: 300 },
  { name: "tidy runbooks", make: tidyMarkdown, seed: 100_001, marks: 300 },
  { name: "wild Markdown", make: wildMarkdown, seed: 200_001, marks: 100 },
  { name: "garbage", make: garbage, seed: 300_001, marks: 20 },
  {
    name: "runbooks that connect to hosts and leave things out",
    make: connecting,
    seed: 400_001,
    marks: 300,
  },
];

describe.each(FAMILIES)("$name", ({ make, seed, marks }) => {
  test("are adopted whole, and once", { timeout: 300_000 }, () => {
    const runs = Number(process.env.FUZZ_RUNS ?? 200);
    const from = Number(process.env.FUZZ_SEED ?? seed);
    const tally = fresh();
    for (let at = from; at < from + runs; at += 1) {
      const text = make(randomFrom(at));
      for (const [how, choose] of CHOICES) {
        const faults = brokenLaws(text, tally, choose);
        if (faults.length > 0) throw new Error(report({ at, how, text, choose, faults }));
      }
    }
    if (runs >= 100) expect((tally.marks * 1000) / runs).toBeGreaterThan(marks);
  });
});

interface Fault {
  readonly at: number;
  readonly how: string;
  readonly text: string;
  readonly choose: Choose | null;
  readonly faults: readonly string[];
}

function report({ at, how, text, choose, faults }: Fault): string {
  const kind = (said: readonly string[]): string => (said[0] ?? "").replace(/[\d-]+/g, "N").slice(0, 24);
  const small = shrink(text, (less) => kind(brokenLaws(less, fresh(), choose)) === kind(faults));
  return [
    `seed ${at}, ${how}: ${faults.slice(0, 3).join("; ")}`,
    `smallest text: ${JSON.stringify(small)}`,
    `repeat it: FUZZ_SEED=${at} FUZZ_RUNS=1 npx vitest run test/adopt`,
  ].join("\n");
}
