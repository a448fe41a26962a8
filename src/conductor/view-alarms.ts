/** Alarms and messages as plain data: who was called, who is next, and what could not be sent. It decides nothing. */
import type { Instant } from "../base/index.ts";
import type { Plan } from "../plan/index.ts";
import type { AlarmState } from "./alarm-state.ts";
import { isCalling } from "./alarms.ts";
import { nextAt, stepsOf } from "./climbing.ts";
import { againAt, isMessage, tellsAnybody } from "./messages.ts";
import type { EffectState, ReleaseState } from "./state.ts";

export interface AlarmView {
  readonly id: string;
  readonly why: string;
  readonly guard: string | null;
  readonly since: Instant;
  /** In the order they were called. */
  readonly called: readonly string[];
  /** Who is called next, and when; null: nobody, because it was acknowledged, is over, or nobody is left. */
  readonly next: { readonly who: string; readonly at: Instant } | null;
  /** It calls on and nobody is left to be called, or there never was anybody. */
  readonly nobodyLeft: boolean;
  readonly acknowledged: AlarmState["acknowledged"];
  readonly over: boolean;
}

export interface MessageView {
  /** The effect of its last try, by which its log is found. */
  readonly id: string;
  readonly to: string;
  readonly event: string;
  readonly title: string;
  /** `trying`: it could not be sent so far, and is tried again at `againAt`. */
  readonly state: "sending" | "sent" | "trying" | "failed";
  readonly attempts: number;
  readonly why: string | null;
  readonly at: Instant;
  readonly againAt: Instant | null;
}

export const viewAlarms = (plan: Plan, state: ReleaseState): readonly AlarmView[] =>
  [...state.alarms.values()].map((alarm) => {
    const { id, why, guard, since, climbed, acknowledged, over } = alarm;
    const steps = stepsOf(plan, why);
    const at = isCalling(alarm) && tellsAnybody({ state }) ? nextAt(steps, since, climbed) : null;
    const next = steps[climbed];
    return {
      id,
      why,
      guard,
      since,
      called: steps.slice(0, climbed).map(({ who }) => who),
      next: at === null || next === undefined ? null : { who: next.who, at },
      nobodyLeft: isCalling(alarm) && next === undefined,
      acknowledged,
      over,
    };
  });

export const viewMessages = (state: ReleaseState): readonly MessageView[] =>
  [...state.effects.values()].flatMap((effect) => (isMessage(effect.node) ? [viewOne(state, effect)] : []));

function viewOne(state: ReleaseState, effect: EffectState): MessageView {
  const { outcome, attempt, askedAt, endedAt } = effect;
  const { to, about } = effect.effect.input as { readonly to?: unknown; readonly about?: unknown };
  const known = (typeof about === "object" && about !== null ? about : {}) as Readonly<
    Record<string, unknown>
  >;
  const text = (value: unknown): string => (typeof value === "string" ? value : "");
  const again = againAt(state, effect);
  const sent = outcome?.state === "done";
  return {
    id: effect.effect.id,
    to: text(to),
    event: text(known.event),
    title: text(known.title),
    state: outcome === null ? "sending" : sent ? "sent" : again === null ? "failed" : "trying",
    attempts: attempt,
    why: outcome === null || sent ? null : (outcome.evidence.at(-1) ?? outcome.state),
    at: endedAt ?? askedAt,
    againAt: again,
  };
}
