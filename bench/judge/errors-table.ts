/** Sixty bad releases and twelve good ones, each many times, before every judge; the shown cells, and all of it in one row each. */

import { cell, rare, ratio, table } from "./cells.ts";
import { oracle, peeking } from "./classical-tests.ts";
import { kayenta } from "./kayenta.ts";
import { BESIDE_ORACLE, besideReference } from "./reference.ts";
import { geometricMean, type Judges, type Outcome, replay } from "./replay.ts";
import { rutter, rutterExact } from "./rutter-judge.ts";
import { CONFIGURATIONS, type Configuration, EFFECTS, isShown, nameOf, SHOWN } from "./scenarios.ts";
import { argo, flagger } from "./threshold-rules.ts";

const RUTTER = "**Rutter**";
const ARGO = "Argo Rollouts, ≤ 1 %, failureLimit 0";
const FLAGGER = "Flagger, 99 %, threshold 5";
const ORACLE = "(knows both rates)";

const JUDGES: Judges = {
  [RUTTER]: rutter,
  "Rutter, no margin, no guard": rutterExact,
  "z-test each minute, p < 0.01": peeking,
  [ARGO]: argo(0.01, 0),
  "Argo Rollouts, ≤ 1 %, failureLimit 3": argo(0.01, 3),
  "Argo Rollouts, ≤ 5 %, failureLimit 0": argo(0.05, 0),
  "Argo Rollouts, ≤ 5 %, failureLimit 3": argo(0.05, 3),
  [FLAGGER]: flagger(0.01, 5),
  "Flagger, 99 %, threshold 10": flagger(0.01, 10),
  "Kayenta, after 10, 20, 30 min": kayenta,
  [ORACLE]: oracle,
};

interface Row {
  readonly configuration: Configuration;
  /** By judge; the oracle has none, for without an effect there is nothing to know. */
  readonly good: readonly Outcome[];
  /** By effect, then by judge. */
  readonly bad: readonly (readonly Outcome[])[];
}

export interface Counts {
  readonly good: number;
  readonly bad: number;
}

export function errorRows(counts: Counts): readonly Row[] {
  return CONFIGURATIONS.map((configuration, at) => {
    const begun = { ...configuration, onsetMs: 0 };
    const { [ORACLE]: _, ...known } = JUDGES;
    return {
      configuration,
      good: replay({ scenario: { ...begun, effect: 0 }, judges: known, releases: counts.good, seed: at }),
      bad: EFFECTS.map((effect, which) =>
        replay({
          scenario: { ...begun, effect },
          judges: JUDGES,
          releases: counts.bad,
          seed: 1000 + at * 10 + which,
        }),
      ),
    };
  });
}

export function shownTables(rows: readonly Row[]): string {
  const heads = [
    "judge",
    "false rollbacks",
    ...EFFECTS.map((effect) => `+${Number((effect * 100).toPrecision(3))} pp`),
  ];
  const shown = rows.filter(({ configuration }) => isShown(configuration));
  return shown
    .map(({ configuration, good, bad }) => {
      const lines = Object.keys(JUDGES).map((judge, at) => {
        const wrong = good[at];
        const cells = bad.map((outcomes) => (outcomes[at] === undefined ? "" : cell(outcomes[at])));
        return [judge, wrong === undefined ? "–" : rare(wrong.rolledBack), ...cells];
      });
      return `*${nameOf(configuration)}*\n\n${table(heads, lines)}`;
    })
    .join("\n\n");
}

interface Whole {
  readonly judge: string;
  readonly ratio: number;
  readonly detected: number;
  readonly wrongMean: number | null;
  readonly wrongWorst: number | null;
}

export function wholes(rows: readonly Row[]): readonly Whole[] {
  return Object.keys(JUDGES).map((judge, at) => {
    const bad = rows.flatMap((row) => row.bad);
    const wrong = rows.flatMap(({ good }) => good[at]?.rolledBack ?? []);
    const ratios = bad.map((outcomes) => (outcomes[at]?.extraErrors ?? 0) / (outcomes[0]?.extraErrors ?? 0));
    return {
      judge,
      ratio: geometricMean(ratios),
      detected: mean(bad.map((outcomes) => outcomes[at]?.rolledBack ?? 0)),
      wrongMean: wrong.length > 0 ? mean(wrong) : null,
      wrongWorst: wrong.length > 0 ? Math.max(...wrong) : null,
    };
  });
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

export function wholeTable(found: readonly Whole[]): string {
  const rows = found.map(({ judge, ratio: times, detected, wrongMean, wrongWorst }) => [
    judge,
    ratio(times),
    `${(detected * 100).toFixed(1)} %`,
    wrongMean === null ? "–" : `${rare(wrongMean)} / ${rare(wrongWorst ?? 0)}`,
  ]);
  return table(["judge", "extra errors", "found", "false rollbacks, mean / worst"], rows);
}

/** The figures that have a limit; each a ratio of two judges in this run, or of this run and the specification's. */
export function limits(rows: readonly Row[], found: readonly Whole[]): readonly Limit[] {
  const of = (judge: string): number => found.find((whole) => whole.judge === judge)?.ratio ?? Number.NaN;
  const shown = SHOWN.map((wanted) => {
    const row = rows.find(({ configuration }) => nameOf(configuration) === nameOf(wanted));
    return (row?.bad ?? []).flatMap((outcomes) => outcomes[0] ?? []);
  });
  return [
    { what: "extra errors, over the specification's", found: besideReference(shown), most: 1.05 },
    {
      what: "extra errors over the best possible, over the specification's",
      found: 1 / of(ORACLE) / BESIDE_ORACLE,
      most: 1.05,
    },
    {
      what: "extra errors of Argo Rollouts, ≤ 1 %, failureLimit 0, over Rutter's",
      found: of(ARGO),
      least: 3,
    },
    { what: "extra errors of Flagger, threshold 5, over Rutter's", found: of(FLAGGER), least: 12 },
  ];
}

export interface Limit {
  readonly what: string;
  readonly found: number;
  readonly most?: number;
  readonly least?: number;
}

export const isMet = ({ found, most, least }: Limit): boolean =>
  found <= (most ?? Number.POSITIVE_INFINITY) && found >= (least ?? 0);

export const limitTable = (all: readonly Limit[]): string =>
  table(
    ["figure", "found", "limit", "met"],
    all.map((limit) => [
      limit.what,
      ratio(limit.found),
      limit.most === undefined ? `at least ${limit.least}` : `at most ${limit.most}`,
      isMet(limit) ? "yes" : "**no**",
    ]),
  );
