/**
 * A release as the loop of every driver carries it out, in virtual time, with the real hand that reads figures: time stands
 * still while it talks to its source. Every other hand does what it is told at once, and people answer everything but guards.
 */
import { addMs, instant } from "../../src/base/index.ts";
import { emptyState, foldAll, type Recorded, type ReleaseState } from "../../src/conductor/index.ts";
import {
  type Bell,
  driveLoop,
  makeBell,
  makeLeave,
  performer,
  rackOf,
  type World,
} from "../../src/drivers/loop/index.ts";
import {
  fakeHand,
  openQuickJournal,
  openTime,
  openWorld,
  type Saying,
  type SimulatedWorld,
  takesBack,
  type VirtualTime,
} from "../../src/drivers/simulation/index.ts";
import { builtInHands, type Hand, type SampleInput } from "../../src/effect/index.ts";
import { sampleHand } from "../../src/hands/metrics/index.ts";
import type { Journal } from "../../src/journal/index.ts";
import type { Plan } from "../../src/plan/index.ts";
import { helpfulPeople } from "../simulation/helpful.ts";

/** A Tuesday morning. */
export const START = instant(Date.UTC(2026, 2, 3, 14, 30));
export const TICK_MS = 5000;
export const SECOND = 1000;
export const MINUTE = 60_000;
const RELEASE = "proof";

export interface Watched {
  readonly plan: Plan;
  readonly time: VirtualTime;
  readonly state: () => ReleaseState;
  readonly recordeds: () => readonly Recorded[];
  /** Until this holds after an event; false: it never did in so much time. */
  readonly until: (
    holds: (recorded: Recorded, state: ReleaseState) => boolean,
    forMs: number,
  ) => Promise<boolean>;
  /** The process that drives dies here, and another takes the release so much later. */
  readonly dies: (gapMs: number) => Promise<void>;
}

/** Time passes only while nobody talks to the world outside. */
function ioGate() {
  let busy = 0;
  const idle: (() => void)[] = [];
  return {
    isBusy: () => busy > 0,
    idle: () => (busy === 0 ? Promise.resolve() : new Promise<void>((resolve) => idle.push(resolve))),
    through: async <Value>(act: () => Promise<Value>): Promise<Value> => {
      busy += 1;
      try {
        return await act();
      } finally {
        busy -= 1;
        if (busy === 0) for (const wake of idle.splice(0)) wake();
      }
    },
  };
}

interface Ground {
  readonly plan: Plan;
  readonly time: VirtualTime;
  readonly journal: Journal;
  readonly gate: ReturnType<typeof ioGate>;
  readonly world: SimulatedWorld;
  readonly bell: Bell;
}

/** All that was recorded, and people who answer what is asked of them. */
function openRecord({ plan, time, journal, world, bell }: Ground) {
  const people = helpfulPeople({ plan, world });
  const recordeds: Recorded[] = [];
  const record = { state: emptyState(), recordeds, over: false, enough: (_: Recorded): boolean => false };
  let signals = 0;
  const put = ({ who, ...said }: Saying): void => {
    signals += 1;
    const by = { who, signed: said.kind === "approve" };
    const signal = { id: `s${signals}`, by, at: time.now(), from: "test", ...said };
    void journal.put(RELEASE, { signal, putAt: time.now() }).then(() => bell.ring());
  };
  const hear = (recorded: Recorded): void => {
    recordeds.push(recorded);
    record.state = foldAll(record.state, [recorded]);
    record.over ||= record.enough(recorded);
    const { event } = recorded;
    if (event.type !== "wait.opened" || event.wait.kind === "guard") return;
    const { id: about, kind } = event.wait;
    if (kind === "ready")
      put({ kind: "waive", who: "ana", about, value: null, note: "it was tried by hand" });
    else for (const { saying } of people.answer(event.wait, record.state).slice(0, 1)) put(saying);
  };
  return { record, hear };
}

interface Life {
  readonly lost: AbortController;
  /** What it ended with, but for its death. */
  failed: unknown;
}

function live(ground: Ground, number: number, hear: (recorded: Recorded) => void): Life {
  const { time, journal, bell } = ground;
  const life: Life = { lost: new AbortController(), failed: null };
  const world: World = { ...handsOf(ground), journal, now: time.now, elapsed: time.now, sleep: time.sleep };
  driveLoop(world, {
    release: RELEASE,
    holder: `life ${number}`,
    host: "here",
    pid: number,
    heardAt: null,
    lost: life.lost.signal,
    bell,
    leave: makeLeave(bell),
    whenWaiting: "stay",
    onRecorded: hear,
  }).catch((error: unknown) => {
    if (!life.lost.signal.aborted) life.failed = error;
  });
  return life;
}

export async function watch(plan: Plan, time: VirtualTime): Promise<Watched> {
  const world = openWorld({ time, touches: {}, takesBack: takesBack(plan) });
  const ground: Ground = { plan, time, journal: openQuickJournal(), gate: ioGate(), world, bell: makeBell() };
  const { journal, gate } = ground;
  const { record, hear } = openRecord(ground);
  const by = { who: "starter", signed: false };
  const started = { type: "release.started", release: RELEASE, conductor: 2, plan, by } as const;
  const events = [{ ...started, dryRun: false, leftOut: [] }];
  const begun = await journal.append({ release: RELEASE, events, after: 0, at: time.now(), holder: null });
  for (const each of begun) hear(each);
  let lives = 1;
  let life = live(ground, lives, hear);
  const pass = async (until: () => boolean, forMs: number): Promise<void> => {
    const latest = addMs(time.now(), forMs);
    for (;;) {
      await time.pass(() => gate.isBusy() || until() || life.failed !== null, latest);
      if (life.failed !== null) throw life.failed;
      if (!gate.isBusy()) return;
      await gate.idle();
    }
  };
  return {
    plan,
    time,
    state: () => record.state,
    recordeds: () => record.recordeds,
    until: async (holds, forMs) => {
      record.over = false;
      record.enough = (recorded) => holds(recorded, record.state);
      await pass(() => record.over || record.state.ended !== null, forMs);
      return record.over;
    },
    dies: async (gapMs) => {
      life.lost.abort();
      await gate.idle();
      const at = time.now() + gapMs;
      // Time stands still where nothing is due.
      time.after(gapMs, () => undefined);
      await pass(() => time.now() >= at, gapMs);
      lives += 1;
      life = live(ground, lives, hear);
    },
  };
}

/** The hand that reads figures is the real one; whatever else is asked is done at once. */
function handsOf({ time, gate, world }: Ground): Omit<World, "journal" | "now" | "elapsed" | "sleep"> {
  const sample = sampleHand({
    renew: () => Promise.reject(new Error("nothing is held")),
    commands: async () => ({ status: 1, out: "", err: "no commands here" }),
    clock: time.now,
  });
  const real: Hand<SampleInput> = {
    ...sample,
    perform: (input, context) => gate.through(() => sample.perform(input, context)),
  };
  const fakes = Object.values(builtInHands)
    .filter(({ name }) => name !== "sample")
    .map((card) =>
      fakeHand(card, {
        time,
        world,
        fateOf: () => ({ kind: "works", ms: 0 }),
        placeOf: () => null,
        answerOf: (hand) =>
          hand === "calendar" ? { state: "done", data: { freezes: [], incidents: [] }, evidence: [] } : null,
      }),
    );
  return {
    hands: rackOf([...fakes.map(performer), performer(real)]),
    secret: async () => "secret",
    log: () => undefined,
    progress: () => undefined,
    isDeath: () => false,
  };
}

export const clockFrom = (): VirtualTime => openTime(START);
