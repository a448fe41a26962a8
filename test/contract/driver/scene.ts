/** The scene of a driver's contract: one release, its journal and its world, through as many processes as it takes. */
import { instant } from "../../../src/base/index.ts";
import type { Recorded, ReleaseEvent, ReleaseState, SignalKind } from "../../../src/conductor/index.ts";
import {
  type Driven,
  type LeaveHow,
  type Performer,
  performer,
  rackOf,
} from "../../../src/drivers/loop/index.ts";
import type { Journal } from "../../../src/journal/index.ts";
import type { Plan } from "../../../src/plan/index.ts";
import { type DiesAt, mortal } from "../../drivers/crashing-journal.ts";
import { isCrash, type Script, type ScriptedWorld, scriptedWorld } from "../../drivers/scripted-world.ts";
import { planOf, type StepGiven } from "../../drivers/step-plan.ts";

export interface DriverGiven {
  readonly journal: Journal;
  readonly hands: ReadonlyMap<string, Performer>;
  readonly pid: number;
  readonly isDeath: (error: unknown) => boolean;
}

export interface OpenedDriver {
  readonly drive: (
    release: string,
    asked: {
      readonly whenWaiting: "stay" | "leave";
      readonly onRecorded?: (recorded: Recorded, state: ReleaseState) => void;
    },
  ) => Promise<{ readonly end: Promise<Driven>; readonly leave: (how: LeaveHow) => void }>;
  readonly close: () => Promise<void>;
}

export interface JournalPlace {
  /** The same journal, as another process opens it. */
  readonly open: (isAlive: (pid: number) => boolean) => Promise<Journal>;
  readonly remove: () => Promise<void>;
}

export interface DriverContract {
  readonly open: (given: DriverGiven) => OpenedDriver;
  readonly journals: Readonly<Record<string, () => Promise<JournalPlace>>>;
}

export const RELEASE = "r1";

export interface Process extends OpenedDriver {
  readonly die: () => never;
}

export interface Scene {
  readonly world: ScriptedWorld;
  readonly journal: Journal;
  /** A driver of a process of its own. */
  readonly process: (script?: Script, diesAt?: DiesAt | null) => Promise<Process>;
  readonly events: () => Promise<readonly ReleaseEvent[]>;
  readonly signal: (
    kind: SignalKind,
    more?: { id?: string; about?: string; value?: string },
  ) => Promise<string>;
}

/** Every scene is closed when the next begins, and at the end. */
export interface Theatre {
  readonly sceneOf: (plan: Plan) => Promise<Scene>;
  readonly close: () => Promise<void>;
}

/** Steps in a row, one for each hand. */
export const row = (hands: readonly string[], more: Partial<StepGiven> = {}): Plan =>
  planOf(Object.fromEntries(hands.map((hand, at) => [`n${at + 1}`, { hand, ...more }])));

const by = { who: "ana", signed: false };

const now = () => instant(Date.now());

export function openTheatre(open: DriverContract["open"], openPlace: () => Promise<JournalPlace>): Theatre {
  const opened: OpenedDriver[] = [];
  let place: JournalPlace | null = null;
  const close = async (): Promise<void> => {
    for (const one of opened.splice(0)) await one.close().catch(() => undefined);
    await place?.remove();
    place = null;
  };
  return {
    close,
    sceneOf: async (plan) => {
      await close();
      place = await openPlace();
      return sceneIn(place, plan, (given) => {
        const driver = open(given);
        opened.push(driver);
        return driver;
      });
    },
  };
}

async function sceneIn(place: JournalPlace, plan: Plan, open: DriverContract["open"]): Promise<Scene> {
  const dead = new Set<number>();
  const isAlive = (pid: number): boolean => !dead.has(pid);
  let count = 1000;
  const journal = await place.open(isAlive);
  const world = scriptedWorld();
  const started = { type: "release.started", release: RELEASE, conductor: 1, plan, by } as const;
  const events = [{ ...started, dryRun: false, leftOut: [] }];
  await journal.append({ release: RELEASE, events, after: 0, at: now(), holder: null });
  return {
    world,
    journal,
    process: async (script, diesAt = null) => {
      count += 1;
      const pid = count;
      const own = mortal(await place.open(isAlive), diesAt);
      const hands = rackOf(world.hands(script).map(performer));
      const isDeath = (error: unknown): boolean => {
        if (isCrash(error)) dead.add(pid);
        return isCrash(error);
      };
      return { ...open({ journal: own.journal, hands, pid, isDeath }), die: own.die };
    },
    events: async () => (await journal.read(RELEASE)).map(({ event }) => event),
    signal: async (kind, { id, about = null, value = null } = {}) => {
      count += 1;
      const given = { id: id ?? `s${count}`, kind, by, at: now(), from: "test" };
      await journal.put(RELEASE, { signal: { ...given, about, value, note: "because" }, putAt: now() });
      return given.id;
    },
  };
}
