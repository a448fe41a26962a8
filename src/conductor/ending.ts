/** The end of a release: everything through, stopped, or failed where neither on nor back is possible without a person. */
import { formatDuration } from "../base/index.ts";
import { endRelease } from "./end-release.ts";
import { exitWith } from "./exit.ts";
import { stopsHalfway } from "./halfway.ts";
import { keepTraffic } from "./keep-traffic.ts";
import { heldLadders } from "./shifted.ts";
import {
  asked,
  hasTouched,
  isOver,
  itemState,
  nodeState,
  primaryOf,
  standsOf,
  wayThere,
} from "./standing.ts";
import type { EffectState } from "./state.ts";
import { emit, type Turn } from "./turn.ts";

export function endForward(turn: Turn): void {
  const course = primaryOf(turn.plan);
  if (turn.state.courses[course] === undefined) return;
  if (!wayThere(turn).every((id) => isOver(turn, id))) return;
  const failed = turn.state.dryRun ? wayThere(turn).filter((id) => isBad(turn, id)) : [];
  const as = failed.length === 0 ? "done" : "failed";
  if (as === "done" && !keepTraffic(turn)) return;
  emit(turn, { type: "course.ended", course, as });
  if (as === "done") return endRelease(turn, { as, exit: exitWith(turn.state, as), why: null, stands: [] });
  const why = `dry run: ${failed.length} of ${wayThere(turn).length} failed`;
  emit(turn, { type: "release.stopping", why, by: null });
}

/** Of a dry run, which goes on after a failure. */
function isBad({ plan, state }: Turn, id: string): boolean {
  if (nodeState(state, id).state === "failed") return true;
  const node = plan.nodes[id];
  return node?.kind === "gate" && node.items.some((item) => itemState(state, item).state === "failed");
}

/** Nothing is under way any more. */
export function endStopped(turn: Turn): void {
  const { stopping } = turn.state;
  const all = [...(turn.state.courses.main ?? []), ...(turn.state.courses.rollback ?? [])];
  if (stopping === null || asked(turn.state, all).length > 0) return;
  if ([...turn.state.effects.values()].some(isShiftUnderWay)) return;
  const clean = stopping.by === null && !wayThere(turn).some((id) => hasTouched(turn, id));
  endRelease(turn, {
    as: "stopped",
    exit: exitWith(turn.state, "stopped", clean),
    why: [stopping.why, ...leasesLeft(turn)].join("; "),
    stands: standsOf(turn),
    by: stopping.by,
  });
}

const isShiftUnderWay = ({ effect, state }: EffectState): boolean =>
  effect.hand === "target" && state === "asked";

/** Nothing is undone, but what is held by a lease goes back by itself. */
const leasesLeft = (turn: Turn): readonly string[] =>
  heldLadders(turn).flatMap(({ shifted, exposure }) => {
    const { percent, kept, look } = exposure;
    if (percent === 0 || kept) return [];
    const { service, version, node } = shifted;
    const has = `${version} has ${percent} % of the traffic of ${service}`;
    return look?.leases === true
      ? [`${has}, which goes back by itself within ${formatDuration(node.leaseMs)}`]
      : [`${has}, and nothing takes it back by itself`];
  });

/** Something failed on the way back, or halfway where the plan says stop: nobody but a person can carry it on. */
export function endFailed(turn: Turn): void {
  const { returning, waits } = turn.state;
  const failure = [...waits.values()].find(({ kind }) => kind === "failure");
  if (failure === undefined || !(returning !== null || stopsHalfway(turn))) return;
  const course = returning !== null ? (turn.state.courses.rollback ?? []) : wayThere(turn);
  if (asked(turn.state, [...course, ...wayThere(turn)]).length > 0) return;
  endRelease(turn, {
    as: "failed",
    exit: exitWith(turn.state, "failed"),
    why: failure.text,
    stands: standsOf(turn),
  });
}
