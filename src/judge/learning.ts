/**
 * How a metric starts: with tests and scatter from the time before, or, for latency without a past, by learning from the old
 * version's own requests where to look before anything is judged.
 */
import { addHistograms } from "./add-histograms.ts";
import { MARGIN_ERRORS, MARGIN_OF_PAST } from "./defaults.ts";
import { histogramFault, totalOf } from "./histogram.ts";
import { type Judged, type Test, testsOf, testsOfCuts } from "./judged.ts";
import { type Cut, cutsOfDurations, cutsOfHistogram, ENOUGH_AT_ALL, ENOUGH_FOR_P99 } from "./latency-cuts.ts";
import { type MetricSample, spanMs } from "./metric-sample.ts";
import { type PastPhi, phiOfPast } from "./past.ts";

/** The old version's durations so far: in buckets, or one by one. */
export type Learning = {
  readonly ms: number;
  readonly durations: readonly number[];
  readonly bounds: readonly number[];
  readonly schema: number | null;
  readonly buckets: readonly number[];
};

export interface Start {
  readonly tests: readonly Test[];
  readonly phis: readonly PastPhi[];
}

export const NOTHING_LEARNED: Learning = { ms: 0, durations: [], bounds: [], schema: null, buckets: [] };

/** Of the past, this much counts for where to look; older traffic may be other traffic. */
const LEARN_MS = 600_000;

export function startOf(from: {
  readonly judged: Judged;
  readonly margin: number | "auto";
  readonly past: readonly MetricSample[] | null;
}): Start | null {
  const { judged, past } = from;
  if (judged === "latency") return latencyStart(past);
  const margin = from.margin === "auto" ? marginOf(past) : from.margin;
  const tests = testsOf(judged, margin);
  return { tests, phis: tests.map((test) => phiOfPast(past, test, judged !== "errors")) };
}

/** At least the usual margin, and of a service that fails often a twentieth of what it does anyway. */
function marginOf(past: readonly MetricSample[] | null): number {
  let n = 0;
  let x = 0;
  for (const sample of past ?? []) {
    const side = sample.is === "share" ? (sample.all ?? sample.old) : null;
    if (side === null || side === undefined || !(side.n >= side.x && side.x >= 0)) continue;
    n += side.n;
    x += side.x;
  }
  return n > 0 && Number.isFinite(n) ? Math.max(MARGIN_ERRORS, (MARGIN_OF_PAST * x) / n) : MARGIN_ERRORS;
}

function latencyStart(past: readonly MetricSample[] | null): Start | null {
  let learning = NOTHING_LEARNED;
  for (const sample of [...(past ?? [])].reverse()) {
    const next = addTo(learning, sample, "past");
    if ("refused" in next) continue;
    learning = next;
    if (learning.ms >= LEARN_MS) break;
  }
  const cuts = requestsOf(learning) >= ENOUGH_AT_ALL ? cutsOf(learning) : [];
  return cuts.length === 0 ? null : startAt(cuts, past);
}

function startAt(cuts: readonly Cut[], past: readonly MetricSample[] | null): Start {
  const tests = testsOfCuts(cuts);
  return { tests, phis: tests.map((test) => phiOfPast(past, test, false)) };
}

const requestsOf = ({ durations, buckets }: Learning): number => durations.length + totalOf(buckets);

const cutsOf = (learning: Learning): readonly Cut[] =>
  learning.durations.length > 0 ? cutsOfDurations(learning.durations) : cutsOfHistogram(learning);

/** One more interval; the start as soon as enough is known. */
export function learnFrom(
  learning: Learning,
  sample: MetricSample,
): Learning | Start | { readonly refused: string } {
  const next = addTo(learning, sample, "old");
  if ("refused" in next) return next;
  const requests = requestsOf(next);
  const enough = requests >= ENOUGH_FOR_P99 || (next.ms >= LEARN_MS && requests >= ENOUGH_AT_ALL);
  const cuts = enough ? cutsOf(next) : [];
  return cuts.length === 0 ? next : startAt(cuts, null);
}

/** In the past all is the old version, for there was no other. */
function addTo(
  learning: Learning,
  sample: MetricSample,
  side: "past" | "old",
): Learning | { readonly refused: string } {
  const ms = learning.ms + (spanMs(sample) ?? 0);
  if (sample.is === "durations") {
    const found = side === "past" ? (sample.all ?? sample.old) : sample.old;
    if (found === null) return { refused: "the versions cannot be told apart" };
    const good = found.filter((duration) => Number.isFinite(duration) && duration >= 0).map(Math.abs);
    return { ...learning, ms, durations: [...learning.durations, ...good] };
  }
  if (sample.is !== "histogram") return { refused: "these are no durations" };
  const found = side === "past" ? (sample.all ?? sample.old) : sample.old;
  if (found === null) return { refused: "the versions cannot be told apart" };
  const fault = histogramFault(sample.bounds, found);
  if (fault !== null) return { refused: fault };
  if (totalOf(found) === 0) return { ...learning, ms };
  const own = { bounds: sample.bounds, schema: sample.schema, buckets: found.map(Math.abs) };
  return { ...learning, ms, ...addHistograms(learning, own) };
}
