/**
 * What a tick gave: for each figure what happened since the tick before, on either side, or why that cannot be told. Counts are
 * differences of raw counters, series by series; a series that was reset or is gone counts for nothing in its interval.
 */
import { z } from "zod";

const count = z.number();

/** Of a share: how many there were, and how many of them were bad. */
const counted = z.object({ n: count, x: count }).readonly();

export type Counted = z.infer<typeof counted>;

/** `all`: both sides together, and what belongs to neither. A side is null where the sides cannot be told apart. */
const sides = <Part extends z.ZodType>(part: Part) => ({
  all: part,
  new: part.nullable(),
  old: part.nullable(),
});

const interval = {
  fromMs: z.number(),
  toMs: z.number(),
  /** Series left out of this interval: reset, gone, new. */
  dropped: z.number().int().min(0),
};

/** Counts in buckets; the last stands for everything above the last bound. */
const buckets = z.array(count).readonly();

export const figureSample = z.discriminatedUnion("is", [
  z.object({ is: z.literal("share"), ...interval, ...sides(counted) }).readonly(),
  z.object({ is: z.literal("count"), ...interval, ...sides(count) }).readonly(),
  z
    .object({
      is: z.literal("histogram"),
      ...interval,
      /** Upper bounds in milliseconds, rising; one fewer than buckets. */
      bounds: z.array(z.number()).readonly(),
      /** Of a native histogram: its schema, whose bounds are powers of 2^(2^-schema); null: a classic one. */
      schema: z.number().int().nullable(),
      ...sides(buckets),
    })
    .readonly(),
  z.object({ is: z.literal("value"), atMs: z.number(), value: z.number() }).readonly(),
  /** The first reading of a counter: from the next on there are intervals. */
  z.object({ is: z.literal("first"), atMs: z.number() }).readonly(),
  z
    .object({
      is: z.literal("none"),
      why: z.string(),
      /** The source did not answer; else it answered, and what it said is no figure. */
      silent: z.boolean(),
    })
    .readonly(),
]);

export type FigureSample = z.infer<typeof figureSample>;
export type Interval = Exclude<FigureSample, { readonly is: "value" | "first" | "none" }>;

/** An exposure as its target says it stands after this tick; `percent` 0: the lease had run out. */
export const exposureHeld = z
  .object({
    service: z.string(),
    target: z.string(),
    percent: z.number(),
    leaseEndsMs: z.number().nullable(),
    why: z.string().nullable(),
  })
  .readonly();

export type ExposureHeld = z.infer<typeof exposureHeld>;

/** The `data` of the outcome of a `sample` effect. */
export const sampleData = z.object({
  atMs: z.number(),
  figures: z.record(z.string(), figureSample).readonly(),
  held: z.array(exposureHeld).readonly(),
  /** With `past`: the blocks of each figure, oldest first; none where its source keeps no past. */
  past: z.record(z.string(), z.array(figureSample).readonly()).readonly().nullable(),
});

export type SampleData = z.infer<typeof sampleData>;
