/**
 * One release from its start to its end, or to where nothing can happen any more, in virtual time: the loop of every
 * driver over a memory journal, fake hands and simulated people. It dies and is resumed as its script says.
 */
import { addMs, type Instant } from "../../base/index.ts";
import type { Recorded, ReleaseState } from "../../conductor/index.ts";
import type { Journal } from "../../journal/index.ts";
import {
  type Bell,
  type Drive,
  driveLoop,
  makeBell,
  makeLeave,
  performer,
  rackOf,
  type World,
} from "../loop/index.ts";
import { answersOf } from "./answers.ts";
import { type FakeGiven, fakeHands } from "./fake-hands.ts";
import type { Death } from "./fate.ts";
import { type Counts, type Life, openLife } from "./life.ts";
import type { SimulatedWorld } from "./simulated-world.ts";
import { openStage, RELEASE, type SimulationGiven, type Stage } from "./stage.ts";

export interface Simulated {
  readonly events: readonly Recorded[];
  readonly state: ReleaseState;
  readonly world: SimulatedWorld;
  readonly journal: Journal;
  readonly counts: Readonly<Counts>;
  /** For each append of a driver the number of its last event. */
  readonly appends: readonly number[];
  readonly deaths: number;
  /** From the start to the last event: what nobody waits for any more takes no time. */
  readonly ms: number;
  /** `idle`: nothing can happen any more, for nobody comes; `over`: it took too long; `enough`: it was not followed further. */
  readonly as: "ended" | "idle" | "over" | "enough";
}

/** Longer than any release: a lease ends with its process, and not before. */
const LEASE_MS = 3_000_000_000_000;

export async function simulate(given: SimulationGiven): Promise<Simulated> {
  const stage = await openStage(given);
  const { time, journal, world, counts, appends } = stage;
  const latest = addMs(given.startAt, given.longestMs);
  for (;;) {
    const as = await live(stage, latest);
    if (as !== "died") {
      const state = stage.state();
      const ms = Math.max(0, (state.ended?.at ?? state.at ?? given.startAt) - given.startAt);
      const events = await journal.read(RELEASE);
      return { events, state, world, journal, counts, appends, deaths: stage.lives - 1, ms, as };
    }
    const gapMs = given.script.gapMs();
    const until = addMs(time.now(), gapMs);
    // Time stands still where nothing is due.
    time.after(gapMs, () => undefined);
    await time.pass(() => time.now() >= until, until);
  }
}

/** One process, from where it takes the release over. */
async function live(stage: Stage, latest: Instant): Promise<Simulated["as"] | "died"> {
  const { given, time, journal, crowd } = stage;
  stage.lives += 1;
  const holder = `life ${stage.lives}`;
  await journal.take({
    release: RELEASE,
    holder,
    host: "simulated",
    pid: stage.lives,
    at: time.now(),
    forMs: LEASE_MS,
  });
  const bell = makeBell();
  crowd.attach(bell.ring);
  const life = openLife({
    time,
    deathAt: given.script.deathAt,
    counts: stage.counts,
    onDeath: (death) => strike(stage, death),
  });
  const over: { ended: boolean; error: unknown } = { ended: false, error: null };
  driveLoop(worldOf(stage, life), driveOf(holder, stage.lives, bell)).then(
    () => {
      over.ended = true;
    },
    (error: unknown) => {
      over.error = error;
    },
  );
  const pause = await time.pass(
    () => !life.lives() || over.ended || over.error !== null || stage.isEnough(),
    latest,
  );
  if (over.error !== null) throw over.error;
  if (stage.isEnough()) return "enough";
  if (life.lives()) return pause === "done" ? "ended" : pause;
  await journal.leave(RELEASE, holder);
  return "died";
}

/** What survives the end of the process: the deeds of hands that leave their commands in the care of others. */
function strike({ world, given }: Stage, death: Death): void {
  world.cutOff(
    (deed) => death === "machine" || given.catalog[deed.hand]?.probes !== true || deed.hand === "target",
  );
}

/** The value of every secret of a simulated release: no journal may hold it. */
export const SECRET = "s1mulated-s3cret";

function worldOf({ given, time, world, journal, asked, traffic }: Stage, life: Life): World {
  const fake: FakeGiven = {
    answerOf: answersOf(traffic),
    time,
    world,
    fateOf: given.script.fateOf,
    placeOf: (effect: string) => asked.get(effect) ?? null,
  };
  return {
    now: time.now,
    elapsed: time.now,
    sleep: life.sleep,
    journal: life.journal(journal),
    hands: rackOf(fakeHands(given.catalog, fake).map((hand) => performer(life.hand(hand)))),
    secret: async () => SECRET,
    log: () => undefined,
    progress: () => undefined,
    // Whoever is dead is silent: nothing is thrown at it.
    isDeath: () => false,
  };
}

const driveOf = (holder: string, pid: number, bell: Bell): Drive => ({
  release: RELEASE,
  holder,
  host: "simulated",
  pid,
  heardAt: null,
  lost: new AbortController().signal,
  bell,
  leave: makeLeave(bell),
  whenWaiting: "stay",
  onRecorded: () => undefined,
});
