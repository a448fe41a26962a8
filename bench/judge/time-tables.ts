/** Two questions of time: how soon a regression is found that sets in after ten good minutes, and how soon a good release passes. */
import { delays, rare, table } from "./cells.ts";
import { seedOf } from "./draws.ts";
import { kayenta } from "./kayenta.ts";
import { type Judges, type Outcome, replay } from "./replay.ts";
import { firstSaid, rutter, type Verdict } from "./rutter-judge.ts";
import { CONFIGURATIONS, type Configuration, nameOf, percent } from "./scenarios.ts";
import { argo, flagger } from "./threshold-rules.ts";

const ONSET_MS = 600_000;
const LATE_EFFECTS: readonly number[] = [0.01, 0.02, 0.05, 0.2];
const LATE: readonly Configuration[] = [
  { rps: 100, share: 0.05, rate: 0.005 },
  { rps: 1000, share: 0.05, rate: 0.005 },
];
const JUDGES: Judges = {
  "**Rutter**": rutter,
  "Argo Rollouts, ≤ 1 %, failureLimit 3": argo(0.01, 3),
  "Flagger, 99 %, threshold 10": flagger(0.01, 10),
  "Kayenta, after 10, 20, 30 min": kayenta,
};

const points = (effect: number): string => `+${Number((effect * 100).toPrecision(3))} pp`;

export function lateTable(releases: number): string {
  return LATE.map((configuration, at) => {
    const found = LATE_EFFECTS.map((effect, which) =>
      replay({
        scenario: { ...configuration, effect, onsetMs: ONSET_MS },
        judges: JUDGES,
        releases,
        seed: 70_000 + at * 10 + which,
      }),
    );
    const rows = Object.keys(JUDGES).map((judge, which) => [
      judge,
      ...found.map((outcomes) => (outcomes[which] === undefined ? "" : lateCell(outcomes[which]))),
    ]);
    return `*${nameOf(configuration)}*\n\n${table(["judge", ...LATE_EFFECTS.map(points)], rows)}`;
  }).join("\n\n");
}

/** Those rolled back before the onset were wrong, and found nothing. */
const lateCell = (outcome: Outcome): string => (outcome.medianMs < 0 ? "before it was bad" : delays(outcome));

const passed: Verdict = (stream) => firstSaid(stream, "default", ["pass"]);

export function passTable(releases: number): string {
  const rows = CONFIGURATIONS.map((configuration, at) => {
    const passes = (effect: number): Outcome | undefined =>
      replay({
        scenario: { ...configuration, effect, onsetMs: 0 },
        judges: { passed },
        releases,
        seed: seedOf(90_000, at),
      })[0];
    const good = passes(0);
    const worse = passes(0.005);
    return [
      nameOf(configuration),
      good === undefined ? "" : delays(good),
      good === undefined ? "" : percent(good.rolledBack),
      worse === undefined ? "" : rare(worse.rolledBack),
    ];
  });
  return table(
    ["good release", "passes after, median / p95 s", "passes within 30 min", "passes at +0.5 pp"],
    rows,
  );
}
