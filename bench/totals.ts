/**
 * What it costs the judge to know the hour before a release of all instances together only, which is all that a release reads
 * of it, beside knowing a slice of them apart: how soon it finds a bad release, how often it rolls back a good one.
 */
import { delays, rare, table } from "./judge/cells.ts";
import { NOISES } from "./judge/noise-table.ts";
import { replay } from "./judge/replay.ts";
import { rutter, rutterTotals } from "./judge/rutter-judge.ts";
import { nameOf, percent, SHOWN } from "./judge/scenarios.ts";

const RELEASES = Math.round(200 * Number(process.env.RUNS ?? 1));
const judges = { "a slice beside the rest": rutter, "totals, as a release reads it": rutterTotals };
const names = Object.keys(judges);

const [usual] = SHOWN;
if (usual === undefined) throw new Error("there is no scenario");

const found = [0.005, 0.01, 0.02, 0.05, 0.2].map((effect, at) => {
  const scenario = { ...usual, effect, onsetMs: 0 };
  const outcomes = replay({ scenario, judges, releases: RELEASES, seed: 900 + at });
  return [`+${percent(effect)}`, ...outcomes.map(delays)];
});
console.log(`Time until it is rolled back, median / p95; ${nameOf(usual)}:\n`);
console.log(table(["worse by", ...names], found));

const noisy = NOISES.map((noise, at) => {
  const all = SHOWN.map((configuration, which) =>
    replay({
      scenario: { ...configuration, effect: 0, onsetMs: 0 },
      judges,
      releases: RELEASES,
      seed: 950 + at * 10 + which,
      noise,
    }),
  );
  return [
    noise.name,
    ...names.map((_, judge) => all.map((each) => rare(each[judge]?.rolledBack ?? 0)).join(", ")),
  ];
});
console.log(
  `\nGood releases rolled back, in each of ${SHOWN.length} configurations (${RELEASES} releases each):\n`,
);
console.log(table(["noise", ...names], noisy));
