/** The events of effects, put into a state. Only the last effect of a node or an item is kept, and all without an outcome. */
import type { Instant } from "../base/index.ts";
import { applyHeld, applyTarget } from "./apply-exposure.ts";
import { applySample } from "./apply-watch.ts";
import { type Draft, itemState, nodeState, own, setItem, setNode } from "./draft.ts";
import type { ReleaseEvent } from "./event.ts";
import type { EffectState } from "./state.ts";

type EffectEvent = Extract<
  ReleaseEvent,
  { type: "effect.asked" | "effect.ended" | "effect.recovered" | "effect.doubted" }
>;

export function applyEffect(draft: Draft, event: EffectEvent, at: Instant): void {
  if (event.type === "effect.asked") return ask(draft, event, at);
  const known = draft.state.effects.get(event.effect);
  if (known === undefined || known.state === "ended") return;
  const set = (change: Partial<EffectState>): void => {
    own(draft, "effects").set(event.effect, { ...known, ...change });
  };
  switch (event.type) {
    case "effect.ended": {
      const ended = { ...known, state: "ended", outcome: event.outcome, endedAt: at } as const;
      set(ended);
      if (known.effect.hand === "target") applyTarget(draft, ended);
      if (known.effect.hand === "sample") {
        applySample(draft, ended);
        applyHeld(draft, ended);
      }
      return;
    }
    case "effect.recovered":
      return set({ state: "asked", evidence: [] });
    case "effect.doubted":
      return set({ state: "in-doubt", evidence: event.evidence });
  }
}

function ask(draft: Draft, event: Extract<EffectEvent, { type: "effect.asked" }>, at: Instant): void {
  const { effect, node, item, attempt, timeoutMs, aside } = event;
  if (draft.state.effects.has(effect.id)) return;
  const effects = own(draft, "effects");
  const before = lastId(draft, node, item);
  if (before !== null && effects.get(before)?.state === "ended") effects.delete(before);
  effects.set(effect.id, {
    effect,
    node,
    item,
    attempt,
    aside,
    timeoutMs,
    askedAt: at,
    endedAt: null,
    state: "asked",
    outcome: null,
    evidence: [],
  });
  const began = nodeState(draft.state, node);
  const running = began.state === "pending" || began.state === "failed" ? "running" : began.state;
  if (item === null) setNode(draft, node, { state: running, attempts: attempt });
  else if (open(itemState(draft.state, item).state))
    setItem(draft, item, { state: "running", attempts: attempt });
}

const open = (state: string): boolean => state === "pending" || state === "running" || state === "failed";

/** The id under which a node's or an item's effect was asked for the last time. */
function lastId(draft: Draft, node: string, item: string | null): string | null {
  const { attempts } = item === null ? nodeState(draft.state, node) : itemState(draft.state, item);
  return attempts === 0 ? null : effectId(item ?? node, attempts);
}

export const effectId = (about: string, attempt: number): string => `${about}#${attempt}`;
