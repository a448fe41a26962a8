/**
 * Follows a release to one rung or soak and makes it go wrong from there: how the new version serves, what sources say, what a
 * target does, when Rutter dies. It remembers what that came to, and decides nothing.
 */
import type { Instant } from "../../base/index.ts";
import type { Recorded, ReleaseState } from "../../conductor/index.ts";
import {
  type Death,
  type Moment,
  simulateTraffic,
  type TargetFault,
  type TrafficScript,
} from "../../drivers/simulation/index.ts";
import type { FigureAsked, FigureSample } from "../../effect/index.ts";
import type { Plan } from "../../plan/index.ts";
import { type Bad, badOf, badSample, FLAPS, RPS, USUAL } from "./bad-figures.ts";
import type { Fault } from "./faults.ts";
import { type AtPlace, hasShiftedBy } from "./places.ts";

const SERVING = "before";

export interface RungTrouble {
  readonly script: TrafficScript;
  readonly deathAt: (moment: Moment) => Death | null;
  readonly hears: (recorded: Recorded, state: ReleaseState) => void;
  readonly seen: () => Seen;
}

export interface Seen {
  /** When it began to go wrong; null: the release never came so far. */
  readonly from: Instant | null;
  /** The share of the new version by then. */
  readonly percent: number;
  /** When the new version had no traffic any more; null: it kept it. */
  readonly backAt: Instant | null;
  /** Share by milliseconds that the new version had, from then until it was back. */
  readonly exposed: number;
  readonly diedAt: Instant | null;
  /** When the last lease of it ended or would have. */
  readonly leaseEndsAt: Instant | null;
}

export interface TroubleGiven {
  readonly plan: Plan;
  readonly fault: Fault;
  readonly rung: AtPlace;
  readonly startAt: Instant;
}

interface Kept {
  from: Instant | null;
  percent: number;
  backAt: Instant | null;
  exposed: number;
  diedAt: Instant | null;
  leaseEndsAt: Instant | null;
  at: Instant;
  now: number;
  /** When the new version first got traffic. */
  trafficAt: Instant | null;
  wish: TargetFault | null;
  appends: number;
}

export function openTrouble(given: TroubleGiven): RungTrouble {
  const { plan, fault, rung, startAt } = given;
  const guard = plan.guards.find(({ id }) => id === rung.guard);
  const bad = fault.kind === "health-flaps" ? FLAPS : guard === undefined ? null : badOf(plan, guard);
  const isHeld = hasShiftedBy(plan, fault.node);
  const kept: Kept = {
    from: null,
    percent: 0,
    backAt: null,
    exposed: 0,
    diedAt: null,
    leaseEndsAt: null,
    at: startAt,
    now: isHeld ? 0 : 100,
    trafficAt: isHeld ? null : startAt,
    wish: null,
    appends: 0,
  };
  return {
    script: scriptOf({ ...given, kept, bad, isHeld }),
    deathAt: deathOf(fault, kept),
    hears: (recorded, state) => {
      const percent = isHeld ? shareOf(state) : 100;
      follow(kept, recorded.at, percent);
      if (isReached(given, recorded) && kept.from === null && percent > 0)
        Object.assign(kept, { from: recorded.at, percent });
      kept.wish = wishFault(given, recorded) ?? (asksTarget(recorded) ? null : kept.wish);
      if (kept.diedAt === null) kept.leaseEndsAt = leaseOf(state) ?? kept.leaseEndsAt;
    },
    seen: () => kept,
  };
}

const shareOf = ({ exposures }: ReleaseState): number =>
  Math.max(0, ...[...exposures.values()].map(({ percent }) => percent));

const leaseOf = ({ exposures }: ReleaseState): Instant | null =>
  [...exposures.values()].findLast(({ leaseEndsAt }) => leaseEndsAt !== null)?.leaseEndsAt ?? null;

function follow(kept: Kept, at: Instant, percent: number): void {
  if (kept.from !== null && kept.backAt === null) kept.exposed += (kept.now / 100) * (at - kept.at);
  if (kept.from !== null && percent === 0) kept.backAt ??= at;
  if (percent > 0) kept.trafficAt ??= at;
  Object.assign(kept, { at, now: percent });
}

/** A dwell has begun, or the soak. */
function isReached({ fault, rung }: TroubleGiven, { event }: Recorded): boolean {
  if (rung.percent === null) return event.type === "node.began" && event.node === fault.node;
  return (
    event.type === "wait.opened" &&
    event.wait.node === fault.node &&
    event.wait.id.startsWith(`${fault.node}-${rung.percent}-dwell`)
  );
}

const asksTarget = ({ event }: Recorded): boolean =>
  event.type === "effect.asked" && event.effect.hand === "target";

const OF_A_WISH: Readonly<Partial<Record<Fault["kind"], readonly ["place" | "weight", TargetFault]>>> = {
  fails: ["weight", "fails"],
  hangs: ["weight", "hangs"],
  "answer-lost": ["weight", "silent"],
  "half-placed": ["place", "half"],
  "health-flaps": ["place", "flaps"],
};

/** Null: this wish goes well, or it is none. An answer is lost once; what else goes wrong does so each time. */
function wishFault({ fault, rung }: TroubleGiven, { event }: Recorded): TargetFault | null {
  if (event.type !== "effect.asked" || event.effect.hand !== "target" || event.node !== fault.node)
    return null;
  const [does, how] = OF_A_WISH[fault.kind] ?? [];
  const { input } = event.effect;
  if (how === undefined || input.do !== does) return null;
  return does === "place" || input.percent === rung.percent ? how : null;
}

interface Scripted extends TroubleGiven {
  readonly kept: Kept;
  readonly bad: Bad | null;
  readonly isHeld: boolean;
}

function scriptOf({ rung, startAt, kept, bad, isHeld }: Scripted): TrafficScript {
  const last = new Map<string, number>();
  const figure = (id: string, asked: FigureAsked, afterMs: number): FigureSample | null => {
    const toMs = startAt + afterMs;
    const fromMs = last.get(id);
    last.set(id, toMs);
    if (kept.from === null || kept.backAt !== null) return null;
    if (rung.silent.includes(id)) return { is: "none", why: "the source does not answer", silent: true };
    const leaf = bad?.figures.get(id);
    return leaf === undefined || fromMs === undefined ? null : badSample(leaf, asked, { fromMs, toMs });
  };
  const script = simulateTraffic({
    rps: RPS,
    usual: USUAL,
    serving: SERVING,
    figure,
    faultOf: (wish) => (wish === "place" || wish === "weight" ? kept.wish : null),
  });
  const turnsAt = (version: string): number | null =>
    bad === null || kept.from === null || (isHeld && version === SERVING)
      ? null
      : Math.max(0, kept.from - (kept.trafficAt ?? kept.from));
  return {
    ...script,
    turnsAt,
    servesOf: (version, withTrafficMs) => {
      const turns = turnsAt(version);
      return bad !== null && turns !== null && withTrafficMs >= turns ? bad.serves : USUAL;
    },
  };
}

/** So many appends after it came there. */
const LATER = 6;

function deathOf({ kind }: Fault, kept: Kept): RungTrouble["deathAt"] {
  return ({ at, when }) => {
    if (kind !== "rutter-dies" || kept.from === null || kept.diedAt !== null) return null;
    if (at !== "append" || when !== "after") return null;
    kept.appends += 1;
    if (kept.appends < LATER) return null;
    kept.diedAt = kept.at;
    return "process";
  };
}
