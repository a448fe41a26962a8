/** Renews the lease of an exposure that a release holds, for the hand that does so with every tick. It shifts nothing. */
import { RutterError } from "../../base/index.ts";
import type { ExposureHeld, HeldExposure, OpenTarget } from "../../effect/index.ts";

/** A target that is silent for longer is one that was not renewed. */
const LONGEST_MS = 10_000;

export const renewVia =
  (open: OpenTarget) =>
  async ({ service, target: name, version, percent, leaseMs }: HeldExposure): Promise<ExposureHeld> => {
    const not = (why: string): ExposureHeld => ({ service, target: name, percent, leaseEndsMs: null, why });
    const target = await open(name).catch((error: unknown) => {
      if (error instanceof RutterError) return error.what;
      throw error;
    });
    if (target === null) return not(`rutter.yaml has no target ${name}`);
    if (typeof target === "string") return not(target);
    const deadlineMs = Math.min(LONGEST_MS, leaseMs / 2);
    const call = { deadlineMs, signal: new AbortController().signal, log: () => undefined };
    const { state, look, evidence } = await target.renew({ version, percent, leaseMs }, call);
    const why = evidence.join("; ");
    if (look === null) return not(why === "" ? "its lease could not be renewed" : why);
    return {
      service,
      target: name,
      percent: look.versions.find((each) => each.version === version)?.percent ?? 0,
      leaseEndsMs: look.leaseEndsMs,
      why: state === "done" ? null : why,
    };
  };
