/** One seed: a runbook, faults, deaths and people, all by its chance; what the checkers find is told with the seed. */
import { instant } from "../../src/base/index.ts";
import {
  type Chance,
  chanceOf,
  type Fate,
  openQuickJournal,
  type Script,
  type Simulated,
  simulate,
} from "../../src/drivers/simulation/index.ts";
import { builtInHands } from "../../src/effect/index.ts";
import { openMemoryJournal } from "../../src/journal/index.ts";
import { findingsOf, journalFindings } from "./checkers.ts";
import type { Scene } from "./scenes.ts";
import { strangers } from "./strangers.ts";

export interface SeedRun {
  readonly seed: number;
  readonly scene: string;
  readonly run: Simulated | null;
  readonly findings: readonly string[];
}

const START = 1_772_532_000_000;
const DAY_MS = 86_400_000;
const MOST_DEATHS = 12;
/** Every so many seeds the journal is one that hashes, and is verified. */
const HASHED = 10;

function scriptOf(chance: Chance): Script {
  const fates = chance.apart("fates");
  const deaths = chance.apart("deaths");
  const losses = chance.apart("losses");
  /** Some releases go through quietly but for deaths, others fail at every turn. */
  const trouble = fates.pick([0, 0.02, 0.1]) ?? 0;
  const mortality = deaths.pick([0, 0.01, 0.05]) ?? 0;
  let died = 0;
  const fateOf = (timeoutMs: number): Fate => {
    const ms = 100 + fates.below(30_000);
    if (fates.happens(trouble)) return { kind: "fails", ms };
    if (fates.happens(trouble / 3)) return { kind: "hangs" };
    if (fates.happens(trouble / 3)) return { kind: "lies", ms };
    if (losses.happens(trouble)) return { kind: "loses", ms };
    return { kind: "works", ms: fates.happens(trouble) ? timeoutMs * 0.99 : ms };
  };
  return {
    fateOf: (asked) => fateOf(asked.timeoutMs),
    deathAt: () => {
      if (died >= MOST_DEATHS || !deaths.happens(mortality)) return null;
      died += 1;
      return deaths.happens(0.4) ? "machine" : "process";
    },
    gapMs: () => deaths.pick([10, 5_000, 60_000, 7_200_000]) ?? 10,
  };
}

export async function runSeed(seed: number, scenes: readonly Scene[]): Promise<SeedRun> {
  const chance = chanceOf(seed);
  const scene = chance.pick(scenes);
  if (scene === undefined) throw new Error("there is no example to carry out");
  const { plan, touches, name } = scene;
  const startAt = instant(START + chance.below(7 * DAY_MS));
  try {
    const run = await simulate({
      plan,
      touches,
      catalog: builtInHands,
      script: scriptOf(chance),
      people: (world) => strangers({ plan, world, chance: chance.apart("people") }),
      startAt,
      by: { who: "starter", signed: false },
      longestMs: 60 * DAY_MS,
      journal: seed % HASHED === 0 ? openMemoryJournal() : openQuickJournal(),
    });
    return {
      seed,
      scene: name,
      run,
      findings: [...findingsOf(plan, run), ...(seed % HASHED === 0 ? await journalFindings(run) : [])],
    };
  } catch (error) {
    const words = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { seed, scene: name, run: null, findings: [`it broke: ${words}`] };
  }
}
