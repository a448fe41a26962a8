/** A release in a world whose clock is moved by hand, driven by the loop alone. */
import type { Recorded, ReleaseEvent, Signal } from "../../src/conductor/index.ts";
import {
  type Drive,
  type Driven,
  driveLoop,
  makeBell,
  makeLeave,
  performer,
  rackOf,
  type World,
} from "../../src/drivers/loop/index.ts";
import { type Journal, openMemoryJournal } from "../../src/journal/index.ts";
import type { Plan } from "../../src/plan/index.ts";
import { type HandClock, handClock } from "./hand-clock.ts";
import { type Script, type ScriptedWorld, scriptedWorld } from "./scripted-world.ts";

export const NOON = 1_800_000_000_000;
const RELEASE = "r1";

export interface Stage {
  readonly clock: HandClock;
  readonly world: ScriptedWorld;
  readonly logged: string[];
  readonly events: () => Promise<readonly ReleaseEvent[]>;
  readonly recordeds: () => Promise<readonly Recorded[]>;
  readonly put: (signal: Omit<Signal, "at">) => Promise<unknown>;
  readonly drive: (script?: Script, more?: Partial<Drive>) => Promise<Driven>;
}

export async function stageOf(
  plan: Plan,
  wrap: (journal: Journal) => Journal = (journal) => journal,
): Promise<Stage> {
  const clock = handClock(NOON);
  const journal = openMemoryJournal();
  const world = scriptedWorld();
  const logged: string[] = [];
  const by = { who: "ana", signed: false };
  const started = { type: "release.started", release: RELEASE, conductor: 1, plan, by } as const;
  const events = [{ ...started, dryRun: false, leftOut: [] }];
  await journal.append({ release: RELEASE, events, after: 0, at: clock.now(), holder: null });
  await journal.take({ release: RELEASE, holder: "h", host: "here", pid: 1, at: clock.now(), forMs: 1e9 });
  const bell = makeBell();
  return {
    clock,
    world,
    logged,
    events: async () => (await journal.read(RELEASE)).map(({ event }) => event),
    put: (signal) => journal.put(RELEASE, { signal: { ...signal, at: clock.now() }, putAt: clock.now() }),
    recordeds: () => journal.read(RELEASE),
    drive: (script, more = {}) => {
      const given: World = {
        now: clock.now,
        elapsed: clock.elapsed,
        sleep: clock.sleep,
        journal: wrap(journal),
        hands: rackOf(world.hands(script).map(performer)),
        secret: async () => "",
        log: (_, line) => logged.push(line),
        progress: () => undefined,
        isDeath: () => false,
      };
      const drive: Drive = {
        release: RELEASE,
        holder: "h",
        host: "here",
        pid: 1,
        heardAt: null,
        lost: new AbortController().signal,
        bell,
        leave: makeLeave(bell),
        whenWaiting: "leave",
        onRecorded: () => undefined,
        ...more,
      };
      return clock.until(driveLoop(given, drive));
    },
  };
}
