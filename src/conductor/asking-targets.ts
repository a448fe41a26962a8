/** Asking a target for how it should stand. A wish may be repeated, so one that nobody can tell of is settled by a look. */
import type { TargetInput } from "../effect/index.ts";
import { askFor } from "./asking.ts";
import type { Shifted } from "./shifted.ts";
import { emit, type Turn } from "./turn.ts";

const TIMEOUT_MS: Readonly<Record<TargetInput["do"], number>> = {
  look: 30_000,
  place: 600_000,
  weight: 30_000,
  keep: 120_000,
  retire: 120_000,
};

export interface Wanted {
  readonly node: string;
  readonly do: TargetInput["do"];
  readonly percent?: number;
  /** Left out: the one that is released. */
  readonly version?: string;
}

export function askTarget(turn: Turn, shifted: Shifted, wanted: Wanted): void {
  const { service, environment, target, node } = shifted;
  const { version = shifted.version } = wanted;
  const percent = wanted.percent ?? null;
  const input: TargetInput = {
    do: wanted.do,
    service,
    environment,
    target,
    version,
    percent,
    leaseMs: percent === null || percent === 0 ? null : node.leaseMs,
    sticky: node.sticky,
  };
  const effect = { hand: "target", input: { ...input } };
  const work = { effect, timeoutMs: TIMEOUT_MS[wanted.do], missing: [] };
  askFor(turn, { node: wanted.node, item: null, work, aside: true });
}

/** Nobody needs to be asked whether it was done: the target can be looked at. */
export function settleDoubts(turn: Turn): void {
  for (const { effect, state, evidence } of [...turn.state.effects.values()]) {
    if (effect.hand !== "target" || state !== "in-doubt") continue;
    const outcome = { state: "timed-out", data: {}, evidence } as const;
    emit(turn, { type: "effect.ended", effect: effect.id, outcome, found: true });
  }
}
