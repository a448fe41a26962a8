/** Releases with guards, played with figures that a test makes up: what each tick gave, or that it gave nothing. */
import type { Condition, FigureCondition } from "../../src/base/index.ts";
import type { FigureSample } from "../../src/effect/index.ts";
import type { Plan, PlanGuard, PlanMetric } from "../../src/plan/index.ts";
import { type Nodes, type Parts, planOf, read, soak, step } from "./plan-of.ts";
import { asked, begin, end, type Play, pass, START } from "./play.ts";

export const TICK_MS = 5000;
export const SECOND = 1000;
export const MINUTE = 60_000;

const source = { kind: "prometheus", url: "http://localhost:9090", token: null } as const;
const side = { label: "version", version: "1.4.0" };

export const shareMetric = (more: Partial<PlanMetric> = {}): PlanMetric => ({
  name: "error rate",
  asked: { source, reads: { is: "share", total: "all_total", bad: "bad_total" }, select: null, side },
  judged: null,
  weight: 1,
  ...more,
});

export const METRICS: Plan["metrics"] = {
  errors: shareMetric(),
  latency: shareMetric({
    name: "latency",
    asked: { source, reads: { is: "histogram", histogram: "h", unit: "ms" }, select: null, side },
  }),
  orders: shareMetric({
    name: "orders",
    asked: { source, reads: { is: "count", count: "orders_total" }, select: null, side: null },
  }),
  lag: shareMetric({
    name: "lag",
    asked: { source, reads: { is: "value", query: "lag" }, select: null, side: null },
  }),
};

export const FIGURES: Plan["figures"] = {
  "error rate": "errors",
  "success rate": "errors",
  latency: "latency",
  orders: "orders",
  lag: "lag",
};

export const figure = (
  name: string,
  is: FigureCondition["is"],
  ...[value, more = {}]: readonly [value: number | null, more?: Partial<FigureCondition>]
): FigureCondition => ({
  figure: name,
  stat: null,
  is,
  value,
  unit: name.endsWith("rate") ? "percent" : null,
  of: null,
  holdMs: null,
  windowMs: null,
  ...more,
});

/** Error rate above 5 % for 2 minutes. */
export const errorsAbove = (value = 5, holdMs: number | null = 2 * MINUTE): FigureCondition =>
  figure("error rate", ">", value, { holdMs });

export const guard = (when: Condition, more: Partial<PlanGuard> = {}): PlanGuard => ({
  id: "g",
  title: "Errors",
  lines: null,
  sure: "exact",
  when,
  source: null,
  action: "rollback",
  waitMs: null,
  withinMs: null,
  then: null,
  armed: { from: "a", to: "s", forMs: null },
  evidence: "ask",
  ...more,
});

export interface Guarded extends Parts {
  readonly guards: readonly PlanGuard[];
  readonly metrics?: Plan["metrics"];
}

/** A step that changes something, and a soak; its undo takes it back. */
export function guarded({ guards, metrics = METRICS, ...parts }: Guarded): Plan {
  const main: Nodes = parts.main ?? { a: step("a", { undo: "ua" }), s: soak(60 * MINUTE) };
  const beside: Nodes = parts.beside ?? { ua: step("undo a") };
  const rollback: Nodes = parts.rollback ?? {};
  const plan = planOf({ ...parts, main, beside, rollback });
  return { ...plan, guards, metrics, figures: FIGURES, tickMs: TICK_MS };
}

/** The way back of a runbook that begins with a look. */
export const ownWayBack: Nodes = { look: read("what runs?"), undo: step("deploy the one before") };

type Sides<Part> = Partial<Record<"all" | "new" | "old", Part>>;

export interface Given {
  readonly errors?: Sides<readonly [n: number, x: number]>;
  readonly latency?: Sides<readonly number[]>;
  readonly orders?: number;
  readonly lag?: number;
  /** In place of a figure. */
  readonly none?: Readonly<Record<string, string>>;
}

