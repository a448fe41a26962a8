/** What guards and judge say of a ladder or a soak at this instant, for whoever raises its rungs and ends its soaks. */
import type { LadderNode, PlanGuard, SoakNode } from "../plan/index.ts";
import { armedGuards, kindOf } from "./guard-armed.ts";
import { isComparing } from "./guard-canary.ts";
import { asksAboutGuard } from "./guard-standing.ts";
import { standsWords } from "./guard-words.ts";
import type { Place, Turn } from "./turn.ts";
import { withoutStop } from "./words.ts";

export interface Judgement {
  /** No guard that is armed here is rising, tripped or undecided. */
  readonly quiet: boolean;
  /** Shown with a wait: the guard that is not quiet. */
  readonly why: string | null;
  /** `pass`: not worse, shown; `amber`: it looks worse, not enough to roll back; `open`: neither; `none`: nothing is compared. */
  readonly evidence: "pass" | "amber" | "open" | "none";
}

export function judgementOf(turn: Turn, _place: Place<LadderNode | SoakNode>): Judgement {
  const why = whyNotQuiet(turn);
  return { quiet: why === null, why, evidence: evidenceNow(turn) };
}

function whyNotQuiet(turn: Turn): string | null {
  if (asksAboutGuard(turn)) return "somebody is asked whether it may go on";
  for (const guard of armedGuards(turn)) {
    const why = notQuiet(turn, guard);
    if (why !== null) return why;
  }
  if (isComparing(turn) && isFromBefore(turn)) return UNSEEN;
  return turn.state.watch.judge?.says === "no-data" && isComparing(turn)
    ? "nothing is heard of the new version"
    : null;
}

/** What is only noted holds nothing up, and neither does what nothing reads: a person was asked to look at that. */
function notQuiet(turn: Turn, guard: PlanGuard): string | null {
  if (guard.action === "note" && guard.then === null) return null;
  const kind = kindOf(turn.plan, guard);
  if (kind === "nobody") return null;
  const { watch } = turn.state;
  if (kind === "figures" && isFromBefore(turn)) return `${withoutStop(guard.title)}: ${UNSEEN}`;
  const known = watch.guards[guard.id];
  if (known === undefined) return kind === "figures" ? `${withoutStop(guard.title)}: not read yet` : null;
  if (known.state === "quiet") return null;
  return standsWords(guard, known);
}

const UNSEEN = "not looked at since nobody watched";

/** What is known of figures is from before a time in which nobody drove. */
function isFromBefore({ state }: Turn): boolean {
  const gap = state.gaps.at(-1);
  if (gap === undefined) return false;
  const { ticks, judged } = state.watch;
  const last = ticks.findLast(({ effect }) => effect === judged);
  return last === undefined || last.at < gap.to;
}

function evidenceNow(turn: Turn): Judgement["evidence"] {
  const { judge } = turn.state.watch;
  if (judge === null || !isComparing(turn)) return "none";
  if (judge.says === "pass" || judge.says === "amber") return judge.says;
  return judge.toPass === null && judge.logM === 0 ? "none" : "open";
}
