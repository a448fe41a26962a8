/**
 * Guards that nothing reads: a person is asked, once, to look at them while the release goes on. The request stands beside
 * everything else and holds nothing up.
 */
import type { PlanGuard } from "../plan/index.ts";
import { armedGuards, kindOf } from "./guard-armed.ts";
import { LOOK } from "./guard-standing.ts";
import { canReturn } from "./standing.ts";
import type { Turn } from "./turn.ts";
import { answersAbout, closeWait, openWait, waitAbout } from "./waits.ts";

const MOST_NAMED = 5;

export function askToLook(turn: Turn): void {
  const guards = armedGuards(turn).filter((guard) => kindOf(turn.plan, guard) === "nobody" && acts(guard));
  const open = waitAbout(turn.state, { node: LOOK, kind: "guard" });
  if (guards.length === 0) {
    if (open !== undefined) closeWait(turn, open.id, { as: "gone" });
    return;
  }
  if (open !== undefined || answersAbout(turn.state, { node: LOOK, kind: "guard" }).length > 0) return;
  const named = guards.slice(0, MOST_NAMED).map(({ title }) => `- ${title}`);
  const more = guards.length - named.length;
  openWait(turn, {
    about: "look",
    kind: "guard",
    text: [
      "Nothing reads these figures, so look at them yourself while it goes on. Do they stay as they should?",
      ...named,
      ...(more > 0 ? [`- and ${more} more`] : []),
    ].join("\n"),
    node: LOOK,
    answers: canReturn(turn) ? ["continue", "rollback", "stop"] : ["continue", "stop"],
  });
}

/** What is only noted needs nobody's eyes. */
const acts = ({ action, then }: PlanGuard): boolean => action !== "note" || then !== null;
