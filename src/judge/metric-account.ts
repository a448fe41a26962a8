/**
 * All that is kept of one metric: its tests, the account that decides on going back, the one that decides on passing, and the
 * scatter that both are divided by. Plain data; whoever keeps it keeps the whole history.
 */
import { type Account, openAccount, restart, settle } from "./account.ts";
import { MARGIN_ERRORS, RESTART_AT_STEP } from "./defaults.ts";
import { GRIDS, type Judged, type Test } from "./judged.ts";
import { type Learning, learnFrom, NOTHING_LEARNED, startOf } from "./learning.ts";
import { addToPhi, type LivePhi, openLivePhi, stepPhi } from "./live-phi.ts";
import { logFactor } from "./log-factor.ts";
import type { MetricSample } from "./metric-sample.ts";
import type { Observation } from "./observation.ts";
import { type Observed, observe } from "./observe.ts";
import type { PastPhi } from "./past.ts";

export type MetricAccount = {
  readonly judged: Judged;
  /** Its share of the verdict; all shares sum to 1. */
  readonly weight: number;
  readonly tests: readonly Test[];
  readonly account: Account;
  readonly pass: Account;
  /** One for each test. */
  readonly phis: readonly LivePhi[];
  /** Whether the scatter was told from the time before. */
  readonly calibrated: boolean;
  /** Of latency, until it is known where to look; null: it is. */
  readonly learning: Learning | null;
  /** Why the last interval counted as no data; null: it was judged. */
  readonly refused: string | null;
};

export interface Opening {
  readonly judged: Judged;
  readonly weight: number;
  readonly margin: number | "auto";
  readonly past: readonly MetricSample[] | null;
}

/** Slow requests that the source counts by itself are some of all, as failing ones are. */
const asShares = (judged: Judged, sample: MetricSample | undefined): boolean =>
  judged === "latency" && sample?.is === "share";

export function openMetric(opening: Opening): MetricAccount {
  const { weight, margin, past } = opening;
  const first = past?.find(({ is }) => is !== "none");
  const judged = asShares(opening.judged, first) ? "errors" : opening.judged;
  const start = startOf({ judged, margin, past });
  const empty = { judged, weight, calibrated: false, refused: null, learning: NOTHING_LEARNED };
  const accounts = accountsOf(judged, start?.tests ?? [], start?.phis ?? []);
  return start === null
    ? { ...empty, ...accounts }
    : { ...empty, ...accounts, learning: null, calibrated: start.phis.every((phi) => phi.calibrated) };
}

type Accounts = Pick<MetricAccount, "tests" | "account" | "pass" | "phis">;

function accountsOf(judged: Judged, tests: readonly Test[], phis: readonly PastPhi[]): Accounts {
  const { up, pass } = GRIDS[judged];
  const time = judged !== "errors" && judged !== "latency";
  return {
    tests,
    account: openAccount(tests.length * up.length),
    pass: openAccount(tests.length * pass.length, 1),
    phis: phis.map(({ phi0, shrink }) => openLivePhi({ phi0, shrink, time })),
  };
}

export interface Interval {
  readonly fromMs: number;
  readonly toMs: number;
  /** The most a bet may win at once. */
  readonly cap: number;
  /** Whether evidence is divided by the scatter. */
  readonly guarded: boolean;
}

export function updateMetric(metric: MetricAccount, sample: MetricSample, interval: Interval): MetricAccount {
  if (metric.learning !== null) return learned(metric, metric.learning, sample);
  const found = observe(sample, metric.tests);
  if ("refused" in found) return { ...metric, refused: found.refused };
  return { ...judgedBy(metric, found, interval), refused: null };
}

function learned(metric: MetricAccount, learning: Learning, sample: MetricSample): MetricAccount {
  if (asShares(metric.judged, sample))
    return openMetric({ judged: "errors", weight: metric.weight, margin: MARGIN_ERRORS, past: null });
  const next = learnFrom(learning, sample);
  if ("refused" in next) return { ...metric, refused: next.refused };
  if (!("tests" in next)) return { ...metric, learning: next, refused: "where to look is not known yet" };
  const accounts = accountsOf(metric.judged, next.tests, next.phis);
  return { ...metric, ...accounts, learning: null, refused: "from the next interval on it is judged" };
}

/** The scatter comes last: an observation is judged with what was known before it. */
function judgedBy(metric: MetricAccount, { seen }: Observed, interval: Interval): MetricAccount {
  const { cap, guarded, fromMs, toMs } = interval;
  const { up, pass } = GRIDS[metric.judged];
  const gains: number[] = [];
  const passGains: number[] = [];
  for (const [at, test] of metric.tests.entries()) {
    const found = seen[at];
    if (found === undefined) continue;
    const phi = guarded ? (metric.phis[at]?.phi ?? 1) : 1;
    for (const o of up) gains.push(Math.min(logFactor(o, found.up, test.up) / phi, cap));
    for (const o of pass) passGains.push(logFactor(o, found.pass, test.pass) / phi);
  }
  return {
    ...metric,
    account: settle(metric.account, fromMs, gains),
    pass: pass.length === 0 ? metric.pass : settle(metric.pass, fromMs, passGains),
    phis: guarded ? metric.phis.map((live, at) => phiAfter(live, seen[at]?.up, toMs - fromMs)) : metric.phis,
  };
}

const phiAfter = (live: LivePhi, seen: Observation | undefined, ms: number): LivePhi =>
  seen === undefined
    ? live
    : addToPhi(live, { nc: seen.nc, xc: seen.xc, nb: seen.nb ?? 0, xb: seen.xb ?? 0 }, ms);

/** A new weight: a pass must be earned anew, while what speaks against the new version stays. */
export const stepMetric = (metric: MetricAccount): MetricAccount => ({
  ...metric,
  account: restart(metric.account, RESTART_AT_STEP),
  pass: openAccount(metric.pass.logs.length, 1),
  phis: metric.phis.map(stepPhi),
});

/** Whether it has a part in the early pass. */
export const asksForPass = ({ judged }: MetricAccount): boolean => GRIDS[judged].pass.length > 0;
