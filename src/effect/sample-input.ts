/**
 * A tick: all figures of a release are read at once, and the exposure that is held has its lease renewed, in one effect. With
 * `past` it reads what lies behind instead, in blocks, and renews nothing.
 */
import { z } from "zod";
import { figureAsked } from "./metric-source.ts";

const ms = z.number().int().min(1);

/** An exposure that is to last longer: `percent` on `version` for `leaseMs` from now. */
export const heldExposure = z
  .object({
    service: z.string(),
    environment: z.string(),
    target: z.string(),
    version: z.string(),
    percent: z.number().min(0).max(100),
    leaseMs: ms,
  })
  .readonly();

export type HeldExposure = z.infer<typeof heldExposure>;

export const sampleInput = z
  .object({
    /** By the id of the metric in the plan. */
    figures: z.record(z.string(), figureAsked).readonly(),
    past: z.object({ ms, blockMs: ms }).readonly().nullable(),
    hold: z.array(heldExposure).readonly(),
  })
  .readonly();

export type SampleInput = z.infer<typeof sampleInput>;
