/**
 * The effects that are under way, side by side. They report what is to be written of them and write nothing themselves:
 * one place appends, in one order.
 */
import { RutterError } from "../../base/index.ts";
import type { EffectState, ReleaseEvent } from "../../conductor/index.ts";
import {
  begunBefore,
  type HandContext,
  notBegun,
  type Outcome,
  type Probed,
  refusedBy,
} from "../../effect/index.ts";
import type { Plan, Work } from "../../plan/index.ts";
import { OVER } from "./bell.ts";
import type { Drive } from "./drive.ts";
import { hungOutcome, inTime } from "./in-time.ts";
import { bugOutcome, noHand, plainOutcome } from "./outcome.ts";
import { recovery } from "./recover.ts";
import type { World } from "./world.ts";

export type Report =
  | { readonly kind: "say"; readonly event: ReleaseEvent; readonly then: (() => void) | null }
  /** The process is to end as if it had died. */
  | { readonly kind: "died"; readonly error: unknown };

export interface Crew {
  readonly begin: (effect: EffectState) => void;
  /** An effect of a driver that is gone. */
  readonly recover: (effect: EffectState) => void;
  readonly cancel: (effects: readonly string[]) => void;
  /** Takes out what was reported, in the order it came. */
  readonly reports: () => readonly Report[];
  /** Nobody waits for what is under way any more. It is not told to end: another process finds what became of it. */
  readonly leave: () => void;
  /** How many are under way, or reported and not taken out. */
  readonly busy: () => number;
}

interface Desk {
  readonly world: World;
  readonly drive: Drive;
  readonly plan: Plan;
  readonly running: Map<string, AbortController>;
  /** Aborted when this crew was left. */
  readonly over: AbortSignal;
  readonly report: (report: Report) => void;
}

export function openCrew({ world, drive, plan }: { world: World; drive: Drive; plan: Plan }): Crew {
  const running = new Map<string, AbortController>();
  const over = new AbortController();
  let reported: Report[] = [];
  const report = (one: Report): void => {
    if (over.signal.aborted) return;
    reported.push(one);
    drive.bell.ring();
  };
  const desk: Desk = { world, drive, plan, running, over: over.signal, report };
  const go = (effect: EffectState, task: (controller: AbortController) => Promise<void>): void => {
    const controller = new AbortController();
    running.set(effect.effect.id, controller);
    task(controller).catch((error: unknown) => report({ kind: "died", error }));
  };
  return {
    begin: (effect) => go(effect, (controller) => perform(desk, { ...fresh, effect, controller })),
    recover: (effect) => go(effect, (controller) => recover(desk, { ...fresh, effect, controller })),
    cancel: (effects) => {
      for (const id of effects) running.get(id)?.abort();
    },
    reports: () => {
      const taken = reported;
      reported = [];
      return taken;
    },
    leave: () => over.abort(OVER),
    busy: () => running.size + reported.length,
  };
}

interface Task {
  readonly effect: EffectState;
  readonly controller: AbortController;
  /** What carried it out was lost before, and it was recovered: it is not recovered again. */
  readonly wasLost: boolean;
  /** An earlier try of it may have done something. */
  readonly wasBegun: boolean;
}

const fresh = { wasLost: false, wasBegun: false } as const;

async function perform(desk: Desk, task: Task): Promise<void> {
  const { effect, controller, wasLost, wasBegun } = task;
  const { id } = effect.effect;
  const given = await outcomeOf(desk, effect, controller);
  const outcome = wasBegun ? begunBefore(given) : given;
  if (outcome.data.lost !== true)
    return end(desk, { type: "effect.ended", effect: id, outcome, found: false });
  const [why = "what carried it out was lost", ...evidence] = outcome.evidence;
  desk.world.log(id, [...codeOf(outcome), why].join(": "));
  if (wasLost) return end(desk, { type: "effect.doubted", effect: id, why, evidence });
  await recover(desk, { ...task, wasLost: true });
}

const codeOf = ({ data }: Outcome): readonly string[] => (typeof data.code === "string" ? [data.code] : []);

function end(desk: Desk, event: ReleaseEvent & { readonly effect: string }): void {
  desk.running.delete(event.effect);
  desk.report({ kind: "say", event, then: null });
}

async function outcomeOf(desk: Desk, effect: EffectState, controller: AbortController): Promise<Outcome> {
  const { world } = desk;
  const { id, hand: name, input } = effect.effect;
  const hand = world.hands.get(name);
  if (hand === undefined) return noHand(name, [...world.hands.keys()]);
  if (controller.signal.aborted) return notBegun();
  const limitMs = effect.timeoutMs;
  return inTime<Outcome>({
    world,
    limitMs,
    over: desk.over,
    controller,
    give: () =>
      caught(desk, name, () => hand.perform(input, contextOf(desk, effect, { controller, limitMs }))),
    instead: (why) => hungOutcome(why, limitMs),
    late: (outcome) => world.log(id, `ended after it no longer counted: ${outcome.state}`),
  });
}

