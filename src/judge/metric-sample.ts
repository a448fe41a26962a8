/**
 * What one interval gave for one metric, as the judge takes it. The samples of a tick fit as they are, but for counts, which
 * need to be told of how much they are counts.
 */

export interface Counted {
  readonly n: number;
  readonly x: number;
}

interface Timed {
  readonly fromMs?: number;
  readonly toMs?: number;
}

interface Sides<Part> extends Timed {
  readonly all?: Part | null;
  readonly new: Part | null;
  readonly old: Part | null;
}

export interface ShareSample extends Sides<Counted> {
  readonly is: "share";
}

export interface CountSample extends Sides<number> {
  readonly is: "count";
  /** Requests in the interval where they are counted, else the weight of the side times seconds. */
  readonly newExposure?: number | null;
  readonly oldExposure?: number | null;
  readonly exposure?: "requests" | "time";
}

export interface HistogramSample extends Sides<readonly number[]> {
  readonly is: "histogram";
  /** Upper bounds in milliseconds, rising; one fewer than buckets, the last of which has no bound. */
  readonly bounds: readonly number[];
  /** Of a native histogram, whose bounds are powers of 2^(2^-schema); null: a classic one. */
  readonly schema: number | null;
}

/** How long each request took, in milliseconds. */
export interface DurationsSample extends Sides<readonly number[]> {
  readonly is: "durations";
}

/** Nothing that could be compared: the source is silent, this is its first reading, or it gives one number only. */
export interface NoSample {
  readonly is: "none" | "first" | "value";
  readonly why?: string;
}

export type MetricSample = ShareSample | CountSample | HistogramSample | DurationsSample | NoSample;

export type Side = "all" | "new" | "old";

/** How many requests a side had, or events where only those are counted; null: not told. */
export function volumeOf(sample: MetricSample, side: Side): number | null {
  switch (sample.is) {
    case "share":
      return sample[side]?.n ?? null;
    case "count":
      return sample[side] ?? null;
    case "histogram":
      return sample[side]?.reduce((sum, bucket) => sum + bucket, 0) ?? null;
    case "durations":
      return sample[side]?.length ?? null;
    default:
      return null;
  }
}

/** How long the interval was; null: not told. */
export function spanMs(sample: MetricSample): number | null {
  if (!("fromMs" in sample) || !("toMs" in sample)) return null;
  const ms = (sample.toMs ?? Number.NaN) - (sample.fromMs ?? Number.NaN);
  return Number.isFinite(ms) && ms > 0 ? ms : null;
}
