/** Carries a release out to one rung or soak at which something goes wrong, and gives back all that happened. It judges nothing. */
import type { ReleaseEvent, ReleaseState, Wait } from "../../conductor/index.ts";
import type { People, Simulated, SimulatedWorld } from "../../drivers/simulation/index.ts";
import type { Plan } from "../../plan/index.ts";
import type { Fault } from "./faults.ts";
import { withLessBefore } from "./fewer-ticks.ts";
import { helpfulPeople } from "./helpful-people.ts";
import { type AtPlace, callsNobody } from "./places.ts";
import { fateOf, type Scene, START, stage } from "./stage-fault.ts";
import { openTrouble, type Seen } from "./trouble-at-rung.ts";

export interface StagedAtRung {
  readonly run: Simulated;
  readonly seen: Seen;
}

/** Beyond any lease of its ladders. */
const OVER_MS = 15_000;

export async function stageAtRung(scene: Scene, fault: Fault, rung: AtPlace): Promise<StagedAtRung> {
  const plan = withLessBefore(scene.plan, fault.node, rung.percent);
  const trouble = openTrouble({ plan, fault, rung, startAt: START });
  const leases = Object.values(plan.nodes).map((node) => (node.kind === "ladder" ? node.leaseMs : 0));
  const run = await stage(
    { ...scene, plan },
    {
      fateOf: (asked) => fateOf(plan, asked, null),
      deathAt: trouble.deathAt,
      gapMs: Math.max(...leases, 0) + OVER_MS,
      people: (world) => peopleAt({ plan, fault, rung, world, from: () => trouble.seen().from }),
      traffic: trouble.script,
      hears: trouble.hears,
      enough: ({ event }) => isOver({ plan, fault, seen: trouble.seen() }, event),
    },
  );
  return { run, seen: trouble.seen() };
}

interface Followed {
  readonly plan: Plan;
  readonly fault: Fault;
  readonly seen: Seen;
}

/** From its first rung on it goes as it went before; and where nobody is left to call, nobody is called. */
function isOver({ plan, fault: { kind }, seen }: Followed, event: ReleaseEvent): boolean {
  if (kind === "nobody-acks")
    return callsNobody(plan)
      ? event.type === "alarm.raised"
      : event.type === "alarm.climbed" && event.who === null;
  if (kind !== "rutter-dies" || seen.diedAt === null) return false;
  return event.type === "effect.asked" && event.effect.input.do === "weight";
}

interface PeopleGiven {
  readonly plan: Plan;
  readonly fault: Fault;
  readonly rung: AtPlace;
  readonly world: SimulatedWorld;
  /** When it began to go wrong; null: not yet. */
  readonly from: () => number | null;
}

const MINUTE_MS = 60_000;

/** Who is asked about a bad figure wants to go back; what Rutter does by itself nobody forestalls. */
function peopleAt({ plan, fault, rung, world, from }: PeopleGiven): People {
  const guard = plan.guards.find(({ id }) => id === rung.guard);
  const instead = (wait: Wait, state: ReleaseState): readonly string[] | null => {
    if (from() === null || state.returning !== null) return null;
    if (fault.kind === "nobody-acks") return [];
    if (fault.kind === "goes-bad" && wait.kind === "guard" && guard?.action === "rollback") return [];
    const isAboutIt = fault.kind === "goes-bad" || fault.kind === "goes-silent";
    return isAboutIt && wait.answers.includes("rollback") ? ["rollback"] : null;
  };
  const { answer } = helpfulPeople({ plan, world, instead });
  const isLeftToPeople =
    fault.kind === "goes-silent" || (fault.kind === "goes-bad" && guard?.action !== "rollback");
  return {
    answer,
    unasked: ({ event }) => {
      const isCalled = event.type === "alarm.climbed" && event.who !== null;
      if (!isLeftToPeople || from() === null || !(isCalled || event.type === "release.paused")) return [];
      const note = "a figure went bad";
      return [
        { afterMs: MINUTE_MS, saying: { kind: "rollback", who: "ana", about: null, value: null, note } },
      ];
    },
  };
}
