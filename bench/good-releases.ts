/**
 * Ten thousand good releases in virtual time, whole ones with ladder, guards and judge: how many went back without cause, and how
 * many reached all users without a person; and bad ones, whose traffic must be back at once. Prints Markdown; `RUNS=0.1` runs a
 * tenth of them. Ends with 1 when a figure misses its limit.
 */
import { spawn } from "node:child_process";
import { availableParallelism } from "node:os";
import { type Figure, tell } from "./figures.ts";
import { type Found, nothingFound, run, type Series, seriesOf, together } from "./good-releases/series.ts";
import { table } from "./judge/cells.ts";

const RUNS = Number(process.env.RUNS ?? 1);
const SERIES = seriesOf((releases) => Math.max(1, Math.round(releases * RUNS)));
const TICK_MS = 5_000;
/** Stated: one good release in a hundred at most. */
const MOST_FALSE = 0.01;
const LEAST_DONE = 0.9;

const { SLICE, SLICES } = process.env;
async function part(cut: { readonly slice: number; readonly slices: number }): Promise<readonly Found[]> {
  const found: Found[] = [];
  for (const series of SERIES) found.push(await run(series, cut));
  return found;
}

function child(slice: number, slices: number): Promise<readonly Found[]> {
  const env = { ...process.env, SLICE: String(slice), SLICES: String(slices) };
  const [script = ""] = process.argv.slice(1);
  // Most of what a release leaves behind is thrown away young.
  const one = spawn(process.execPath, ["--max-semi-space-size=64", ...process.execArgv, script], {
    env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const out: Buffer[] = [];
  one.stdout.on("data", (chunk: Buffer) => out.push(chunk));
  return new Promise((resolve, reject) => {
    one.on("error", reject);
    one.on("close", (status) =>
      status === 0
        ? resolve(JSON.parse(Buffer.concat(out).toString("utf8")) as readonly Found[])
        : reject(new Error(`a part of the releases ended with ${status}`)),
    );
  });
}

const percent = (share: number): string => `${(100 * share).toFixed(2)} %`;

/** Of sorted numbers the one at this share. */
const at = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;

const seconds = (ms: number): string => `${(ms / 1000).toFixed(ms < 10_000 ? 2 : 0)} s`;

type Row = readonly [Series, Found];

const goodRow = ([{ name }, found]: Row): readonly string[] => [
  name,
  String(found.releases),
  percent(found.done / found.releases),
  percent(found.rolledBack / found.releases),
  percent(found.asked / found.releases),
];

function badRow([{ name }, found]: Row): readonly string[] {
  const since = [...found.badMs].sort((a, b) => a - b);
  const back = [...found.backMs].sort((a, b) => a - b);
  const caught = percent(found.rolledBack / found.releases);
  return [
    name,
    String(found.releases),
    caught,
    `${seconds(at(since, 0.5))} / ${seconds(at(since, 0.95))}`,
    seconds(at(back, 1)),
  ];
}

async function whole(): Promise<void> {
  const slices = Math.min(8, availableParallelism());
  const parts = await Promise.all(Array.from({ length: slices }, (_, slice) => child(slice, slices)));
  const rows = SERIES.map(
    (series, index): Row => [
      series,
      parts.reduce((sum, found) => together(sum, found[index] ?? nothingFound), nothingFound),
    ],
  );
  const [good, bad] = [rows.filter(([{ good }]) => good), rows.filter(([{ good }]) => !good)];
  const heads = [
    "good releases",
    "how many",
    "all users without a person",
    "rolled back",
    "a person was asked",
  ];
  console.log(`${table(heads, good.map(goodRow))}\n`);
  console.log(
    `${table(["bad: the new version", "how many", "rolled back", "all users back, median / p95", "of that after the verdict, at most"], bad.map(badRow))}\n`,
  );
  const figures = figuresOf(good, bad);
  tell(["figure of all", "of", "found"], figures);
}

function figuresOf(good: readonly Row[], bad: readonly Row[]): readonly Figure[] {
  const plain = good.filter(([{ promotion }]) => promotion === "dwell");
  const all = plain.map(([, found]) => found).reduce(together, nothingFound);
  const hundred = plain
    .filter(([{ rps }]) => rps === 100)
    .map(([, found]) => found)
    .reduce(together, nothingFound);
  const backMs = Math.max(...bad.flatMap(([, found]) => found.backMs));
  const [wrong, left] = [all.rolledBack / all.releases, 1 - hundred.done / hundred.releases];
  return [
    {
      what: "good releases rolled back",
      beside: String(all.releases),
      found: String(all.rolledBack),
      ratio: wrong / MOST_FALSE,
      limit: 1,
    },
    {
      what: "at 100 requests/s, not at all users without a person",
      beside: String(hundred.releases),
      found: String(hundred.releases - hundred.done),
      ratio: left / (1 - LEAST_DONE),
      limit: 1,
    },
    {
      what: "from the verdict to traffic back, at most",
      beside: "2 ticks",
      found: seconds(backMs),
      ratio: backMs / (2 * TICK_MS),
      limit: 1,
    },
  ];
}

if (SLICE === undefined) await whole();
else process.stdout.write(JSON.stringify(await part({ slice: Number(SLICE), slices: Number(SLICES) })));
