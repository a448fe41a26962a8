/** Promises about effects: nothing unsafe is asked for twice unless a person said so or it had not begun; each ends once. */
import { nodeOf, type Plan, type Work } from "../plan/index.ts";
import type { ReleaseEvent } from "./event.ts";
import type { Moment } from "./faults.ts";
import { lastEffect } from "./standing.ts";
import type { EffectState, ReleaseState } from "./state.ts";

export function faultsOfEffect(moment: Moment): readonly string[] {
  const { plan, before, recorded } = moment;
  const { event } = recorded;
  if (event.type === "effect.asked") return faultsOfAsked(moment, event);
  if (event.type !== "effect.ended" && event.type !== "effect.recovered" && event.type !== "effect.doubted")
    return [];
  const known = before.effects.get(event.effect);
  if (known === undefined) return [`${event.effect} was not asked for`];
  if (known.state === "ended") return [`${event.effect} has ended already`];
  if (event.type !== "effect.recovered" || event.how !== "repeated") return [];
  return onCrashOf(plan, known) === "ask" ? [`${event.effect} is not safe to repeat`] : [];
}

function workOf(plan: Plan, node: string, item: string | null): Pick<Work, "onCrash"> | null {
  const line = item === null || !Object.hasOwn(plan.items, item) ? undefined : plan.items[item];
  if (line?.kind === "check") return line;
  const of = nodeOf(plan, node);
  return of?.kind === "step" ? of : null;
}

/** A lock is held by whoever asks, however often. */
const onCrashOf = (plan: Plan, { node, item }: Pick<EffectState, "node" | "item">): Work["onCrash"] =>
  workOf(plan, node, item)?.onCrash ?? "repeat";

type Asked = Extract<ReleaseEvent, { type: "effect.asked" }>;

function faultsOfAsked({ plan, before }: Moment, event: Asked): readonly string[] {
  const { effect, node, item } = event;
  const faults: string[] = [];
  if (before.effects.has(effect.id)) faults.push(`${effect.id} was asked for before`);
  const last = lastEffect(before, node, item);
  if (last === undefined) return faults;
  if (last.state !== "ended") return [...faults, `${last.effect.id} is still without an outcome`];
  if (onCrashOf(plan, { node, item }) === "repeat") return faults;
  const said = saidSo(before, last);
  return event.attempt - 1 <= said
    ? faults
    : [
        ...faults,
        `${node} is not safe to repeat, and was asked for ${event.attempt} times where people said so ${said} times`,
      ];
}

/** How often a person said "retry", or that it was not done. */
const saidSo = ({ answered }: ReleaseState, { node, item }: EffectState): number =>
  [...answered.values()].filter(
    (each) =>
      each.node === node &&
      each.item === item &&
      each.by !== null &&
      ((each.kind === "failure" && each.as === "retry") ||
        (each.kind === "in-doubt" && each.as === "not-done")),
  ).length;
