/** All that outlives the processes of a simulated release: its time, its world, its journal, its people. What is durable is known to them at once. */
import type { Instant } from "../../base/index.ts";
import {
  type Actor,
  emptyState,
  foldAll,
  type Recorded,
  type ReleaseEvent,
  type ReleaseState,
} from "../../conductor/index.ts";
import type { HandCatalog } from "../../effect/index.ts";
import type { Append, Journal } from "../../journal/index.ts";
import type { Plan } from "../../plan/index.ts";
import { type Crowd, openCrowd } from "./crowd.ts";
import type { Asked, Script } from "./fate.ts";
import type { Counts } from "./life.ts";
import type { People } from "./people.ts";
import { quietValues } from "./quiet-values.ts";
import { openTraffic, type SimulatedTraffic } from "./simulated-traffic.ts";
import { openWorld, type SimulatedWorld } from "./simulated-world.ts";
import { simulateTraffic, type TrafficScript } from "./traffic-script.ts";
import { openTime, type VirtualTime } from "./virtual-time.ts";
import type { Touches } from "./world-object.ts";

export interface SimulationGiven {
  readonly plan: Plan;
  readonly touches: Touches;
  readonly catalog: HandCatalog;
  readonly script: Script;
  readonly people: (world: SimulatedWorld, time: VirtualTime) => People;
  readonly startAt: Instant;
  readonly by: Actor;
  /** It is not followed further than this. */
  readonly longestMs: number;
  /** Where the record is kept: it begins empty. */
  readonly journal: Journal;
  /** How users and versions behave; left out: as one would wish. */
  readonly traffic?: TrafficScript;
  /** Of the rules that it begins with; left out: the newest. */
  readonly conductor?: 1 | 2;
  /** It is not followed beyond the event after which this holds; left out: to its end. */
  readonly enough?: (recorded: Recorded, state: ReleaseState) => boolean;
}

export const RELEASE = "simul";

/** Nothing fails and nobody waits. */
const WELL = { rps: 100, usual: { errorRate: 0, latencyMs: 4, spread: 0.1 } };

export interface Stage {
  readonly given: SimulationGiven;
  readonly time: VirtualTime;
  readonly world: SimulatedWorld;
  readonly traffic: SimulatedTraffic;
  /** Tells the world and the people what it took, whether or not its writer lives to hear so. */
  readonly journal: Journal;
  readonly counts: Counts;
  /** For each append of a driver the number of its last event. */
  readonly appends: number[];
  /** Which step each effect belongs to. */
  readonly asked: ReadonlyMap<string, Asked>;
  readonly crowd: Crowd;
  readonly state: () => ReleaseState;
  readonly isEnough: () => boolean;
  lives: number;
}

/** Nodes that take back what others did, wherever they stand. */
export function takesBack(plan: Plan): ReadonlySet<string> {
  const undos = Object.values(plan.nodes).flatMap((node) =>
    node.kind === "step" && node.undo !== null ? [node.undo] : [],
  );
  return new Set([...plan.courses.rollback, ...plan.levers, ...undos]);
}

const begin = ({ plan, by, conductor = 2 }: SimulationGiven): ReleaseEvent => ({
  type: "release.started",
  release: RELEASE,
  conductor,
  plan,
  by,
  dryRun: false,
  leftOut: [],
});

export async function openStage(given: SimulationGiven): Promise<Stage> {
  const { plan, touches, startAt } = given;
  const time = openTime(startAt);
  const world = openWorld({ time, touches, takesBack: takesBack(plan) });
  const script = given.traffic ?? simulateTraffic(WELL);
  const traffic = openTraffic({ script, time, quiet: quietValues(plan) });
  const kept = given.journal;
  const crowd = openCrowd({ time, journal: kept, release: RELEASE, people: given.people(world, time) });
  const asked = new Map<string, Asked>();
  const appends: number[] = [];
  let state = emptyState();
  let enough = false;
  const heard = (recorded: Recorded): void => {
    const { event } = recorded;
    state = foldAll(state, [recorded]);
    if (event.type === "effect.asked") {
      const { effect, node, item, attempt, timeoutMs } = event;
      asked.set(effect.id, { effect: effect.id, hand: effect.hand, node, item, attempt, timeoutMs });
    }
    crowd.hears(recorded, state);
    enough ||= given.enough?.(recorded, state) === true;
  };
  const append = async (append: Append): Promise<readonly Recorded[]> => {
    const recordeds = await kept.append(append);
    for (const recorded of recordeds) heard(recorded);
    if (append.holder !== null) appends.push(recordeds.at(-1)?.seq ?? append.after);
    return recordeds;
  };
  await append({ release: RELEASE, events: [begin(given)], after: 0, at: startAt, holder: null });
  const journal = { ...kept, append };
  const counts = { appends: 0, performs: 0 };
  return {
    given,
    time,
    world,
    traffic,
    journal,
    counts,
    appends,
    asked,
    crowd,
    state: () => state,
    isEnough: () => enough,
    lives: 0,
  };
}
