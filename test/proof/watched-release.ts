/**
 * A release as the loop of every driver carries it out, in virtual time, with the real hand that reads figures: time stands
 * still while it talks to its source. Every other hand does what it is told at once, and people answer everything but guards.
 */
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openPlan } from "../../src/app/index.ts";
import { addMs, instant } from "../../src/base/index.ts";
import { emptyState, foldAll, type Recorded, type ReleaseState } from "../../src/conductor/index.ts";
import {
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
  takesBack,
  type VirtualTime,
} from "../../src/drivers/simulation/index.ts";
import { builtInHands, type Hand, type SampleInput } from "../../src/effect/index.ts";
import { sampleHand } from "../../src/hands/metrics/index.ts";
import type { Plan } from "../../src/plan/index.ts";
import { REPOSITORY } from "../repository.ts";
import { helpfulPeople } from "../simulation/helpful.ts";

/** A Tuesday morning. */
export const START = instant(Date.UTC(2026, 2, 3, 14, 30));
export const TICK_MS = 5000;
export const SECOND = 1000;
export const MINUTE = 60_000;
const RELEASE = "proof";

export interface PlanAsked {
  readonly example: string;
  readonly file: string;
  readonly environment?: string;
  readonly settings: Readonly<Record<string, string>>;
  /** Where its figures are read. */
  readonly url: string;
  readonly figures: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** The input that is the version. */
  readonly version?: string;
}

/** The runbook as it stands in the examples, beside a configuration that says where its figures are read. */
export async function planOf(asked: PlanAsked): Promise<Plan> {
  const folder = mkdtempSync(join(tmpdir(), "rutter-proof-"));
  try {
    cpSync(join(REPOSITORY, "examples", asked.example), folder, { recursive: true });
    const { environment = "production", url, figures, version, file } = asked;
    const side = version === undefined ? {} : { side: { label: "version" } };
    const service = { runbooks: { it: file }, metrics: "own", ...(version === undefined ? {} : { version }) };
    const configuration = {
      services: { web: service },
      environments: { [environment]: {} },
      sources: { one: { kind: "prometheus", url, every: "5s" } },
      metrics: { own: { source: "one", ...side, figures } },
    };
    writeFileSync(join(folder, "rutter.yaml"), JSON.stringify(configuration));
    const settings = new Map(Object.entries(asked.settings));
    const given = { file: join(folder, file), procedure: null, environment, settings };
    const { plan, diagnostics } = await openPlan(given);
    if (plan === null) throw new Error(JSON.stringify(diagnostics));
    return plan;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

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

export async function watch(plan: Plan, time: VirtualTime): Promise<Watched> {
  const journal = openQuickJournal();
  const gate = ioGate();
  const world = openWorld({ time, touches: {}, takesBack: takesBack(plan) });
  const people = helpfulPeople({ plan, world });
  const bell = makeBell();
  const recordeds: Recorded[] = [];
  let state = emptyState();
  let enough = (_recorded: Recorded, _state: ReleaseState): boolean => false;
  let over = false;
  let signals = 0;
  const put = ({ who, ...said }: Saying): void => {
    signals += 1;
    const by = { who, signed: said.kind === "approve" };
    const signal = { id: `s${signals}`, by, at: time.now(), from: "test", ...said };
    void journal.put(RELEASE, { signal, putAt: time.now() }).then(() => bell.ring());
  };
  const hear = (recorded: Recorded): void => {
    recordeds.push(recorded);
    state = foldAll(state, [recorded]);
    over ||= enough(recorded, state);
    const { event } = recorded;
    if (event.type !== "wait.opened" || event.wait.kind === "guard") return;
    const { id: about, kind } = event.wait;
    if (kind === "ready")
      put({ kind: "waive", who: "ana", about, value: null, note: "it was tried by hand" });
    else for (const { saying } of people.answer(event.wait, state).slice(0, 1)) put(saying);
  };
  const by = { who: "starter", signed: false };
  const begun = await journal.append({
    release: RELEASE,
    events: [
      { type: "release.started", release: RELEASE, conductor: 2, plan, by, dryRun: false, leftOut: [] },
    ],
    after: 0,
    at: time.now(),
    holder: null,
  });
  for (const each of begun) hear(each);
  let lost = new AbortController();
  let failed: unknown = null;
  let lives = 0;
  const drive = (): void => {
    lives += 1;
    const holder = `life ${lives}`;
    lost = new AbortController();
    const { signal } = lost;
    const { hands, world: own } = handsOf({ time, gate, world });
    const given: World = { ...own, journal, hands, now: time.now, elapsed: time.now, sleep: time.sleep };
    driveLoop(given, {
      release: RELEASE,
      holder,
      host: "here",
      pid: lives,
      heardAt: null,
      lost: signal,
      bell,
      leave: makeLeave(bell),
      whenWaiting: "stay",
      onRecorded: hear,
    }).catch((error: unknown) => {
      if (!signal.aborted) failed = error;
    });
  };
  const pass = async (until: () => boolean, forMs: number): Promise<void> => {
    const latest = addMs(time.now(), forMs);
    for (;;) {
      await time.pass(() => gate.isBusy() || until() || failed !== null, latest);
      if (failed !== null) throw failed;
      if (!gate.isBusy()) return;
      await gate.idle();
    }
  };
  drive();
  return {
    plan,
    time,
    state: () => state,
    recordeds: () => recordeds,
    until: async (holds, forMs) => {
      over = false;
      enough = holds;
      await pass(() => over || state.ended !== null, forMs);
      return over;
    },
    dies: async (gapMs) => {
      lost.abort();
      await gate.idle();
      const at = time.now() + gapMs;
      time.after(gapMs, () => undefined);
      await pass(() => time.now() >= at, gapMs);
      drive();
    },
  };
}

function handsOf({
  time,
  gate,
  world,
}: {
  time: VirtualTime;
  gate: ReturnType<typeof ioGate>;
  world: ReturnType<typeof openWorld>;
}) {
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
  const rest = {
    secret: async () => "secret",
    log: () => undefined,
    progress: () => undefined,
    isDeath: () => false,
  };
  return {
    hands: rackOf([...fakes.map(performer), performer(real)]),
    world: rest,
  };
}

export const clockFrom = (): VirtualTime => openTime(START);
