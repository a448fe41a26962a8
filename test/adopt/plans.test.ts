/**
 * The plan of an adopted runbook: the same hash, of the whole and of every procedure, but for what an answer decided; and
 * nothing in it that can be read in two ways. `comparePlans` itself throws where a plan changed that may not.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type Adoption, adopt, questionsOf } from "../../src/adopt/index.ts";
import { type Compared, comparePlans } from "../../src/app/index.ts";
import { unsureOf } from "../../src/plan/index.ts";
import { type Random, randomFrom } from "../fuzz/random.ts";
import { spliced } from "../fuzz/spliced.ts";
import { tidyMarkdown } from "../fuzz/tidy-markdown.ts";
import { runbooks } from "../golden/golden.ts";
import { REPOSITORY } from "../repository.ts";
import { connecting } from "./connecting.ts";
import { type Choose, other, sourceOf, usual } from "./laws.ts";

interface Done {
  readonly adoption: Adoption;
  readonly compared: Compared;
}

async function adopted(text: string, choose: Choose | null): Promise<Done> {
  const source = sourceOf(text);
  const questions = choose === null ? [] : questionsOf(source);
  const adoption = adopt(source, new Map(questions.map((each) => [each.id, choose?.(each) ?? ""])));
  return { adoption, compared: await comparePlans(source, adoption) };
}

describe("the plans of the repository's runbooks", () => {
  test.each(runbooks())("%s", async (path) => {
    const text = readFileSync(join(REPOSITORY, path), "utf8");
    const without = await adopted(text, null);
    expect(without.compared.same).toBe(true);
    expect(without.compared.after.procedures).toEqual(without.compared.before.procedures);
    const { adoption, compared } = await adopted(text, usual);
    expect(adoption.open).toEqual([]);
    const { whole } = compared.after;
    expect(whole === null ? [] : unsureOf(whole)).toEqual([]);
    expect(compared.same).toBe(!adoption.answered.some(({ decides }) => decides));
  });
});

const FAMILIES: readonly (readonly [string, (random: Random) => string, number])[] = [
  ["pieces of the examples", spliced, 500_001],
  ["tidy runbooks", tidyMarkdown, 600_001],
  ["runbooks that connect to hosts and leave things out", connecting, 700_001],
];

describe.each(FAMILIES)("the plans of %s", (_, make, seed) => {
  test("do the same, with nothing unsure", { timeout: 300_000 }, async () => {
    const runs = Number(process.env.FUZZ_RUNS ?? 60);
    const from = Number(process.env.FUZZ_SEED ?? seed);
    let planned = 0;
    for (let at = from; at < from + runs; at += 1) {
      const text = make(randomFrom(at));
      expect((await adopted(text, null)).compared.same, `seed ${at}`).toBe(true);
      for (const choose of [usual, other]) {
        const { adoption, compared } = await adopted(text, choose);
        const { whole } = compared.after;
        if (whole === null || adoption.left.length > 0) continue;
        planned += 1;
        expect(unsureOf(whole), `seed ${at}`).toEqual([]);
      }
    }
    if (runs >= 50) expect(planned).toBeGreaterThan(runs / 10);
  });
});