/** What a hand throws becomes an outcome, except the death of this process. */
async function caught(desk: Desk, hand: string, act: () => Promise<Outcome>): Promise<Outcome> {
  try {
    return plainOutcome(hand, await act());
  } catch (error) {
    if (desk.world.isDeath(error)) throw error;
    // The world refused something that the hand needed, a secret say: no bug.
    return error instanceof RutterError ? refusedBy(error) : bugOutcome(hand, error);
  }
}

/** Of a driver that is gone, or of something else between here and the world that is. */
async function recover(desk: Desk, task: Task): Promise<void> {
  const { effect, controller } = task;
  const { id, hand: name } = effect.effect;
  const hand = desk.world.hands.get(name);
  const probe = hand === undefined || hand.probe === null ? null : () => probed(desk, effect, controller);
  const found = await recovery({ hand, name, work: workOf(desk.plan, effect), probe });
  if (found.how === "found") {
    end(desk, { type: "effect.ended", effect: id, outcome: plainOutcome(name, found.outcome), found: true });
    return;
  }
  if (found.how === "doubt") {
    end(desk, { type: "effect.doubted", effect: id, why: found.why, evidence: found.evidence });
    return;
  }
  if (controller.signal.aborted && found.as === "not-begun") {
    end(desk, { type: "effect.ended", effect: id, outcome: notBegun(), found: true });
    return;
  }
  const then = (): void => {
    const wasBegun = task.wasBegun || found.as === "repeated";
    perform(desk, { ...task, wasBegun }).catch((error: unknown) => desk.report({ kind: "died", error }));
  };
  desk.report({ kind: "say", event: { type: "effect.recovered", effect: id, how: found.as }, then });
}

/** It waits for what still runs; what was begun so long ago that it must be over is not waited for. */
function probed(desk: Desk, effect: EffectState, controller: AbortController): Promise<Probed> {
  const { world } = desk;
  const { id, hand: name, input } = effect.effect;
  const leftMs = effect.askedAt + effect.timeoutMs - world.now();
  // A clock that was set back gives it no more than it ever had.
  const limitMs = Math.min(effect.timeoutMs, Math.max(0, leftMs));
  const hand = world.hands.get(name);
  const unknown = (why: string, evidence: readonly string[] = []): Probed => ({
    state: "unknown",
    why,
    evidence,
  });
  const ask = async (): Promise<Probed> => {
    try {
      const answer = await hand?.probe?.(input, contextOf(desk, effect, { controller, limitMs }));
      return answer ?? unknown(`${name} gave no answer`);
    } catch (error) {
      if (world.isDeath(error)) throw error;
      return unknown(`${name} broke when it was asked`, bugOutcome(name, error).evidence);
    }
  };
  return inTime<Probed>({
    world,
    limitMs,
    over: desk.over,
    controller: linked(controller),
    give: ask,
    instead: () => unknown(`${name} did not say in time whether it was done`),
    late: () => world.log(id, "it could be told after it no longer counted"),
  });
}

/** Told to end with the other, without ending it: after a probe the same effect may still be performed. */
function linked(controller: AbortController): AbortController {
  const own = new AbortController();
  if (controller.signal.aborted) own.abort();
  else controller.signal.addEventListener("abort", () => own.abort(), { once: true });
  return own;
}

function workOf(plan: Plan, effect: EffectState): Work | undefined {
  if (effect.item !== null) {
    const item = Object.hasOwn(plan.items, effect.item) ? plan.items[effect.item] : undefined;
    return item?.kind === "check" ? item : undefined;
  }
  const node = Object.hasOwn(plan.nodes, effect.node) ? plan.nodes[effect.node] : undefined;
  return node?.kind === "step" ? node : undefined;
}

interface Limits {
  readonly controller: AbortController;
  readonly limitMs: number;
}

function contextOf(desk: Desk, effect: EffectState, { controller, limitMs }: Limits): HandContext {
  const { world, drive, plan } = desk;
  const { id, hand } = effect.effect;
  return {
    release: drive.release,
    effect: { id, hand },
    deadlineMs: limitMs,
    signal: controller.signal,
    expect: workOf(plan, effect)?.expect ?? [],
    aside: effect.aside,
    log: (line) => world.log(id, line),
    progress: (words) => world.progress(id, words),
    secret: world.secret,
  };
}
