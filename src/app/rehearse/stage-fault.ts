/** Carries a release out once with one fault in it, or with none, and gives back all that happened. It judges nothing. */
import { type Instant, instant } from "../../base/index.ts";
import type { Recorded, ReleaseState, Wait } from "../../conductor/index.ts";
import {
  type Asked,
  type Death,
  type Fate,
  type Moment,
  openQuickJournal,
  type People,
  type Simulated,
  type SimulatedWorld,
  type SimulationGiven,
  simulate,
  type Touches,
  type TrafficScript,
} from "../../drivers/simulation/index.ts";
import { builtInHands } from "../../effect/index.ts";
import type { Plan } from "../../plan/index.ts";
import type { Fault } from "./faults.ts";
import { helpfulPeople } from "./helpful-people.ts";
import { openStandstill } from "./standstill.ts";

export interface Scene {
  readonly plan: Plan;
  readonly touches: Touches;
  /** A person goes back when this node is done; null: nobody does. */
  readonly backAfter: string | null;
}

/** A Tuesday morning, when most windows are open: 2026-03-03, 10:00 UTC. */
export const START: Instant = instant(1_772_532_000_000);
const LONGEST_MS = 120 * 86_400_000;
const READ_MS = 2_000;
const WRITE_MS = 20_000;
/** Of what Rutter does beside the steps. */
const QUICK_MS: Readonly<Record<string, number>> = { sample: 50, calendar: 50, notify: 500, target: 400 };
/** A process is started again, a machine comes back. */
const GAP_MS = 30_000;
/** Of the time that a step has, where it is slow. */
const SLOW = 0.95;

export interface Trouble {
  readonly fault: Fault | null;
  /** When the process dies, where it does. */
  readonly moment: Moment | null;
  readonly death: Death;
}

export const noTrouble: Trouble = { fault: null, moment: null, death: "process" };

const isSame = (a: Moment, b: Moment): boolean => a.at === b.at && a.count === b.count && a.when === b.when;

export interface Staging {
  readonly fateOf: (asked: Asked) => Fate;
  readonly deathAt: (moment: Moment) => Death | null;
  readonly gapMs: number;
  readonly people: (world: SimulatedWorld) => People;
  readonly traffic?: TrafficScript;
  readonly hears?: (recorded: Recorded, state: ReleaseState) => void;
  readonly enough?: NonNullable<SimulationGiven["enough"]>;
}

/** Where figures are read for ever, a release for which nobody comes is not followed for ever. */
export async function stage({ plan, touches }: Scene, staging: Staging): Promise<Simulated> {
  const { fateOf, deathAt, gapMs, people, hears, enough } = staging;
  const still = openStandstill();
  let isEnough = false;
  const run = await simulate({
    plan,
    touches,
    catalog: builtInHands,
    script: { fateOf, deathAt, gapMs: () => gapMs },
    people,
    startAt: START,
    by: { who: "starter", signed: false },
    longestMs: LONGEST_MS,
    journal: openQuickJournal(),
    ...(staging.traffic === undefined ? {} : { traffic: staging.traffic }),
    enough: (recorded, state) => {
      hears?.(recorded, state);
      still.hears(recorded, state);
      isEnough ||= enough?.(recorded, state) === true;
      return isEnough || still.isStill();
    },
  });
  if (run.as !== "enough" || isEnough) return run;
  return { ...run, as: "idle", ms: Math.max(0, (still.movedAt() ?? START) - START) };
}

export function stageFault(scene: Scene, trouble: Trouble): Promise<Simulated> {
  const { plan } = scene;
  const { fault, moment, death } = trouble;
  return stage(scene, {
    fateOf: (asked) => fateOf(plan, asked, fault),
    deathAt: (now) => (moment !== null && isSame(now, moment) ? death : null),
    gapMs: GAP_MS,
    people: (world) => peopleOf(scene, world, fault),
    ...(moment === null && fault?.kind !== "slow" ? {} : { enough: isOver(trouble) }),
  });
}

/** Once the step is done in spite of it, all goes on as if there had been nothing. */
const isOver =
  ({ fault }: Trouble): NonNullable<SimulationGiven["enough"]> =>
  ({ event }) =>
    event.type === "node.ended" && event.node === fault?.node && event.as === "done";

export function fateOf(plan: Plan, asked: Asked, fault: Fault | null): Fate {
  const node = plan.nodes[asked.node];
  const item = asked.item === null ? undefined : plan.items[asked.item];
  const work = item?.kind === "check" ? item : node?.kind === "step" ? node : undefined;
  const usual = QUICK_MS[asked.hand] ?? (work?.danger === "read" ? READ_MS : WRITE_MS);
  const ms = Math.min(usual, asked.timeoutMs / 2);
  if (fault === null || asked.node !== fault.node || asked.item !== fault.item) return { kind: "works", ms };
  switch (fault.kind) {
    case "fails":
      return { kind: "fails", ms };
    case "hangs":
      return { kind: "hangs" };
    case "lies":
      return { kind: "lies", ms };
    case "slow":
      return { kind: "works", ms: asked.timeoutMs * SLOW };
    default:
      return { kind: "works", ms };
  }
}

function peopleOf(scene: Scene, world: SimulatedWorld, fault: Fault | null): People {
  const { plan, backAfter } = scene;
  const helpful = helpfulPeople({
    plan,
    world,
    instead: (wait, state) => (wait.node === fault?.node ? insteadOf(fault, wait, state) : null),
  });
  const back = (note: string, afterMs: number) => [
    { afterMs, saying: { kind: "rollback" as const, who: "ana", about: null, value: null, note } },
  ];
  return {
    answer: helpful.answer,
    unasked: ({ event }, { effects }) => {
      // Before the release can end, where that step is its last.
      if (
        event.type === "effect.ended" &&
        backAfter !== null &&
        effects.get(event.effect)?.node === backAfter
      )
        return event.outcome.state === "done" ? back("rehearsed", 0) : [];
      const bad = fault?.kind === "goes-bad" && event.type === "node.began" && event.node === fault.node;
      return bad ? back("a figure went bad", 1_000) : [];
    },
  };
}

/** What the one person says whom the fault is about, to the first question and once; null: what everybody says. */
function insteadOf(fault: Fault, wait: Wait, { answered, waits }: ReleaseState): readonly string[] | null {
  if (fault.kind === "no-answer") return [];
  const no = ["no", "reject"].find((each) => wait.answers.includes(each));
  if (fault.kind !== "answered-no" || no === undefined) return null;
  const before = [...answered.values()].find(({ node, as }) => node === wait.node && as === no);
  if (before !== undefined) return before.item === wait.item ? [] : null;
  const first = [...waits.values()].find(({ node, answers }) => node === wait.node && answers.includes(no));
  return first?.id === wait.id ? [no] : null;
}
