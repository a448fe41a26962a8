/**
 * Renews the lease of an exposure that a release holds, for the hand that does so with every tick. It shifts nothing, and
 * ends with the tick that asked for it.
 */
import { RutterError } from "../../base/index.ts";
import type { ExposureHeld, HeldExposure, OpenTarget, TargetCall } from "../../effect/index.ts";

/** A target that is silent for longer is one that was not renewed. */
const LONGEST_MS = 10_000;

export const renewVia =
  (open: OpenTarget) =>
  async (held: HeldExposure, tick: Pick<TargetCall, "signal" | "deadlineMs">): Promise<ExposureHeld> => {
    const { service, target: name, version, percent, leaseMs } = held;
    const began = performance.now();
    const not = (why: string): ExposureHeld => ({ service, target: name, percent, leaseEndsMs: null, why });
    const target = await open(name).catch((error: unknown) => {
      if (error instanceof RutterError) return error.what;
      throw error;
    });
    if (target === null) return not(`rutter.yaml has no target ${name}`);
    if (typeof target === "string") return not(target);
    if (tick.signal.aborted) return not("its tick was over before it could be renewed");
    const left = tick.deadlineMs - (performance.now() - began);
    const deadlineMs = Math.max(1, Math.min(LONGEST_MS, leaseMs / 2, left));
    const call = { deadlineMs, signal: tick.signal, log: () => undefined };
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
