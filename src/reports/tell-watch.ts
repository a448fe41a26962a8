/** One walk over the recorded events for traffic, guards and calls. What is not written down there is not told. */
import { type Instant, isFigure } from "../base/index.ts";
import type { Recorded, ReleaseEvent } from "../conductor/index.ts";
import type { Plan } from "../plan/index.ts";
import { momentOf } from "./watch-moments.ts";
import type { StoryAlarm, StoryMoment, StoryTrip, WatchStory } from "./watch-story.ts";

type Mutable<T> = { -readonly [key in keyof T]: T[key] };
type Of<Type extends ReleaseEvent["type"]> = Extract<ReleaseEvent, { type: Type }>;

export interface Walk extends Mutable<Omit<WatchStory, "trips" | "alarms" | "moments">> {
  readonly plan: Plan;
  readonly trips: StoryTrip[];
  readonly alarms: Map<string, Mutable<StoryAlarm>>;
  readonly moments: StoryMoment[];
  readonly asked: Map<string, Of<"effect.asked">>;
  percent: number;
  /** The effect that shifted traffic last. */
  lastShift: string | null;
  returnedAt: Instant | null;
}

export function tellWatch(plan: Plan, recordeds: readonly Recorded[]): WatchStory {
  const walk: Walk = {
    plan,
    old: null,
    fresh: null,
    exposedAt: null,
    mostPercent: 0,
    backAt: null,
    trips: [],
    alarms: new Map(),
    glass: null,
    raised: null,
    peakErrors: null,
    counted: null,
    moments: [],
    asked: new Map(),
    percent: 0,
    lastShift: null,
    returnedAt: null,
  };
  for (const { event, at } of recordeds) {
    take(walk, event, at);
    const text = momentOf(walk, event, at);
    if (text !== null) walk.moments.push({ at, text });
  }
  const { old, fresh, exposedAt, mostPercent, backAt, trips, glass, raised, peakErrors, counted, moments } =
    walk;
  const alarms = [...walk.alarms.values()];
  return {
    old,
    fresh,
    exposedAt,
    mostPercent,
    backAt,
    trips,
    alarms,
    glass,
    raised,
    peakErrors,
    counted,
    moments,
  };
}

function take(walk: Walk, event: ReleaseEvent, at: Instant): void {
  switch (event.type) {
    case "effect.asked":
      if (event.effect.hand === "target" || event.effect.hand === "sample")
        walk.asked.set(event.effect.id, event);
      return;
    case "effect.ended":
      return takeOutcome(walk, event, at);
    case "tick.judged":
      return takePeak(walk, event, at);
    case "guard.tripped": {
      const { guard, does, value, evidence, why } = event;
      walk.trips.push({ at, guard, does, value, evidence, why });
      return;
    }
    case "release.returning":
      walk.returnedAt = at;
      return;
    case "glass.broken":
      walk.glass = { at, by: event.by, why: event.why };
      return;
    case "class.raised":
      walk.raised = { at, to: event.to, by: event.by, why: event.why };
      return;
    default:
      return takeAlarm(walk, event, at);
  }
}

function takeAlarm({ alarms }: Walk, event: ReleaseEvent, at: Instant): void {
  if (event.type === "alarm.raised")
    alarms.set(event.alarm, { at, why: event.why, called: [], nobodyLeft: false, acknowledged: null });
  const known = "alarm" in event ? alarms.get(event.alarm) : undefined;
  if (known === undefined) return;
  if (event.type === "alarm.climbed") {
    if (event.who === null) known.nobodyLeft = true;
    else known.called = [...known.called, { who: event.who, at }];
  }
  if (event.type === "alarm.ended" && event.by !== null)
    known.acknowledged = { by: event.by, at, note: event.note };
}

function takeOutcome(walk: Walk, { effect, outcome }: Of<"effect.ended">, at: Instant): void {
  const asked = walk.asked.get(effect);
  if (asked === undefined) return;
  walk.asked.delete(effect);
  const { hand, input } = asked.effect;
  if (hand === "sample") return takeCounts(walk, outcome.data);
  if (typeof input.version === "string") walk.fresh ??= input.version;
  const { serving } = outcome.data;
  if (typeof serving === "string" && serving !== input.version) walk.old ??= serving;
  if (outcome.state !== "done" || input.do !== "weight" || typeof input.percent !== "number") return;
  walk.percent = input.percent;
  walk.lastShift = effect;
  walk.mostPercent = Math.max(walk.mostPercent, input.percent);
  if (input.percent > 0) walk.exposedAt ??= at;
  walk.backAt = input.percent === 0 ? at : null;
}

/** Only what counts errors of the new version by itself. */
function takeCounts(walk: Walk, { figures }: Readonly<Record<string, unknown>>): void {
  const errors = Object.entries(walk.plan.metrics).find(([, { judged }]) => judged === "errors")?.[0];
  const sample = errors === undefined ? undefined : within(figures, errors);
  const [n, x] = ["n", "x"].map((key) => within(within(sample, "new"), key));
  if (within(sample, "is") !== "share" || typeof n !== "number" || typeof x !== "number") return;
  if (!Number.isFinite(n) || !Number.isFinite(x)) return;
  const before = walk.counted ?? { n: 0, failed: 0 };
  walk.counted = { n: before.n + n, failed: before.failed + x };
}

const within = (value: unknown, key: string): unknown =>
  typeof value === "object" && value !== null && Object.hasOwn(value, key)
    ? (value as Readonly<Record<string, unknown>>)[key]
    : undefined;

function takePeak(walk: Walk, { guards }: Of<"tick.judged">, at: Instant): void {
  if (walk.percent === 0) return;
  for (const { id, when } of walk.plan.guards) {
    const value = Object.hasOwn(guards, id) ? guards[id]?.value : undefined;
    if (value === null || value === undefined || !isFigure(when) || when.unit !== "percent") continue;
    if (walk.plan.metrics[walk.plan.figures[when.figure] ?? ""]?.judged !== "errors") continue;
    // Of a success rate the peak is none.
    if (!when.is.startsWith(">")) continue;
    if (walk.peakErrors === null || value > walk.peakErrors.percent) walk.peakErrors = { at, percent: value };
  }
}
