/** One example carried out once for each moment at which its process or its machine could die; people are helpful and honest. */
import { instant } from "../../src/base/index.ts";
import {
  type Death,
  type Moment,
  openQuickJournal,
  type Script,
  type Simulated,
  simulate,
} from "../../src/drivers/simulation/index.ts";
import { builtInHands } from "../../src/effect/index.ts";
import { helpfulPeople } from "./helpful.ts";
import type { Scene } from "./scenes.ts";

const START = instant(1_772_532_000_000);
const DAY_MS = 86_400_000;
const STEP_MS = 5_000;
const GAP_MS = 20_000;

const calmScript: Script = {
  fateOf: () => ({ kind: "works", ms: STEP_MS }),
  deathAt: () => null,
  gapMs: () => GAP_MS,
};

const carriedOut = ({ plan, touches }: Scene, script: Script): Promise<Simulated> =>
  simulate({
    plan,
    touches,
    catalog: builtInHands,
    script,
    people: (world) => helpfulPeople({ plan, world }),
    startAt: START,
    by: { who: "starter", signed: false },
    longestMs: 60 * DAY_MS,
    journal: openQuickJournal(),
  });

export const undisturbed = (scene: Scene): Promise<Simulated> => carriedOut(scene, calmScript);

export interface Crash {
  readonly label: string;
  readonly run: Simulated;
}

function momentsOf({ counts }: Simulated): readonly Moment[] {
  const moments: Moment[] = [];
  for (let count = 1; count <= counts.appends; count += 1)
    for (const when of ["before", "after"] as const) moments.push({ at: "append", count, when });
  for (let count = 1; count <= counts.performs; count += 1)
    for (const when of ["before", "middle", "after"] as const) moments.push({ at: "perform", count, when });
  return moments;
}

/** A machine that dies at an append leaves what a process does, but for what runs beside it: that is tried in the middle of it. */
const deathsAt = (moment: Moment): readonly Death[] =>
  moment.at === "perform" ? ["process", "machine"] : ["process"];

export async function* crashesOf(scene: Scene, calm: Simulated): AsyncGenerator<Crash> {
  for (const moment of momentsOf(calm))
    for (const death of deathsAt(moment)) {
      const isNow = (now: Moment): boolean =>
        now.at === moment.at && now.count === moment.count && now.when === moment.when;
      const run = await carriedOut(scene, { ...calmScript, deathAt: (now) => (isNow(now) ? death : null) });
      yield { label: `${death} dies ${moment.when} ${moment.at} ${moment.count}`, run };
    }
}

/** What a release comes to, without its times: how it ended, what each step and check came to, and how the world stands. */
export const endOf = (run: Simulated): unknown => ({
  as: run.state.ended?.as,
  exit: run.state.ended?.exit,
  stands: run.state.ended?.stands,
  nodes: [...run.state.nodes].map(([id, { state, answer }]) => [id, state, answer]).sort(),
  items: [...run.state.items].map(([id, { state }]) => [id, state]).sort(),
  world: run.world.changed(),
});