/** Upper bounds of the histogram; the last bucket has none. */
export const BOUNDS = [100, 200, 500, 1000, 2000, 5000];

const counted = (pair: readonly [number, number] | undefined) =>
  pair === undefined ? null : { n: pair[0], x: pair[1] };

export function samplesOf(at: number, given: Given): Record<string, FigureSample> {
  const interval = { fromMs: at - TICK_MS, toMs: at, dropped: 0 };
  const samples: Record<string, FigureSample> = {};
  const { errors, latency, orders, lag, none = {} } = given;
  if (errors !== undefined) {
    const [a, b] = [counted(errors.new), counted(errors.old)];
    const all = counted(errors.all) ?? { n: (a?.n ?? 0) + (b?.n ?? 0), x: (a?.x ?? 0) + (b?.x ?? 0) };
    samples.errors = { is: "share", ...interval, all, new: a, old: b };
  }
  if (latency !== undefined) {
    const [a, b] = [latency.new ?? null, latency.old ?? null];
    const all = latency.all ?? BOUNDS.map((_, i) => (a?.[i] ?? 0) + (b?.[i] ?? 0));
    samples.latency = { is: "histogram", ...interval, bounds: BOUNDS, schema: null, all, new: a, old: b };
  }
  if (orders !== undefined) samples.orders = { is: "count", ...interval, all: orders, new: null, old: null };
  if (lag !== undefined) samples.lag = { is: "value", atMs: at, value: lag };
  for (const [id, why] of Object.entries(none)) samples[id] = { is: "none", why, silent: true };
  return samples;
}

export const openTick = (play: Play): string | undefined => asked(play).find((id) => id.startsWith("~tick"));

/** A tick that is under way, or due now, gives this. */
export function tick(play: Play, given: Given): Play {
  const id = openTick(play);
  if (id === undefined) throw new Error("no tick is under way");
  const data = { atMs: play.at, figures: samplesOf(play.at, given), held: [], past: null };
  return end(play, id, "done", data);
}

/** So much time of ticks, the first of them in 5 s; a function is given the time since the release began. */
export function ticks(play: Play, ms: number, given: Given | ((at: number) => Given)): Play {
  for (let passed = TICK_MS; passed <= ms; passed += TICK_MS) {
    pass(play, TICK_MS);
    if (play.state.returning !== null || play.state.ended !== null) return play;
    tick(play, typeof given === "function" ? given(play.at - START) : given);
  }
  return play;
}

export interface Past {
  readonly past?: Readonly<Record<string, readonly FigureSample[]>> | null;
}

/** Begun, its past read, and its first step done; the first tick is under way. */
export function started(plan: Plan, { past = null }: Past = {}): Play {
  const play = begin(plan, { conductor: 2 });
  if (asked(play).includes("~past#1"))
    if (past === null) end(play, "~past#1", "failed");
    else end(play, "~past#1", "done", { atMs: play.at, figures: {}, held: [], past });
  if (asked(play).includes("a#1")) end(play, "a#1");
  return play;
}

export const GOOD: Given = { errors: { all: [500, 2] }, latency: { all: [300, 100, 90, 10, 0, 0, 0] } };
/** One in ten fails. */
export const BAD: Given = { errors: { all: [500, 50] }, latency: { all: [0, 0, 0, 0, 100, 400, 0] } };

export const stateOf = (play: Play, id = "g") => play.state.watch.guards[id];

export const trips = (play: Play): readonly string[] =>
  play.recordeds.flatMap(({ event }) =>
    event.type === "guard.tripped" ? [`${event.guard} ${event.does}`] : [],
  );

/** It breaches, and does so; the rollback begins with a look. */
export const rising = (more: Partial<PlanGuard>, holdMs: number | null = null) =>
  guarded({ rollback: ownWayBack, guards: [guard(errorsAbove(5, holdMs), more)] });

export const alarms = (play: Play): readonly string[] =>
  [...play.state.alarms.values()].map(({ id, over }) => (over ? `${id} over` : id));
