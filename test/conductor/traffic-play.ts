/**
 * A target made of plain data, and a release that is played against it: it takes what is asked as a real one would, leases and
 * all, and fails, hangs or lies where a test says so.
 */
import { instant } from "../../src/base/index.ts";
import type { EffectState } from "../../src/conductor/index.ts";
import type { Outcome, TargetInput, TargetLook } from "../../src/effect/index.ts";
import type { LadderNode, Plan } from "../../src/plan/index.ts";
import { ladder, type Parts, planOf, soak } from "./plan-of.ts";
import { append, asked, begin, decideNow, happen, type Play } from "./play.ts";

export const SECOND = 1000;
export const MINUTE = 60_000;

/** How a call goes: as it should; refused; not answered, though it took effect or not; never ended; a tick that renews nothing. */
export type Way = "well" | "fails" | "deaf" | "mute" | "hangs" | "silent";

export interface Pool {
  serving: string;
  percent: number;
  there: boolean;
  healthy: boolean;
  says: string | null;
  leaseEndsAt: number | null;
  leases: boolean;
  /** Its next calls, by what is asked; what is left out goes well. */
  ways: Partial<Record<TargetInput["do"] | "tick", Way[]>>;
  /** Whether ticks are answered at all. */
  ticks: boolean;
  calls: string[];
}

export const pool = (more: Partial<Pool> = {}): Pool => ({
  serving: "1.3.2",
  percent: 0,
  there: false,
  healthy: true,
  says: "1.4.0",
  leaseEndsAt: null,
  leases: true,
  ways: {},
  ticks: true,
  calls: [],
  ...more,
});

export const VERSION = "1.4.0";

type Rung = readonly [percent: number, dwellMs: number | null];

export const shifted = (more: Partial<LadderNode>, ...rungs: readonly Rung[]): LadderNode => ({
  ...ladder(...rungs),
  target: "shop/staging",
  version: VERSION,
  ...more,
});

export const threeRungs = (more: Partial<LadderNode> = {}): LadderNode =>
  shifted(more, [5, 5 * MINUTE], [50, 5 * MINUTE], [100, null]);

export const planWith = (node: LadderNode = threeRungs(), more: Parts = {}): Plan =>
  planOf({ ...more, main: { l: node, s: soak(10 * MINUTE), ...more.main } });

export const start = (plan: Plan, world: Pool): Play => serve(begin(plan, { conductor: 2 }), world);

function lapse(world: Pool, at: number): void {
  if (world.leaseEndsAt === null || world.leaseEndsAt > at || !world.leases) return;
  world.percent = 0;
  world.leaseEndsAt = null;
}

export function lookOf(world: Pool): TargetLook {
  const { serving, percent, there, healthy, says } = world;
  const isServing = serving === VERSION;
  const old = isServing ? "1.3.2" : serving;
  const mine = { version: VERSION, percent: isServing ? 100 : percent, healthy, says };
  const other = { version: old, percent: isServing ? 0 : 100 - percent, healthy: true, says: old };
  return {
    versions: there || isServing ? [other, mine] : [other],
    serving,
    again: true,
    leaseEndsMs: world.leaseEndsAt,
    leases: world.leases,
  };
}

/** All that is asked of it is answered, until nothing is asked that it answers. */
export function serve(play: Play, world: Pool): Play {
  for (;;) {
    const effect = asked(play)
      .map((id) => play.state.effects.get(id))
      .find((each) => each !== undefined && answers(each, world));
    if (effect === undefined) return play;
    const outcome = effect.effect.hand === "sample" ? tick(play, world, effect) : wish(play, world, effect);
    if (outcome === null) return play;
    happen(play, { type: "effect.ended", effect: effect.effect.id, outcome, found: false });
  }
}

const answers = ({ effect }: EffectState, world: Pool): boolean =>
  (effect.hand === "target" && world.ways[(effect.input as TargetInput).do]?.[0] !== "hangs") ||
  (effect.hand === "sample" && world.ticks && world.ways.tick?.[0] !== "hangs");

