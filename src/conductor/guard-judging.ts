/**
 * The state of a guard from what it looks like now and what it was before: quiet, rising, tripped or undecided, and which of
 * its stages fall due. It says what is to be done; doing it is for others.
 */
import { formatDuration, type Instant } from "../base/index.ts";
import { ENOUGH_EVIDENCE } from "../judge/index.ts";
import type { GuardAction, PlanGuard } from "../plan/index.ts";
import { unwatchedMs } from "./guard-hold.ts";
import { lookAt } from "./guard-look.ts";
import { type GuardMemory, memoryOf } from "./guard-memory.ts";
import { furtherMs, type Stage, stagesOf } from "./guard-stages.ts";
import type { Verdict } from "./guard-verdict.ts";
import type { Standing } from "./standing.ts";
import type { ReleaseState } from "./state.ts";
import type { GuardState } from "./watch-state.ts";

/** Something that a guard does now. */
export interface Act {
  readonly guard: PlanGuard;
  readonly does: GuardAction;
  readonly verdict: Verdict;
  /** It asks because a handful of requests may be chance. */
  readonly thin: boolean;
}

export interface Judged {
  readonly state: GuardState;
  readonly memory: GuardMemory;
  readonly acts: readonly Act[];
}

export function judgeGuard(standing: Standing, guard: PlanGuard, at: Instant): Judged {
  const before = memoryOf(standing.state.watch.judge, guard.id);
  const look = lookAt(standing, guard, { before, at });
  const { verdict } = look;
  if (verdict.says === "unwatched" || verdict.says === "undecided")
    return { state: stateOf(standing, { guard, look, at }), memory: look.memory, acts: [] };
  if (verdict.says === "clear") {
    const memory = calmed(look.memory);
    return { state: stateOf(standing, { guard, look: { verdict, memory }, at }), memory, acts: [] };
  }
  const since = look.memory.since ?? at;
  const memory: GuardMemory = { ...look.memory, since };
  const silenced = silencedBy(standing.state, guard.id, since);
  if (silenced !== null) {
    const state = stateOf(standing, { guard, look: { verdict: { ...verdict, says: "clear" }, memory }, at });
    return {
      state: { ...state, why: `${silenced} lets it go on until it is quiet again` },
      memory,
      acts: [],
    };
  }
  const due = dueActs(guard, verdict, memory);
  return { ...due, state: stateOf(standing, { guard, look: { verdict, memory: due.memory }, at }) };
}

/** What was shown once, and acted on, shows nothing of the next time. */
function calmed({ at, leaves, done, asked, silence }: GuardMemory): GuardMemory {
  const acted = done > 0 || asked;
  const kept = acted ? leaves.map((leaf) => ({ ...leaf, threshold: null, side: null })) : leaves;
  return { at, leaves: kept, since: null, done: 0, asked: false, silence };
}

/** Who said that it may go on though it is not quiet; null: nobody. */
const silencedBy = ({ answered }: ReleaseState, guard: string, since: number): string | null =>
  [...answered.values()].find(
    (each) => each.kind === "guard" && each.node === guard && each.as === "continue" && each.at >= since,
  )?.by?.who ?? null;

function dueActs(guard: PlanGuard, verdict: Verdict, before: GuardMemory): Pick<Judged, "memory" | "acts"> {
  const acts: Act[] = [];
  let { done, asked } = before;
  for (const stage of stagesOf(guard).slice(done)) {
    if (verdict.slackMs < stage.afterMs) break;
    if (isThin(guard, stage, verdict)) {
      if (guard.evidence === "required") break;
      if (!asked) acts.push({ guard, does: "ask", verdict, thin: true });
      asked = true;
      if (verdict.slackMs < stage.afterMs + grace(guard)) break;
    }
    acts.push({ guard, does: stage.does, verdict, thin: false });
    done += 1;
  }
  return { memory: { ...before, done, asked }, acts };
}

/** What is said to be done within a time is not put off beyond it. */
const grace = (guard: PlanGuard): number =>
  Math.min(furtherMs(guard), guard.withinMs ?? Number.POSITIVE_INFINITY);

/** What a person would have to take back is done on evidence; calling somebody is not worth waiting for it. */
function isThin(guard: PlanGuard, { does }: Stage, { evidence }: Verdict): boolean {
  if (guard.evidence === "off" || evidence === null || evidence >= ENOUGH_EVIDENCE) return false;
  if (does === "rollback" || does === "pause") return true;
  return guard.evidence === "required" && does !== "note" && does !== "prepare";
}

interface StateGiven {
  readonly guard: PlanGuard;
  readonly look: { readonly verdict: Verdict; readonly memory: GuardMemory };
  readonly at: Instant;
}

function stateOf(standing: Standing, { guard, look, at }: StateGiven): GuardState {
  const before = standing.state.watch.guards[guard.id];
  const { verdict, memory } = look;
  const state = nameOf(guard, verdict, memory);
  const cannot = state === "undecided";
  return {
    state,
    since: before?.state === state ? before.since : at,
    value: cannot ? null : verdict.value,
    heldMs: verdict.heldMs,
    evidence: cannot ? null : verdict.evidence,
    why: whyOf(standing, { state, look, at }),
    // A source that answers, and has nothing to tell, is no reason to call anybody.
    undecided: verdict.says === "undecided" && verdict.silent ? (before?.undecided ?? 0) + 1 : 0,
    against: verdict.against,
  };
}

/** A time in which nobody watched counts neither way, and is shown. */
function whyOf(
  { state: release }: Standing,
  { state, look, at }: Pick<StateGiven, "look" | "at"> & Pick<GuardState, "state">,
): string | null {
  const { verdict, memory } = look;
  const said = state === "tripped" ? verdict.words : verdict.why;
  if (memory.since === null || state === "quiet") return said;
  const gapMs = unwatchedMs(release.gaps, memory.since, at);
  if (gapMs < 1000) return said;
  const gap = `nobody watched for ${formatDuration(Math.round(gapMs / 1000) * 1000)}`;
  return said === null ? gap : `${said}; ${gap}`;
}

function nameOf(guard: PlanGuard, { says }: Verdict, { done }: GuardMemory): GuardState["state"] {
  if (says === "clear") return "quiet";
  if (says !== "breach") return "undecided";
  return done >= stagesOf(guard).length ? "tripped" : "rising";
}
