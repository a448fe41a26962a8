/** One guard looked at: at a tick, or when somebody said that something happened. What comes of it is a verdict and a memory. */
import { type EventCondition, isEvent } from "../base/index.ts";
import { evidenceOf } from "../judge/index.ts";
import type { PlanGuard } from "../plan/index.ts";
import { metricOf } from "./guard-armed.ts";
import { remember, unwatchedMs } from "./guard-hold.ts";
import { judgeLeaf, type LeafSays } from "./guard-leaf.ts";
import { freshLeaf, freshMemory, type GuardMemory, type LeafMemory } from "./guard-memory.ts";
import { lastStageMs } from "./guard-stages.ts";
import { type Leaf, leavesOf, type Verdict, verdictOf } from "./guard-verdict.ts";
import { wordsOf } from "./guard-words.ts";
import { oldNameOf } from "./old-version.ts";
import type { Standing } from "./standing.ts";
import { allTicks } from "./watch-ticks.ts";

/** So many looks are remembered as silent or not. */
const SILENCE_LOOKS = 10;

export interface Look {
  readonly verdict: Verdict;
  readonly memory: GuardMemory;
}

export function lookAt(
  standing: Standing,
  guard: PlanGuard,
  given: { before: GuardMemory | null; at: number },
): Look {
  const { at } = given;
  const leaves = leavesOf(guard.when);
  const before = given.before ?? freshMemory(leaves.length, at);
  const looked = leaves.map((leaf, i) => {
    const memory = before.leaves[i] ?? freshLeaf;
    return isEvent(leaf)
      ? lookAtEvent(standing, leaf, { memory, at })
      : lookAtFigure(standing, leaf, { memory, at, furtherMs: lastStageMs(guard) });
  });
  const verdict = verdictOf(
    guard.when,
    looked.map((each) => each.verdict),
  );
  const silent = verdict.says === "undecided" && verdict.silent;
  const silence = `${before.silence}${silent ? "x" : "."}`.slice(-SILENCE_LOOKS);
  return { verdict, memory: { ...before, at, silence, leaves: looked.map((each) => each.memory) } };
}

interface LookedAt {
  readonly verdict: Verdict;
  readonly memory: LeafMemory;
}

const blank = {
  slackMs: 0,
  heldMs: 0,
  value: null,
  threshold: null,
  evidence: null,
  why: null,
  against: null,
};

/** Once declared it holds. */
function lookAtEvent(
  { state }: Standing,
  leaf: EventCondition,
  { memory, at }: { readonly memory: LeafMemory; readonly at: number },
): LookedAt {
  const holdMs = leaf.holdMs ?? 0;
  const declared = state.declared.get(leaf.event);
  const verdict: Verdict = { says: "clear", ...blank, holdMs, silent: false, words: wordsOf(leaf, null) };
  if (declared === undefined) return { verdict, memory: { ...memory, was: "clear", seen: "clear" } };
  const heldMs = at - declared.at - unwatchedMs(state.gaps, declared.at, at);
  const why = `${declared.by.who} said so`;
  return {
    verdict: { ...verdict, says: "breach", heldMs, slackMs: heldMs - holdMs, why },
    memory: { ...memory, was: "breach", seen: "breach", heldMs },
  };
}

type FigureLeaf = Exclude<Leaf, EventCondition>;

function lookAtFigure(
  standing: Standing,
  leaf: FigureLeaf,
  given: { readonly memory: LeafMemory; readonly at: number; readonly furtherMs: number },
): LookedAt {
  const { plan, state } = standing;
  const metric = metricOf(plan, leaf.figure);
  const says = judgeLeaf({
    when: leaf,
    metric,
    ticks: allTicks(state.watch),
    past: metric === null ? [] : (state.watch.past?.[metric.id] ?? []),
    oldName: oldNameOf(standing),
  });
  const holdMs = leaf.holdMs ?? 0;
  const looked = { at: given.at, holdMs: holdMs + given.furtherMs, gaps: state.gaps };
  const memory = remember(given.memory, says, looked);
  return { verdict: told(leaf, says, { memory, holdMs }), memory };
}

function told(
  leaf: FigureLeaf,
  says: LeafSays,
  { memory, holdMs }: { readonly memory: LeafMemory; readonly holdMs: number },
): Verdict {
  const { heldMs } = memory;
  if (says.says === "unwatched" || says.says === "undecided") {
    const silent = says.says === "undecided" && says.silent;
    return { ...blank, says: says.says, heldMs, holdMs, why: says.why, silent, words: wordsOf(leaf, null) };
  }
  const { value, threshold, against } = says;
  const evidence = memory.threshold === null ? null : evidenceOf(memory.threshold);
  const side = says.side === "new" ? "of the new version" : null;
  const words = wordsOf(leaf, says);
  const known = { value, threshold, against, evidence, silent: false, words, why: side };
  return { says: says.says, slackMs: heldMs - holdMs, heldMs, holdMs, ...known };
}
