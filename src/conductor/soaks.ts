/**
 * A soak ends after its shortest time where all guards are quiet. Where one is not it lasts on until they are, at most to its
 * longest; then a person is asked, who may be spared the answer by figures that become quiet.
 */
import type { Instant } from "../base/index.ts";
import type { SoakNode } from "../plan/index.ts";
import { judgementOf } from "./judgement.ts";
import { canReturn } from "./standing.ts";
import type { Answered, OpenWait } from "./state.ts";
import { emit, type Place, type Turn } from "./turn.ts";
import { after, answersAbout, closeWait, openWait, unseenMs, waitAbout } from "./waits.ts";
import { withoutStop } from "./words.ts";

export function carrySoak(turn: Turn, place: Place<SoakNode>): void {
  const { id, node, free } = place;
  const open = waitAbout(turn.state, { node: id, kind: "soak" });
  const answers = answersSoFar(turn, id);
  const lasted = answers.find(({ as }) => as === "time");
  if (open === undefined && answers.at(-1)?.as === "promote") return end(turn, id);
  if (lasted === undefined) {
    if (open === undefined && free)
      openWait(turn, {
        about: id,
        kind: "soak",
        text: node.title,
        node: id,
        until: after(turn.at, node.minMs),
      });
    return;
  }
  // Somebody who had it held longer wants to see all of that time.
  if (open !== undefined && answers.at(-1)?.as === "extend") return;
  const { quiet, why } = judgementOf(turn, place);
  if (quiet || saidGoOn(turn, id)) return over(turn, id, open);
  if (open !== undefined || !free) return;
  const extended = answers.some(({ as }) => as === "extend");
  const moreMs = extended ? 0 : node.maxMs - node.minMs;
  const until = after(lasted.at, moreMs + unseenMs(turn.state, lasted.at, turn.at));
  lastOn(turn, place, { until, why: why ?? "a guard is not quiet" });
}

/** What soaked before its traffic was lost meanwhile counts for nothing. */
function answersSoFar({ state }: Turn, id: string): readonly Answered[] {
  const all = answersAbout(state, { node: id, kind: "soak" });
  return all.slice(all.findLastIndex(({ as }) => as === "gone") + 1);
}

const saidGoOn = ({ state }: Turn, id: string): boolean =>
  answersAbout(state, { node: id, kind: "guard" }).at(-1)?.as === "continue";

function over(turn: Turn, id: string, open: OpenWait | undefined): void {
  const asked = waitAbout(turn.state, { node: id, kind: "guard" });
  for (const wait of [open, asked]) if (wait !== undefined) closeWait(turn, wait.id, { as: "gone" });
  end(turn, id);
}

const end = (turn: Turn, id: string): void =>
  emit(turn, { type: "node.ended", node: id, as: "done", why: null, answer: null });

interface Longer {
  readonly until: Instant;
  readonly why: string;
}

function lastOn(turn: Turn, { id, node }: Place<SoakNode>, { until, why }: Longer): void {
  if (until > turn.at)
    return openWait(turn, {
      about: id,
      kind: "soak",
      text: `${withoutStop(node.title)}, longer: ${why}`,
      node: id,
      until,
    });
  if (waitAbout(turn.state, { node: id, kind: "guard" }) !== undefined) return;
  openWait(turn, {
    about: `${id}-quiet`,
    kind: "guard",
    text: `${withoutStop(node.title)}: its time is over, and ${why}. Go on, roll back or stop?`,
    node: id,
    answers: canReturn(turn) ? ["continue", "rollback", "stop"] : ["continue", "stop"],
  });
}
