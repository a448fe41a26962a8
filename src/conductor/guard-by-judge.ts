/** The judge acts as a guard of its own, named `judge`: it goes back when the new version is shown to be worse, or is silent. */
import { formatDuration } from "../base/index.ts";
import { silentMsOf } from "./guard-canary.ts";
import { exposureWords, shifting } from "./guard-standing.ts";
import { evidenceWords } from "./guard-words.ts";
import { newNameOf, oldNameOf } from "./old-version.ts";
import { beginReturning } from "./returning.ts";
import { canReturn } from "./standing.ts";
import { emit, type Turn } from "./turn.ts";

export const JUDGE = "judge";

export function returnByJudge(turn: Turn): void {
  const { judge } = turn.state.watch;
  if (judge?.says !== "roll-back" || turn.state.returning !== null) return;
  if (shifting(turn).length === 0) return;
  const why = whyOf(turn);
  const evidence = judge.logM > 0 ? -Math.expm1(-judge.logM) : null;
  emit(turn, { type: "guard.tripped", guard: JUDGE, does: "rollback", value: null, evidence, why });
  if (canReturn(turn)) beginReturning(turn, { why, by: null });
}

function whyOf(turn: Turn): string {
  const { judge } = turn.state.watch;
  const silentMs = silentMsOf(judge);
  const name = newNameOf(turn) ?? "the new version";
  const blamed = judge?.blames == null ? undefined : turn.plan.metrics[judge.blames];
  if (blamed === undefined || (judge?.logM ?? 0) <= 0)
    return `${name} has answered nobody for ${formatDuration(silentMs)}, and ${oldNameOf(turn)} has${exposureWords(turn)}`;
  const evidence = -Math.expm1(-(judge?.logM ?? 0));
  return `${blamed.name} of ${name} is worse than that of ${oldNameOf(turn)}${evidenceWords(evidence)}${exposureWords(turn)}`;
}
