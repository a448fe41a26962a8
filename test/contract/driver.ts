/**
 * What every driver must keep, whatever it drives with: the order of writing, what a crash at any moment leads to, signals,
 * leaving. A driver's own test opens it and hands it in.
 */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { instant } from "../../src/base/index.ts";
import type { Recorded, ReleaseEvent, ReleaseState, SignalKind } from "../../src/conductor/index.ts";
import type { Driven, LeaveHow, Performer } from "../../src/drivers/loop/index.ts";
import { performer, rackOf } from "../../src/drivers/loop/index.ts";
import type { Journal } from "../../src/journal/index.ts";
import type { Plan } from "../../src/plan/index.ts";
import { type DiesAt, mortal } from "../drivers/crashing-journal.ts";
import { fine, isCrash, type Script, type ScriptedWorld, scriptedWorld } from "../drivers/scripted-world.ts";
import { planOf, question, type StepGiven } from "../drivers/step-plan.ts";

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

const RELEASE = "r1";

/** One release, its journal and its world, through as many processes as it takes. */
interface Scene {
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

interface Process extends OpenedDriver {
  readonly die: () => never;
  readonly appends: () => number;
}

export function driverContract(name: string, { open, journals }: DriverContract): void {
  describe.each(Object.entries(journals))(`${name}, with a journal in %s`, (_, openPlace) => {
    let place: JournalPlace;
    const opened: OpenedDriver[] = [];
    const dead = new Set<number>();
    let pids = 1000;

    beforeEach(async () => {
      place = await openPlace();
    });
    afterEach(async () => {
      for (const one of opened.splice(0)) await one.close().catch(() => undefined);
      await place.remove();
    });

    const sceneOf = async (plan: Plan): Promise<Scene> => {
      const isAlive = (pid: number): boolean => !dead.has(pid);
      const journal = await place.open(isAlive);
      const world = scriptedWorld();
      const by = { who: "ana", signed: false };
      const started: ReleaseEvent = {
        type: "release.started",
        release: RELEASE,
        conductor: 1,
        plan,
        by,
        dryRun: false,
        leftOut: [],
      };
      await journal.append({
        release: RELEASE,
        events: [started],
        after: 0,
        at: instant(Date.now()),
        holder: null,
      });
      return {
        world,
        journal,
        process: async (script, diesAt = null) => {
          const pid = pids++;
          const own = mortal(await place.open(isAlive), diesAt);
          const hands = rackOf(world.hands(script).map(performer));
          const isDeath = (error: unknown): boolean => {
            if (isCrash(error)) dead.add(pid);
            return isCrash(error);
          };
          const driver = open({ journal: own.journal, hands, pid, isDeath });
          opened.push(driver);
          return { ...driver, die: own.die, appends: own.appends };
        },
        events: async () => (await journal.read(RELEASE)).map(({ event }) => event),
        signal: async (kind, { id = `s${pids++}`, about = null, value = null } = {}) => {
          const at = instant(Date.now());
          const signal = { id, kind, by, at, from: "test", about, value, note: "because" };
          await journal.put(RELEASE, { signal, putAt: at });
          return id;
        },
      };
    };

    const row = (hands: readonly string[], more: Partial<StepGiven> = {}): Plan =>
      planOf(Object.fromEntries(hands.map((hand, at) => [`n${at + 1}`, { hand, ...more }])));

    it("writes what it asks for before it is done, and what came of it before anything else", async () => {
      const scene = await sceneOf(row(["told", "blind", "safe"]));
      const seen: string[] = [];
      const script: Script = async (act, context) => {
        const events = await scene.events();
        // The hand looks into the journal: it is asked for there, and the one before has ended there.
        const last = events.findLast((event) => event.type === "effect.asked");
        seen.push(last?.effect.id === context.effect.id ? "asked" : "not asked");
        const open = events.filter((each) => each.type === "effect.asked").length;
        seen.push(String(open - events.filter((each) => each.type === "effect.ended").length));
        return act();
      };
      const driver = await scene.process(script);
      const driving = await driver.drive(RELEASE, { whenWaiting: "leave" });
      expect(await driving.end).toMatchObject({ as: "ended", state: { state: "done" } });
      expect(seen).toEqual(["asked", "1", "asked", "1", "asked", "1"]);
      expect(scene.world.done.map(({ id }) => id)).toEqual(["n1", "n2", "n3"]);
    });

    it("does side by side what need not wait for each other", async () => {
      const scene = await sceneOf(
        planOf({
          n1: { hand: "told" },
          n2: { hand: "told", after: ["n1"] },
          n3: { hand: "told", after: ["n1"] },
          n4: { hand: "told", after: ["n2", "n3"] },
        }),
      );
      let inside = 0;
      let most = 0;
      const script: Script = async (act) => {
        inside += 1;
        most = Math.max(most, inside);
        await new Promise((resolve) => setTimeout(resolve, 30));
        inside -= 1;
        return act();
      };
      const driving = await (await scene.process(script)).drive(RELEASE, { whenWaiting: "leave" });
      expect((await driving.end).state.state).toBe("done");
      expect(most).toBe(2);
      expect(scene.world.done.map(({ id }) => id).sort()).toEqual(["n1", "n2", "n3", "n4"]);
    });

    it("takes a hand that breaks, one that is not there and one that answers nonsense for failed steps", async () => {
      for (const broken of ["throws", "nonsense", "missing"]) {
        const scene = await sceneOf(row([broken === "missing" ? "teleport" : "told"]));
        const script: Script = async () => {
          if (broken === "throws") throw new TypeError("cannot read properties of undefined");
          return { state: "great" } as never;
        };
        const driving = await (await scene.process(script)).drive(RELEASE, { whenWaiting: "leave" });
        await driving.end;
        const ended = (await scene.events()).find((event) => event.type === "effect.ended");
        expect(ended).toMatchObject({ outcome: { state: "failed" } });
        const said = ended?.type === "effect.ended" ? ended.outcome.evidence.join("\n") : "";
        expect(said).toMatch(broken === "missing" ? /nothing here performs "teleport"/ : /^bug$/m);
        await place.remove();
        place = await openPlace();
      }
    });

    it("ends where only a person can carry it on, and goes on when it is resumed", async () => {
      const scene = await sceneOf(
        planOf({ n1: { hand: "told" }, q: question("All well?"), n2: { hand: "told" } }),
      );
      const first = await (await scene.process()).drive(RELEASE, { whenWaiting: "leave" });
      const waiting = await first.end;
      expect(waiting.as).toBe("waiting");
      const [wait] = [...waiting.state.waits.values()];
      await scene.signal("answer", { about: wait?.id ?? "?", value: "yes" });
      const second = await (await scene.process()).drive(RELEASE, { whenWaiting: "leave" });
      expect(await second.end).toMatchObject({ as: "ended", state: { state: "done" } });
      const events = await scene.events();
      expect(
        events.filter((event) => event.type === "driver.took").map((event) => event.gapMs === null),
      ).toEqual([true, false]);
      expect(events.filter((event) => event.type === "driver.left")).toHaveLength(1);
    });

    // Again where the machine was busy with something else.
    it("takes a signal from another process within 250 ms, and one that comes twice once", {
      retry: 2,
    }, async () => {
      const scene = await sceneOf(planOf({ q: question("All well?"), n1: { hand: "told" } }));
      let opened: () => void = () => {};
      let wait = "";
      let heardAt = 0;
      const isOpen = new Promise<void>((resolve) => {
        opened = resolve;
      });
      const driving = await (await scene.process()).drive(RELEASE, {
        whenWaiting: "stay",
        onRecorded: ({ event }) => {
          if (event.type === "wait.opened") {
            wait = event.wait.id;
            opened();
          }
          if (event.type === "signal.received") heardAt = performance.now();
        },
      });
      await isOpen;
      const putAt = performance.now();
      await scene.signal("answer", { id: "same", about: wait, value: "yes" });
      await scene.signal("answer", { id: "same", about: wait, value: "yes" });
      expect((await driving.end).state.state).toBe("done");
      await scene.signal("answer", { id: "same", about: wait, value: "yes" });
      expect(heardAt - putAt).toBeLessThan(250);
      const received = (await scene.events()).filter((event) => event.type === "signal.received");
      expect(received).toHaveLength(1);
    });

    it("refuses to drive what another process drives", async () => {
      const scene = await sceneOf(planOf({ q: question("All well?") }));
      const first = await (await scene.process()).drive(RELEASE, { whenWaiting: "stay" });
      const second = await scene.process();
      await expect(second.drive(RELEASE, { whenWaiting: "leave" })).rejects.toMatchObject({
        code: "RELEASE_DRIVEN",
      });
      first.leave("now");
      expect((await first.end).as).toBe("left");
      const third = await second.drive(RELEASE, { whenWaiting: "leave" });
      expect((await third.end).as).toBe("waiting");
    });

    it("leaves after the step under way, or at once, and stops when it is told to", async () => {
      const leaving = async (how: LeaveHow) => {
        const scene = await sceneOf(row(["told", "told"]));
        let leave: (how: LeaveHow) => void = () => {};
        const script: Script = async (act, { signal }, id) => {
          if (id !== "n1") return act();
          leave(how);
          await new Promise<void>((resolve) => {
            setTimeout(resolve, 60);
            signal.addEventListener("abort", () => resolve());
          });
          return signal.aborted ? { ...fine, state: "cancelled" } : act();
        };
        const driving = await (await scene.process(script)).drive(RELEASE, { whenWaiting: "stay" });
        leave = driving.leave;
        const { as, state } = await driving.end;
        const done = scene.world.done.map(({ id }) => id);
        await new Promise((resolve) => setTimeout(resolve, 80));
        await place.remove();
        place = await openPlace();
        return { as, paused: state.paused !== null, ended: state.ended?.as ?? null, done };
      };
      expect(await leaving("pause")).toEqual({ as: "left", paused: true, ended: null, done: ["n1"] });
      expect(await leaving("now")).toEqual({ as: "left", paused: false, ended: null, done: [] });
      expect(await leaving("stop")).toMatchObject({ as: "ended", ended: "stopped", done: [] });
    });

    it("writes nothing after its lease was lost", async () => {
      const scene = await sceneOf(row(["told", "told"]));
      const driver = await scene.process(async (act) => {
        const lease = await scene.journal.lease(RELEASE);
        await scene.journal.leave(RELEASE, lease?.holder ?? "");
        const other = { release: RELEASE, holder: "other", host: "elsewhere", pid: 1 };
        await scene.journal.take({ ...other, at: instant(Date.now()), forMs: 60_000 });
        return act();
      });
      const driving = await driver.drive(RELEASE, { whenWaiting: "stay" });
      await expect(driving.end).rejects.toMatchObject({ code: "RELEASE_LEASE_LOST" });
      const events = await scene.events();
      expect(events.filter(({ type }) => type === "effect.asked")).toHaveLength(1);
      expect(events.filter(({ type }) => type === "effect.ended")).toEqual([]);
      expect((await scene.journal.lease(RELEASE))?.holder).toBe("other");
    });

    describe("that dies", () => {
      const hands = ["told", "blind", "safe", "keyed"];

      /** Drives on, one process after another, and answers what is asked about effects in doubt as it was. */
      const toTheEnd = async (scene: Scene): Promise<{ state: string; asked: number }> => {
        let asked = 0;
        for (let turn = 0; turn < 10; turn += 1) {
          const { as, state } = await (await (await scene.process()).drive(RELEASE, { whenWaiting: "leave" }))
            .end;
          if (as === "ended") return { state: state.state, asked };
          for (const wait of state.waits.values()) {
            asked += 1;
            const was = scene.world.done.some(({ id }) => id === wait.node);
            await scene.signal("answer", { about: wait.id, value: was ? "done" : "not-done" });
          }
        }
        return { state: "never ends", asked };
      };

      const checkWorld = (scene: Scene): void => {
        const ids = scene.world.done.map(({ id }) => id);
        expect([...new Set(ids)]).toEqual(["n1", "n2", "n3", "n4"]);
        for (const [at, hand] of hands.entries()) {
          const times = ids.filter((id) => id === `n${at + 1}`).length;
          if (hand !== "safe") expect(`${hand} ${times}`).toBe(`${hand} 1`);
        }
      };

      it("at any append, before or after it, comes to the same end and does nothing unsafe twice", async () => {
        let points = 0;
        for (let at = 0; ; at += 1) {
          let crashed = false;
          for (const when of ["before", "after"] as const) {
            const scene = await sceneOf(row(hands));
            const driver = await scene.process(undefined, { append: at, when });
            const end = await (await driver.drive(RELEASE, { whenWaiting: "leave" })).end.catch(
              (error) => error,
            );
            crashed = isCrash(end);
            const { state, asked } = await toTheEnd(scene);
            expect({ at, when, state }).toEqual({ at, when, state: "done" });
            expect(asked).toBeLessThanOrEqual(1);
            checkWorld(scene);
            expect(await scene.journal.verify(RELEASE)).toMatchObject({ whole: true });
            await place.remove();
            place = await openPlace();
            points += 1;
          }
          if (!crashed) break;
        }
        expect(points).toBeGreaterThan(16);
      });

      it("while a hand is at it, before or after it was done, as well", async () => {
        for (const step of ["n1", "n2", "n3", "n4"]) {
          for (const when of ["before", "after"] as const) {
            const scene = await sceneOf(row(hands));
            let process: Process | null = null;
            const script: Script = async (act, _, id) => {
              if (id === step && when === "before") process?.die();
              const outcome = act();
              if (id === step) process?.die();
              return outcome;
            };
            process = await scene.process(script);
            const end = await (await process.drive(RELEASE, { whenWaiting: "leave" })).end.catch(
              (error) => error,
            );
            expect(isCrash(end)).toBe(true);
            const { state, asked } = await toTheEnd(scene);
            expect({ step, when, state, asked }).toEqual({
              step,
              when,
              state: "done",
              asked: step === "n2" ? 1 : 0,
            });
            checkWorld(scene);
            await place.remove();
            place = await openPlace();
          }
        }
      });
    });
  });
}
