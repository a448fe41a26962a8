/** Promises about traffic: it has a lease and never outlives it, it never rises on the way back nor while a guard is loud. */
import { formatDuration } from "../base/index.ts";
import { targetInput, targetLook } from "../effect/index.ts";
import type { ReleaseEvent } from "./event.ts";
import type { Moment } from "./faults.ts";
import { loudGuards, whyLoud } from "./guards-that-return.ts";
import { isKeepNode, isZeroNode, ladderOf } from "./traffic-nodes.ts";

export function faultsOfTraffic(moment: Moment): readonly string[] {
  const { event } = moment.recorded;
  if (event.type === "effect.asked" && event.effect.hand === "target") return faultsOfWish(moment, event);
  if (event.type === "effect.ended") return faultsOfLook(moment, event);
  if (event.type === "ladder.judged") return faultsOfRising(moment, event);
  if (event.type === "release.ended" && event.as === "done") return faultsOfDone(moment);
  if (event.type === "release.ended" && event.as === "returned") return faultsOfReturn(moment);
  return [];
}

type Of<Type extends ReleaseEvent["type"]> = Extract<ReleaseEvent, { type: Type }>;

function faultsOfWish(
  { plan, before, recorded }: Moment,
  { effect, node }: Of<"effect.asked">,
): readonly string[] {
  const input = targetInput.safeParse(effect.input).data;
  if (input === undefined) return [`${effect.id} is no wish that a target knows`];
  const exposure = before.exposures.get(ladderOf(node));
  const percent = input.percent ?? 0;
  if (input.do === "retire" && (exposure?.kept || before.returning === null))
    return [`${effect.id} takes away what may serve`];
  const isBefore = isZeroNode(node) && input.version === exposure?.before && exposure?.kept === true;
  if (input.do === "keep" && before.returning !== null && !isBefore)
    return [`${effect.id} lifts a lease on the way back`];
  const isKept = [...before.effects.values()].some(
    (each) => isKeepNode(each.node) && ladderOf(each.node) === ladderOf(node) && each.state === "asked",
  );
  if (input.do === "weight" && isKept) return [`${effect.id} shifts traffic while its lease is lifted`];
  if (input.do !== "weight" || percent === 0) return [];
  const faults: string[] = [];
  if (input.leaseMs === null) faults.push(`${effect.id} shifts traffic without a lease`);
  if (before.returning !== null) faults.push(`${effect.id} raises traffic though the release goes back`);
  if (before.stopping !== null || before.ended !== null)
    faults.push(`${effect.id} raises traffic after the end`);
  const loud = percent > (exposure?.percent ?? 0) ? whyLoud({ plan, state: before, at: recorded.at }) : null;
  if (loud !== null) faults.push(`${effect.id} raises traffic though ${loud}`);
  if (exposure?.placed !== true) faults.push(`${effect.id} shifts traffic to what was not placed`);
  return faults;
}

function faultsOfRising(moment: Moment, event: Of<"ladder.judged">): readonly string[] {
  const { plan, before } = moment;
  const watched = { plan, state: before, at: moment.recorded.at };
  const why = whyLoud(watched);
  if (why !== null) return [`${event.node} rises though ${why}`];
  if (event.by !== null) return [];
  return loudGuards(watched).map(({ title }) => `${event.node} rises by itself though ${title} is not quiet`);
}

/** A clock of another machine may be a little off. */
const SLACK_MS = 2_000;

function faultsOfLook({ before }: Moment, { effect: id, outcome }: Of<"effect.ended">): readonly string[] {
  const known = before.effects.get(id);
  if (known?.effect.hand !== "target" || known.effect.input.do !== "look") return [];
  const exposure = before.exposures.get(ladderOf(known.node));
  const look = targetLook.safeParse(outcome.data).data;
  if (look === undefined || exposure == null || exposure.leaseAtMost === null || !look.leases) return [];
  const has = look.versions.find(({ version }) => version === exposure.version)?.percent ?? 0;
  const overMs = known.askedAt - exposure.leaseAtMost;
  const isOver = has > 0 && look.serving !== exposure.version && overMs > SLACK_MS;
  return isOver ? [`${exposure.version} has ${has} % ${formatDuration(overMs)} after its lease`] : [];
}

const faultsOfDone = ({ before }: Moment): readonly string[] =>
  [...before.exposures.values()].flatMap(({ version, percent, kept }) =>
    percent > 0 && !kept ? [`${version} has ${percent} % under a lease that nobody renews`] : [],
  );

const faultsOfReturn = ({ before }: Moment): readonly string[] =>
  [...before.exposures.values()].flatMap(({ version, kept }) =>
    kept ? [`it has returned though ${version} serves all traffic`] : [],
  );
