/**
 * Samples as observations, one for each test of a metric. What cannot be used is refused with the reason and counts as no
 * data: never as a good sign, never as a bad one.
 */
import { countAbove, histogramFault, totalOf } from "./histogram.ts";
import type { Test } from "./judged.ts";
import type { CountSample, HistogramSample, MetricSample } from "./metric-sample.ts";
import { faultOf, isComparable, type Observation } from "./observation.ts";

export interface Observed {
  /** For each test: what to go back by, and what to pass by. */
  readonly seen: readonly { readonly up: Observation; readonly pass: Observation }[];
}

export interface Refused {
  readonly refused: string;
}

const NO_CUTS = "durations are compared as latency only";
const isPlain = ({ cut }: Test): boolean => cut === null;

const NO_SIDES = "the versions cannot be told apart";

export function observe(sample: MetricSample, tests: readonly Test[]): Observed | Refused {
  const found = observedOf(sample, tests);
  if ("refused" in found) return found;
  for (const { up, pass } of found.seen) {
    const fault = faultOf(up, sample.is !== "count") ?? faultOf(pass, sample.is !== "count");
    if (fault !== null) return { refused: fault };
    if (!isComparable(up))
      return { refused: up.nc > 0 ? "the old version had none" : "the new version had none" };
  }
  return found;
}

function observedOf(sample: MetricSample, tests: readonly Test[]): Observed | Refused {
  switch (sample.is) {
    case "share":
      if (sample.new === null || sample.old === null) return { refused: NO_SIDES };
      return same({ nc: sample.new.n, xc: sample.new.x, nb: sample.old.n, xb: sample.old.x });
    case "count":
      return counted(sample);
    case "histogram":
      return tests.some(isPlain) ? { refused: NO_CUTS } : inBuckets(sample, tests);
    case "durations":
      if (tests.some(isPlain)) return { refused: NO_CUTS };
      return sample.new === null || sample.old === null
        ? { refused: NO_SIDES }
        : inDurations(sample.new, sample.old, tests);
    case "first":
      return { refused: "this is the first reading of a counter" };
    case "value":
      return { refused: "one number is no count" };
    case "none":
      return { refused: sample.why ?? "the source gave nothing" };
  }
}

const same = (up: Observation): Observed => ({ seen: [{ up, pass: up }] });

function counted({ new: newer, old, newExposure, oldExposure }: CountSample): Observed | Refused {
  if (newer === null || old === null) return { refused: NO_SIDES };
  if (typeof newExposure !== "number" || typeof oldExposure !== "number")
    return { refused: "it is not known of how much these are counts" };
  return same({ nc: newExposure, xc: newer, nb: oldExposure, xb: old });
}

function inBuckets(sample: HistogramSample, tests: readonly Test[]): Observed | Refused {
  const { bounds, new: newer, old } = sample;
  if (newer === null || old === null) return { refused: NO_SIDES };
  const fault = histogramFault(bounds, newer) ?? histogramFault(bounds, old);
  if (fault !== null) return { refused: fault };
  const [nc, nb] = [totalOf(newer), totalOf(old)];
  const seen: { up: Observation; pass: Observation }[] = [];
  for (const { cut } of tests) {
    const xb = countAbove(bounds, old, cut?.oldMs ?? 0);
    const xc = countAbove(bounds, newer, cut?.newMs ?? 0);
    const passed = countAbove(bounds, newer, cut?.passMs ?? 0);
    if (xb === null || xc === null || passed === null)
      return { refused: "its bounds are others than before" };
    seen.push({ up: { nc, xc, nb, xb }, pass: { nc, xc: passed, nb, xb } });
  }
  return { seen };
}

function inDurations(
  newer: readonly number[],
  old: readonly number[],
  tests: readonly Test[],
): Observed | Refused {
  const bad = [...newer, ...old].find((ms) => !Number.isFinite(ms) || ms < 0);
  if (bad !== undefined) return { refused: `${bad} is no duration` };
  const above = (durations: readonly number[], cutMs: number): number =>
    durations.reduce((count, ms) => (ms > cutMs ? count + 1 : count), 0);
  const [nc, nb] = [newer.length, old.length];
  const seen = tests.map(({ cut }) => {
    const xb = above(old, cut?.oldMs ?? 0);
    const up = { nc, xc: above(newer, cut?.newMs ?? 0), nb, xb };
    return { up, pass: { nc, xc: above(newer, cut?.passMs ?? 0), nb, xb } };
  });
  return { seen };
}
