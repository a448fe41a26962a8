/** The proxy of tests as a target, asked over its own address: the shortest target that there can be. */
import { type Target, type TargetAnswer, type TargetCall, targetLook } from "../../src/effect/index.ts";

export function proxyTarget(name: string, admin: string): Target {
  const ask = async (wish: string, call: TargetCall): Promise<TargetAnswer> => {
    const late = AbortSignal.timeout(call.deadlineMs);
    try {
      const signal = AbortSignal.any([call.signal, late]);
      const response = await fetch(`${admin}/${wish}`, { method: "POST", signal });
      const text = await response.text();
      if (!response.ok) return { state: "failed", look: null, evidence: [text] };
      return { state: "done", look: targetLook.parse(JSON.parse(text)), evidence: [] };
    } catch (error) {
      if (call.signal.aborted) return { state: "cancelled", look: null, evidence: ["it was called off"] };
      if (late.aborted) return { state: "timed-out", look: null, evidence: ["no answer in its time"] };
      throw error;
    }
  };
  const lease = (ms: number | null): string => (ms === null ? "" : `&lease=${ms}`);
  return {
    name,
    grain: 0,
    look: (call) => ask("look", call),
    place: (version, call) => ask(`place?version=${version}`, call),
    weight: ({ version, percent, leaseMs, sticky }, call) =>
      ask(`weight?version=${version}&percent=${percent}&sticky=${sticky}${lease(leaseMs)}`, call),
    renew: ({ version, percent, leaseMs }, call) =>
      ask(`renew?version=${version}&percent=${percent}${lease(leaseMs)}`, call),
    keep: (version, call) => ask(`keep?version=${version}`, call),
    retire: (version, call) => ask(`retire?version=${version}`, call),
    close: async () => undefined,
  };
}
