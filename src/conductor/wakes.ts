/** When to decide again by itself, and which effects nobody wants any more. Told from what is known after all was decided. */
import type { Instant } from "../base/index.ts";
import { nodeOf } from "../plan/index.ts";
import { alarmWakes } from "./alarms.ts";
import { heldExposures } from "./exposures.ts";
import { readyWakes } from "./gate-ready.ts";
import { clockWakes } from "./gate-window.ts";
import { laterWakes } from "./later.ts";
import { askAgainAt } from "./lock.ts";
import { isMessage, messageWakes } from "./messages.ts";
import { meaningOf } from "./outcomes.ts";
import { isOn, isTunnel, nodeState, wayThere } from "./standing.ts";
import type { EffectState } from "./state.ts";
import { isOutlived, outlastsAt } from "./steps.ts";
import { tellWakes } from "./telling.ts";
import { dueOf } from "./timers.ts";
import { trafficWakes } from "./traffic-wakes.ts";
import type { Turn } from "./turn.ts";
import { watchWakes } from "./watching.ts";

/**
 * `restAt`: the same without that for which no process has to stay while somebody is waited for: messages that are tried again,
 * and figures where no traffic is held. Traffic that is held would go back if the process left.
 */
export function wakesOf(turn: Turn): { readonly wakeAt: Instant | null; readonly restAt: Instant | null } {
  const ticks = watchWakes(turn);
  const isHeld = heldExposures(turn).length > 0;
  const restAt = firstOf(turn, [...timesOf(turn), ...(isHeld ? ticks : [])]);
  return { wakeAt: firstOf(turn, [restAt, ...ticks, ...messageWakes(turn)]), restAt };
}

function timesOf(turn: Turn): readonly (Instant | null)[] {
  return [
    ...laterWakes(turn),
    ...clockWakes(turn),
    ...readyWakes(turn),
    ...alarmWakes(turn),
    ...tellWakes(turn),
    ...trafficWakes(turn),
    ...[...turn.state.waits.values()].map((wait) => dueOf(turn, wait)),
    ...[...turn.state.effects.values()].map((effect) => wakesFor(turn, effect)),
  ];
}

function firstOf(turn: Turn, times: readonly (Instant | null)[]): Instant | null {
  let first: Instant | null = null;
  for (const time of times)
    if (time !== null && time > turn.at && (first === null || time < first)) first = time;
  return first;
}

function wakesFor(turn: Turn, effect: EffectState): Instant | null {
  const { paused, stopping } = turn.state;
  if (stopping !== null || isLeftBehind(turn, effect.node)) return null;
  const node = nodeOf(turn.plan, effect.node);
  if (effect.state === "asked") return outlastsAt(effect, node);
  if (effect.state !== "ended" || paused !== null) return null;
  if (nodeState(turn.state, effect.node).state !== "running") return null;
  if (node?.kind === "gate" && node.gate === "lock") return askAgainAt(turn, effect.node);
  const item = effect.item === null ? undefined : turn.plan.items[effect.item];
  const work = item?.kind === "check" ? item : node?.kind === "step" ? node : null;
  if (work === null) return null;
  const meaning = meaningOf(effect, work, false);
  return meaning.is === "again" ? meaning.notBefore : null;
}

/** After the end only what looks around after a failure, and what is asked later, is tried again. */
function isLeftBehind({ state }: Turn, id: string): boolean {
  if (state.ended === null) return false;
  return !isOn(state, "later", id) && !(state.ended.as === "failed" && isOn(state, "diagnose", id));
}

export function cancelsOf(turn: Turn): readonly string[] {
  const there = new Set(wayThere(turn));
  const open = [...turn.state.effects.values()].filter((effect) => effect.state === "asked");
  return open.filter((effect) => isUnwanted(turn, effect, there)).map((effect) => effect.effect.id);
}

function isUnwanted(turn: Turn, effect: EffectState, there: ReadonlySet<string>): boolean {
  const { ended, stopping, returning, paused } = turn.state;
  if (isMessage(effect.node)) return false;
  // What looks around after a failure is let finish: the process may wait for it.
  if (stopping !== null || (ended !== null && ended.as !== "failed")) return true;
  if (returning !== null && there.has(effect.node)) return true;
  const node = nodeOf(turn.plan, effect.node);
  if (isOutlived(turn, node)) return true;
  const until = outlastsAt(effect, node);
  if (until !== null && until <= turn.at) return true;
  return paused !== null && node !== undefined && isTunnel(node) && isAlone(turn);
}

/** Nothing but tunnels is under way. */
const isAlone = ({ plan, state }: Turn): boolean =>
  [...state.effects.values()].every((effect) => {
    const node = nodeOf(plan, effect.node);
    return effect.state !== "asked" || (node !== undefined && isTunnel(node));
  });
