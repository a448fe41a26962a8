/** Some hundred seeds of random faults, deaths and people, and every seed that ever failed. `npm run sim -- --seed N` repeats one. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { REPOSITORY } from "../repository.ts";
import { allScenes } from "./scenes.ts";
import { runSeed } from "./seed.ts";

const SEEDS = 300;
const scenes = await allScenes();

const kept = readFileSync(join(REPOSITORY, "test/simulation/seeds.txt"), "utf8")
  .split("\n")
  .flatMap((line) => (/^\d+/.test(line) ? [Number.parseInt(line, 10)] : []));

it.each(kept)("seed %i, which failed once", async (seed) => {
  const { findings, scene } = await runSeed(seed, scenes);
  expect(findings, scene).toEqual([]);
});

it(`${SEEDS} seeds`, { timeout: 120_000 }, async () => {
  const ends = new Set<string>();
  let deaths = 0;
  for (let seed = 1; seed <= SEEDS; seed += 1) {
    const { findings, scene, run } = await runSeed(seed, scenes);
    expect(findings, `seed ${seed}: ${scene}`).toEqual([]);
    ends.add(run?.state.ended?.as ?? "open");
    deaths += run?.deaths ?? 0;
  }
  // Chance that came to the same end each time would have tried nothing.
  expect([...ends].sort()).toEqual(["done", "failed", "open", "returned", "stopped"]);
  expect(deaths).toBeGreaterThan(SEEDS);
});
