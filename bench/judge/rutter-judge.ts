/** Rutter's own judge over one release, through its door: as it is shipped, and bare. */
import {
  type JudgeAccounts,
  judgeTick,
  type MetricSample,
  openJudge,
  type Says,
} from "../../src/judge/index.ts";
import { BLOCK_MS, TICK_MS, TICKS } from "./scenarios.ts";
import type { Stream } from "./stream.ts";

/** The tick at whose end it is rolled back; null: it is not. */
export type Verdict = (
  stream: Stream,
  scenario: { readonly rate: number; readonly effect: number },
) => number | null;

/** `totals`: the hour before is known of all instances together, as a release reads it. */
export type Manner = "default" | "totals" | "no history" | "exact";

export function openedFor({ past }: Stream, manner: Manner = "default"): JudgeAccounts {
  const exact = manner === "exact";
  const margin = exact ? { margin: 0 } : {};
  return openJudge({
    metrics: [{ id: "errors", judged: "errors", weight: 1, ...margin }],
    past: { errors: pastFor(past, manner) },
    guarded: !exact,
    capped: !exact,
  });
}

function pastFor(past: Stream["past"], manner: Manner): readonly MetricSample[] | null {
  if (manner === "default") return past.map(pastBlock);
  if (manner !== "totals") return null;
  return past.map(({ nc, xc, nb, xb }) => ({
    is: "share",
    all: { n: nc + nb, x: xc + xb },
    new: null,
    old: { n: nc + nb, x: xc + xb },
  }));
}

const pastBlock = ({ nc, xc, nb, xb }: Stream["past"][number], at: number): MetricSample => ({
  is: "share",
  fromMs: at * BLOCK_MS,
  toMs: (at + 1) * BLOCK_MS,
  new: { n: nc, x: xc },
  old: { n: nb, x: xb },
});

/** Looks until it says one of these. */
export function firstSaid(stream: Stream, manner: Manner, until: readonly Says[]): number | null {
  let judge = openedFor(stream, manner);
  for (let tick = 0; tick < TICKS; tick += 1) {
    const toMs = (tick + 1) * TICK_MS;
    const { nc, xc, nb, xb } = stream;
    const errors: MetricSample = {
      is: "share",
      new: { n: nc[tick] ?? 0, x: xc[tick] ?? 0 },
      old: { n: nb[tick] ?? 0, x: xb[tick] ?? 0 },
    };
    const said = judgeTick(judge, { fromMs: tick * TICK_MS, toMs, stepAgeMs: toMs, samples: { errors } });
    if (until.includes(said.says)) return tick;
    judge = said.judge;
  }
  return null;
}

export const rutter: Verdict = (stream) => firstSaid(stream, "default", ["roll-back"]);
export const rutterTotals: Verdict = (stream) => firstSaid(stream, "totals", ["roll-back"]);
export const rutterExact: Verdict = (stream) => firstSaid(stream, "exact", ["roll-back"]);
export const rutterNoHistory: Verdict = (stream) => firstSaid(stream, "no history", ["roll-back"]);