const nextWay = (world: Pool, what: TargetInput["do"] | "tick"): Way => world.ways[what]?.shift() ?? "well";

function wish(play: Play, world: Pool, { effect }: EffectState): Outcome {
  const input = effect.input as TargetInput;
  lapse(world, play.at);
  const way = nextWay(world, input.do);
  world.calls.push(input.do === "weight" ? `weight ${input.percent}` : input.do);
  if (way === "well" || way === "deaf") take(world, input, play.at);
  if (way === "well") return { state: "done", data: { ...lookOf(world) }, evidence: [] };
  const seen = input.do === "look" ? {} : lookOf(world);
  if (way === "fails") return { state: "failed", data: { ...seen }, evidence: ["it said no"] };
  return { state: "timed-out", data: {}, evidence: ["no answer"] };
}

function take(world: Pool, input: TargetInput, at: number): void {
  switch (input.do) {
    case "look":
      return;
    case "place":
      world.there = true;
      return;
    case "weight":
      world.percent = input.percent ?? 0;
      world.leaseEndsAt = input.leaseMs === null ? null : at + input.leaseMs;
      return;
    case "keep":
      world.serving = input.version ?? "";
      world.percent = world.serving === VERSION ? 100 : 0;
      world.leaseEndsAt = null;
      return;
    case "retire":
      world.there = false;
      return;
  }
}

interface Hold {
  readonly service: string;
  readonly target: string;
  readonly leaseMs: number;
  readonly percent: number;
}

function tick(play: Play, world: Pool, { effect }: EffectState): Outcome {
  lapse(world, play.at);
  const way = nextWay(world, "tick");
  const hold = effect.input.hold as readonly Hold[];
  world.calls.push(`tick${hold.map(() => " holds").join("")}`);
  if (way === "fails") return { state: "failed", data: {}, evidence: ["no source"] };
  const held = hold.map(({ service, target, leaseMs, percent }) => {
    if (way === "silent") return { service, target, percent, leaseEndsMs: null, why: "no answer" };
    if (world.percent > 0) world.leaseEndsAt = play.at + leaseMs;
    const why = world.percent > 0 ? null : "its lease had run out";
    return { service, target, percent: world.percent, leaseEndsMs: world.leaseEndsAt, why };
  });
  return { state: "done", data: { atMs: play.at, figures: {}, held, past: null }, evidence: [] };
}

/** Time passes, and everything that happens by itself meanwhile happens. */
export function passing(play: Play, world: Pool, ms: number): Play {
  const until = play.at + ms;
  serve(play, world);
  for (;;) {
    const { wakeAt } = play.decision;
    const next = wakeAt === null || wakeAt > until ? until : wakeAt;
    play.at = instant(next);
    serve(decideNow(play), world);
    if (next === until) return play;
  }
}

/** Nobody drives for so long; then another driver takes it, and what was asked is asked again. */
export function nobodyDrives(play: Play, world: Pool, ms: number): Play {
  play.at = instant(play.at + ms);
  append(play, [{ type: "driver.took", driver: "d2", host: "h", pid: 2, gapMs: ms }]);
  for (const effect of asked(play)) append(play, [{ type: "effect.recovered", effect, how: "repeated" }]);
  return serve(decideNow(play), world);
}

/** What it was asked since the last time, ticks left out. */
export function calls(world: Pool): readonly string[] {
  const all = world.calls.filter((each) => !each.startsWith("tick"));
  world.calls = [];
  return all;
}

export const judgedIn = ({ recordeds }: Play): readonly string[] =>
  recordeds.flatMap(({ event }) =>
    event.type === "ladder.judged"
      ? [`${event.percent} ${event.as} (${event.evidence})${event.by === null ? "" : ` by ${event.by.who}`}`]
      : event.type === "ladder.restarted"
        ? [`again at ${event.rung}`]
        : [],
  );
