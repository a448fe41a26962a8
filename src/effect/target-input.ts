/**
 * What is asked of a target: each a wish of how it should stand, so that asking twice does no harm. What came of it stands in
 * the outcome's `data`, as `TargetLook`.
 */
import { z } from "zod";

const text = z.string().min(1);

export const targetInput = z
  .object({
    /**
     * `look`: only tells. `place`: the version beside the one that serves, healthy, with no traffic. `weight`: so much traffic
     * on the version, for the lease. `keep`: the version serves alone from now on and its lease is lifted; the old one may go.
     * `retire`: the version is taken away, which must have no traffic.
     */
    do: z.enum(["look", "place", "weight", "keep", "retire"]),
    service: text,
    environment: text,
    /** Its name in the configuration: `orders/production`. */
    target: text,
    /** Null with `look` only. */
    version: text.nullable(),
    percent: z.number().min(0).max(100).nullable(),
    leaseMs: z.number().int().min(1).nullable(),
    sticky: z.boolean(),
  })
  .readonly();

export type TargetInput = z.infer<typeof targetInput>;

export const targetLook = z
  .object({
    /** Those that are there, the serving one first. */
    versions: z
      .array(
        z
          .object({
            version: text,
            percent: z.number(),
            /** Null: it cannot be told. */
            healthy: z.boolean().nullable(),
            /** The version that it says itself; null: it says none. */
            says: z.string().nullable(),
          })
          .readonly(),
      )
      .readonly(),
    /** The version that has the traffic when every lease has run out; null: none is known. */
    serving: z.string().nullable(),
    /** Can the serving version be had again once it was taken away; null: it cannot be told. */
    again: z.boolean().nullable(),
    /** Milliseconds since 1970; null: there is none. */
    leaseEndsMs: z.number().nullable(),
    /** Whether its side returns to the serving version by itself. */
    leases: z.boolean(),
  })
  .readonly();

export type TargetLook = z.infer<typeof targetLook>;
