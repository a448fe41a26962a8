/**
 * One tick of the judge: what it says of a release after one more interval. It rolls nothing back and raises nothing; those who
 * ask do, and also decide what follows when the longest soak is over and it still says go on.
 */
import { AMBER, capAt, HOLD_SILENT_MS, PASS_AFTER_MS, PASSES, RETURN_SILENT_MS } from "./defaults.ts";
import type { JudgeAccounts } from "./judge.ts";
import { combine } from "./log-sum.ts";
import { asksForPass, type MetricAccount, updateMetric } from "./metric-account.ts";
import type { MetricSample } from "./metric-sample.ts";
import { listen } from "./silence.ts";

export interface JudgeInterval {
  readonly fromMs: number;
  readonly toMs: number;
  /** How long the weight has been as it is, at the end of the interval. */
  readonly stepAgeMs: number;
  /** By metric; one that is absent gave nothing. */
  readonly samples: Readonly<Record<string, MetricSample>>;
}

export type Says = "go-on" | "roll-back" | "pass" | "amber" | "no-data";

export interface JudgeSaid {
  readonly judge: JudgeAccounts;
  readonly says: Says;
  /** ln M of the release over all metrics. */
  readonly logM: number;
  /** How much of what a pass needs is there, from 0 to 1; null: nothing is compared. */
  readonly toPass: number | null;
  /** The metric that speaks most against the new version; null: none does. */
  readonly blames: string | null;
  /** How long the new version has been silent while the old one had traffic. */
  readonly silentMs: number;
}

const NOTHING: MetricSample = { is: "none", why: "it was not read" };

export function judgeTick(before: JudgeAccounts, interval: JudgeInterval): JudgeSaid {
  const ms = interval.toMs - interval.fromMs;
  const judge = ms > 0 && Number.isFinite(ms) ? judgedIn(before, interval, ms) : before;
  const entries = Object.entries(judge.accounts);
  const logM = logOf(judge);
  const toPass = toPassOf(entries.map(([, account]) => account));
  return {
    judge,
    says: saysOf(judge, { logM, toPass, stepAgeMs: interval.stepAgeMs }),
    logM,
    toPass,
    blames: blamed(entries),
    silentMs: judge.silence.silentMs,
  };
}

function judgedIn(judge: JudgeAccounts, interval: JudgeInterval, ms: number): JudgeAccounts {
  const { fromMs, toMs, stepAgeMs, samples } = interval;
  const cap = judge.capped ? capAt(judge.alpha) : Number.POSITIVE_INFINITY;
  const silence = listen(judge.silence, Object.values(samples), ms);
  const how = { fromMs, toMs, cap, guarded: judge.guarded };
  const cold = judge.warmMs < judge.warmUpMs;
  const accounts = Object.entries(judge.accounts).map(([id, account]) => {
    const given = Object.hasOwn(samples, id) ? (samples[id] ?? NOTHING) : NOTHING;
    const leftOut = leftOutFor(account, { changed: stepAgeMs < ms, cold });
    const sample: MetricSample = leftOut === null ? given : { is: "none", why: leftOut };
    return [id, updateMetric(account, sample, how)] as const;
  });
  return {
    ...judge,
    accounts: Object.fromEntries(accounts),
    silence,
    warmMs: silence.unheardMs === 0 ? judge.warmMs + ms : judge.warmMs,
  };
}

function leftOutFor(
  account: MetricAccount,
  { changed, cold }: { readonly changed: boolean; readonly cold: boolean },
): string | null {
  if (changed) return "the weight changed in this interval";
  // A cold new version is no hindrance to learning the old one's shape.
  return cold && account.judged === "latency" && account.learning === null
    ? "the new version is still cold"
    : null;
}

/** ln M of the release: the weighted mean of all accounts, valid however the metrics hang together. */
function logOf({ accounts }: JudgeAccounts): number {
  const all = Object.values(accounts).map(({ weight, account }) => ({ weight, logM: account.logM }));
  return all.length === 0 ? 0 : combine(all);
}

/** All must pass, so the one that has least decides. */
function toPassOf(accounts: readonly MetricAccount[]): number | null {
  const asked = accounts.filter(asksForPass);
  if (asked.length === 0) return null;
  const least = Math.min(...asked.map(({ pass }) => pass.logM / PASSES));
  return Math.min(1, Math.max(0, least));
}

interface Seen {
  readonly logM: number;
  readonly toPass: number | null;
  readonly stepAgeMs: number;
}

function saysOf(judge: JudgeAccounts, { logM, toPass, stepAgeMs }: Seen): Says {
  const { silentMs, unheardMs } = judge.silence;
  if (logM >= -Math.log(judge.alpha) || silentMs >= RETURN_SILENT_MS) return "roll-back";
  if (unheardMs >= HOLD_SILENT_MS) return "no-data";
  if (logM >= AMBER) return "amber";
  return toPass === 1 && stepAgeMs >= PASS_AFTER_MS ? "pass" : "go-on";
}

function blamed(accounts: readonly (readonly [string, MetricAccount])[]): string | null {
  let most: { readonly id: string; readonly logM: number } | null = null;
  for (const [id, { weight, account }] of accounts) {
    const logM = Math.log(weight) + account.logM;
    if (account.logM > 0 && weight > 0 && (most === null || logM > most.logM)) most = { id, logM };
  }
  return most?.id ?? null;
}
