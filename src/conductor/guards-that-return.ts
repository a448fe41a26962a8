/** Guards that lead back: while one of them rises, no person's word lets a rung rise. */
import type { PlanGuard } from "../plan/index.ts";
import { armedGuards } from "./guard-armed.ts";
import { standsWords } from "./guard-words.ts";
import type { Standing } from "./standing.ts";
import type { ReleaseState } from "./state.ts";

type Watched = Standing & { readonly at: number };

const leadsBack = ({ action, then }: PlanGuard): boolean =>
  action === "rollback" || action === "prepare" || then === "rollback";

/** Null: none of them rises. */
export function whyLoud(watched: Watched): string | null {
  const loud = loudGuards(watched).find(leadsBack);
  const now = loud === undefined ? undefined : watched.state.watch.guards[loud.id];
  return loud === undefined || now === undefined ? null : standsWords(loud, now);
}

/** Armed, and rising or tripped; one that only notes holds nothing up, and neither does one of which a person said so. */
export const loudGuards = (watched: Watched): readonly PlanGuard[] =>
  armedGuards(watched).filter(
    (guard) =>
      (guard.action !== "note" || guard.then !== null) &&
      isLoud(watched.state, guard.id) &&
      !isAnswered(watched.state, guard.id),
  );

function isLoud({ watch }: ReleaseState, id: string): boolean {
  const now = Object.hasOwn(watch.guards, id) ? watch.guards[id]?.state : undefined;
  return now === "rising" || now === "tripped";
}

/** Since it is as it is: what was said of an earlier time says nothing of this one. */
const isAnswered = ({ answered, watch }: ReleaseState, id: string): boolean =>
  [...answered.values()].some(
    ({ kind, node, by, at }) =>
      kind === "guard" && node === id && by !== null && at >= (watch.guards[id]?.since ?? 0),
  );
