/** What a person is asked when something failed, with everything that can be answered where it failed. */
import type { PlanNode } from "../plan/index.ts";
import { canReturn, itemState, lastEffect, nodeState } from "./standing.ts";
import { type Place, type Turn, titleOf } from "./turn.ts";
import { openWait, waitAbout } from "./waits.ts";
import { ending } from "./words.ts";

export interface Failed {
  readonly place: Place<PlanNode>;
  readonly item: string | null;
}

export function askAboutFailure(turn: Turn, { place, item }: Failed): void {
  const { id } = place;
  if (waitAbout(turn.state, { node: id, item, kind: "failure" }) !== undefined) return;
  const { why } = item === null ? nodeState(turn.state, id) : itemState(turn.state, item);
  const title = item === null ? titleOf(turn.plan, id) : (turn.plan.items[item]?.title ?? item);
  openWait(turn, {
    about: item ?? id,
    kind: "failure",
    text: `${title} failed${ending(why)}`,
    node: id,
    item,
    answers: answersFor(turn, item),
    shows: lastEffect(turn.state, id, item)?.effect.id ?? null,
  });
}

function answersFor(turn: Turn, item: string | null): readonly string[] {
  const past = item === null ? "skip" : "waive";
  const back = canReturn(turn) && turn.state.returning === null ? ["rollback"] : [];
  return ["retry", past, ...back, "stop"];
}
