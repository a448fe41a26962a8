/** How far a ladder has come: the rung that is being reached or held, and how that one was waited for so far. */
import type { Instant } from "../base/index.ts";
import type { LadderNode } from "../plan/index.ts";
import type { Answered, ReleaseState } from "./state.ts";

export interface Progress {
  /** Index of the rung that is being reached or held. */
  readonly rung: number;
  readonly reached: boolean;
  /** Since when it is held. */
  readonly since: Instant | null;
  /** How often its dwell was over, or was lengthened before. */
  readonly dwells: number;
  /** How it was waited for so far, the last last. */
  readonly answers: readonly Answered[];
}

type Known = Pick<ReleaseState, "answered" | "conductor" | "ladders">;

/** Of one that people shift: they say when a rung is reached. */
export function progressOf(state: Known, id: string): Progress {
  if (state.conductor < 2) return countedOf(state, id);
  const climb = climbOf(state, id);
  const yes = climb.answers.find(({ kind, as }) => kind === "rung" && as === "yes");
  return { ...climb, reached: yes !== undefined, since: yes?.at ?? null };
}

/** Of one that a target shifts: it is reached when the share came about. */
export function shiftedProgress(
  state: Known & Pick<ReleaseState, "exposures">,
  id: string,
  node: LadderNode,
): Progress {
  const climb = climbOf(state, id);
  const exposure = state.exposures.get(id);
  const since = exposure?.risenAt ?? null;
  return { ...climb, reached: since !== null && exposure?.aim === node.rungs[climb.rung]?.percent, since };
}

function climbOf({ answered, ladders }: Known, id: string): Pick<Progress, "rung" | "dwells" | "answers"> {
  const { passed = 0, mark = 0 } = ladders.get(id) ?? {};
  const answers = [...answered.values()]
    .slice(mark)
    .filter((each) => each.node === id && each.as !== "gone" && each.as !== "back");
  return { rung: passed, dwells: answers.filter(isDwell).length, answers };
}

const isDwell = ({ kind, as }: Answered): boolean => kind === "timer" && (as === "time" || as === "extend");

/** By the first rules each wait that ended led to the next rung. */
function countedOf({ answered }: Pick<ReleaseState, "answered">, id: string): Progress {
  const fresh = { reached: false, since: null, dwells: 0, answers: [] };
  let progress: Progress = { rung: 0, ...fresh };
  for (const each of answered.values()) {
    if (each.node !== id || each.as === "gone" || each.as === "back") continue;
    if (each.kind === "rung" && each.as === "yes") progress = { ...progress, reached: true, since: each.at };
    else if (each.kind === "timer" && each.as === "extend") progress = { ...progress, dwells: 1 };
    else progress = { rung: progress.rung + 1, ...fresh };
  }
  return progress;
}
