/**
 * The judge over the ticks of a release: while a ladder gives the new version some of the traffic it is compared with the one
 * still serving, metric by metric. At 100 % there is nothing left to compare with, and it rests.
 */
import type { FigureSample } from "../effect/index.ts";
import {
  type CountSample,
  type JudgeAccounts,
  judgeTick,
  type MetricSample,
  nextStep,
  openJudge,
} from "../judge/index.ts";
import type { Plan } from "../plan/index.ts";
import { shifting } from "./guard-standing.ts";
import type { Standing } from "./standing.ts";
import type { JudgeState, Tick } from "./watch-state.ts";

const KEY = "judge";

type Canary = {
  readonly judge: JudgeAccounts;
  /** Where the traffic was at the last tick, so that a rung is seen to change. */
  readonly at: string;
  readonly sinceMs: number;
  readonly silentMs: number;
};

/** The metrics of which both versions have one of their own. */
export const comparedIn = ({ metrics }: Plan): readonly string[] =>
  Object.entries(metrics).flatMap(([id, { judged, asked }]) =>
    judged !== null && asked.side !== null ? [id] : [],
  );

export const isComparing = (standing: Standing): boolean =>
  shifting(standing).length > 0 && comparedIn(standing.plan).length > 0;

const resting: Omit<JudgeState, "accounts"> = { logM: 0, says: "go-on", toPass: null, blames: null };

/** Its account lies among the others. */
export function judgeCanary(standing: Standing, tick: Tick): JudgeState {
  const known = standing.state.watch.judge?.accounts[KEY] as Canary | undefined;
  if (!isComparing(standing) || tick.failed !== null)
    return known === undefined
      ? { ...resting, accounts: {} }
      : {
          ...(standing.state.watch.judge ?? resting),
          ...restingUnless(standing),
          accounts: { [KEY]: known },
        };
  const before = known ?? opened(standing, tick);
  const at = whereOf(standing);
  const changed = at !== before.at || isChanging(standing);
  const sinceMs = changed ? tick.at : before.sinceMs;
  const interval = intervalOf(standing.plan, tick);
  const stepAgeMs = changed ? 0 : Math.max(tick.at - sinceMs, interval.toMs - interval.fromMs);
  const judge = at === before.at ? before.judge : nextStep(before.judge);
  const samples = samplesOf(standing, tick);
  const said = judgeTick(judge, { ...interval, stepAgeMs, samples });
  const canary: Canary = { judge: said.judge, at, sinceMs, silentMs: said.silentMs };
  const { logM, says, toPass, blames } = said;
  return { accounts: { [KEY]: canary }, logM, says, toPass, blames };
}

const restingUnless = (standing: Standing): Partial<JudgeState> => (isComparing(standing) ? {} : resting);

export const silentMsOf = (judge: JudgeState | null): number =>
  (judge?.accounts[KEY] as Canary | undefined)?.silentMs ?? 0;

function opened(standing: Standing, tick: Tick): Canary {
  const { plan, state } = standing;
  const metrics = comparedIn(plan).flatMap((id) => {
    const metric = plan.metrics[id];
    return metric?.judged == null ? [] : [{ id, judged: metric.judged, weight: metric.weight }];
  });
  const judge = openJudge({ metrics, past: state.watch.past ?? {} });
  // The interval in which it began is not all of one weight.
  return { judge, at: "", sinceMs: tick.at, silentMs: 0 };
}

const whereOf = (standing: Standing): string =>
  shifting(standing)
    .map(({ id, percent }) => `${id} ${percent}`)
    .join(", ");

/** A weight is being shifted now: it takes effect somewhere in this interval. */
const isChanging = ({ state }: Standing): boolean =>
  [...state.effects.values()].some(
    ({ effect, state: how }) => effect.hand === "target" && effect.input.do === "weight" && how === "asked",
  );

function intervalOf(plan: Plan, tick: Tick): { readonly fromMs: number; readonly toMs: number } {
  for (const id of comparedIn(plan)) {
    const sample = tick.figures[id];
    if (sample !== undefined && "toMs" in sample) return { fromMs: sample.fromMs, toMs: sample.toMs };
  }
  return { fromMs: tick.at - plan.tickMs, toMs: tick.at };
}

function samplesOf(standing: Standing, tick: Tick): Readonly<Record<string, MetricSample>> {
  const requests = requestsIn(tick);
  const percent = shifting(standing)[0]?.percent ?? 0;
  return Object.fromEntries(
    comparedIn(standing.plan).flatMap((id) => {
      const sample = tick.figures[id];
      if (sample === undefined) return [];
      return [[id, sample.is === "count" ? counted(sample, requests, percent) : sample]];
    }),
  );
}

interface Requests {
  readonly new: number;
  readonly old: number;
}

/** What is counted over time is held against the requests of each side, else against its weight. */
function counted(
  sample: FigureSample & { readonly is: "count" },
  requests: Requests | null,
  percent: number,
): CountSample {
  if (requests !== null)
    return { ...sample, newExposure: requests.new, oldExposure: requests.old, exposure: "requests" };
  const seconds = Math.max(0, sample.toMs - sample.fromMs) / 1000;
  const newExposure = (seconds * percent) / 100;
  return { ...sample, newExposure, oldExposure: seconds - newExposure, exposure: "time" };
}

/** Null: no metric of this tick counts requests on both sides. */
function requestsIn({ figures }: Tick): Requests | null {
  for (const sample of Object.values(figures)) {
    if (sample.is === "share" && sample.new !== null && sample.old !== null)
      return { new: sample.new.n, old: sample.old.n };
  }
  return null;
}
