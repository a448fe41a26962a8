/**
 * Silence is a symptom: a new version that answers nobody makes no errors. Two clocks: since when nothing was heard of it, and
 * for how long of that the old version had traffic. A source that does not answer moves only the first.
 */
import { histogramFault } from "./histogram.ts";
import { type MetricSample, type Side, volumeOf } from "./metric-sample.ts";

export type Silence = {
  /** How long the new version had no request while the old one had some, by sources that answered. */
  readonly silentMs: number;
  /** How long it had none, or none was told. */
  readonly unheardMs: number;
};

export const HEARD: Silence = { silentMs: 0, unheardMs: 0 };

export function listen(silence: Silence, samples: readonly MetricSample[], ms: number): Silence {
  const newer = requestsOf(samples, "new");
  if (newer !== null && newer > 0) return HEARD;
  const old = requestsOf(samples, "old");
  const isSilent = newer === 0 && old !== null && old > 0;
  return {
    silentMs: silence.silentMs + (isSilent ? ms : 0),
    unheardMs: silence.unheardMs + ms,
  };
}

/** The most that any sample tells of a side's requests; null: none tells. */
function requestsOf(samples: readonly MetricSample[], side: Side): number | null {
  let most: number | null = null;
  for (const sample of samples) {
    const told = toldBy(sample, side);
    if (told !== null && Number.isFinite(told) && told >= 0) most = Math.max(most ?? 0, told);
  }
  return most;
}

/** Events that are counted over time say nothing of requests: no order is no silence. */
function toldBy(sample: MetricSample, side: Side): number | null {
  if (sample.is === "count" && sample.exposure === "requests")
    return (side === "new" ? sample.newExposure : sample.oldExposure) ?? null;
  if (sample.is === "count") return (sample[side] ?? 0) > 0 ? volumeOf(sample, side) : null;
  if (sample.is === "histogram" && histogramFault(sample.bounds, sample[side] ?? []) !== null) return null;
  return volumeOf(sample, side);
}
