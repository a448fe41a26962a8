/** Whether more users may come to the new version now. Less is always allowed. */
import { armedGuards, kindOf } from "./guard-armed.ts";
import { asksAboutGuard } from "./guard-standing.ts";
import { whyLoud } from "./guards-that-return.ts";
import type { Turn } from "./turn.ts";

/** In words; null: nothing speaks against it. */
export const whyNotRaised = (turn: Turn): string | null =>
  whyLoud(turn) ?? (asksAboutGuard(turn) ? "somebody is asked whether it may go on" : null);

/** Nobody drove, and no guard has seen a figure since: what went wrong meanwhile shows first. */
export function isUnjudged(turn: Turn): boolean {
  const { gaps, watch } = turn.state;
  const gap = gaps.at(-1);
  if (gap === undefined || !armedGuards(turn).some((guard) => kindOf(turn.plan, guard) === "figures"))
    return false;
  const last = watch.ticks.findLast(({ effect }) => effect === watch.judged);
  return last === undefined || last.at < gap.to;
}
