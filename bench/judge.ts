/**
 * The judge beside those of other tools: releases drawn with seeds, good and bad, before each of them. Prints Markdown. `RUNS=2`
 * draws twice as many of each; ends with 1 when a figure misses its limit.
 */
import { table } from "./judge/cells.ts";
import { costs } from "./judge/cost.ts";
import {
  errorRows,
  isMet,
  limits,
  limitTable,
  shownTables,
  wholes,
  wholeTable,
} from "./judge/errors-table.ts";
import { latencyTable } from "./judge/latency-table.ts";
import { noiseTable } from "./judge/noise-table.ts";
import { SHOWN } from "./judge/scenarios.ts";
import { lateTable, passTable } from "./judge/time-tables.ts";

const RUNS = Number(process.env.RUNS ?? 1);
const several = (releases: number): number => Math.ceil(releases * RUNS);
const counts = {
  good: several(2000),
  bad: several(500),
  noisy: several(300),
  timed: several(200),
  slow: several(60),
};

const say = (title: string, text: string): void => console.log(`#### ${title}\n\n${text}\n`);

const rows = errorRows(counts);
const found = wholes(rows);
const figures = limits(rows, found);
say("Figures", limitTable(figures));
say(
  `All of it: ${rows.length * 5} bad releases, ${counts.bad} times each, and ${rows.length} good ones, ${counts.good} times`,
  wholeTable(found),
);
say("Errors: median s / p95 s / extra errors", shownTables(rows));
say(
  `Late: bad after ten good minutes, ${counts.timed} times; median s / p95 s from then on`,
  lateTable(counts.timed),
);
say(`Passing early, ${counts.timed} times`, passTable(counts.timed));
say(
  `Noise: false rollbacks, the worst of ${SHOWN.length} configurations, ${counts.noisy} times`,
  noiseTable(counts.noisy),
);
say(`Latency: median s / p95 s, ${counts.slow} times`, latencyTable(counts.slow));

const spent = costs().map(({ what, ns, bytes }) => [what, `${(ns / 1000).toFixed(1)} µs`, `${bytes} bytes`]);
say("Cost", table(["one metric", "one tick", "kept of it, as JSON"], spent));

if (!figures.every(isMet)) process.exitCode = 1;
