/** What a driver's contract asks of a process that dies at any moment: the same end, and nothing unsafe done twice. */
import { expect, it } from "vitest";
import type { DiesAt } from "../../drivers/crashing-journal.ts";
import { isCrash, type Script } from "../../drivers/scripted-world.ts";
import { type Process, RELEASE, row, type Scene, type Theatre } from "./scene.ts";

const HANDS = ["told", "blind", "safe", "keyed"];

const alone = { whenWaiting: "leave" } as const;

/** Drives on, one process after another, and answers what is asked about effects in doubt as it was. */
async function toTheEnd(scene: Scene): Promise<{ state: string; asked: number }> {
  let asked = 0;
  for (let turn = 0; turn < 10; turn += 1) {
    const { as, state } = await (await (await scene.process()).drive(RELEASE, alone)).end;
    if (as === "ended") return { state: state.state, asked };
    for (const wait of state.waits.values()) {
      asked += 1;
      const was = scene.world.done.some(({ id }) => id === wait.node);
      await scene.signal("answer", { about: wait.id, value: was ? "done" : "not-done" });
    }
  }
  return { state: "never ends", asked };
}

function checkWorld(scene: Scene): void {
  const ids = scene.world.done.map(({ id }) => id);
  expect([...new Set(ids)]).toEqual(["n1", "n2", "n3", "n4"]);
  for (const [at, hand] of HANDS.entries()) {
    const times = ids.filter((id) => id === `n${at + 1}`).length;
    if (hand !== "safe") expect(`${hand} ${times}`).toBe(`${hand} 1`);
  }
}

/** Whether that append was reached at all. */
async function dieAtAppend(theatre: Theatre, diesAt: DiesAt): Promise<boolean> {
  const scene = await theatre.sceneOf(row(HANDS));
  const driver = await scene.process(undefined, diesAt);
  const end: unknown = await (await driver.drive(RELEASE, alone)).end.catch((error: unknown) => error);
  const { state, asked } = await toTheEnd(scene);
  expect({ ...diesAt, state }).toEqual({ ...diesAt, state: "done" });
  expect(asked).toBeLessThanOrEqual(1);
  checkWorld(scene);
  expect(await scene.journal.verify(RELEASE)).toMatchObject({ whole: true });
  return isCrash(end);
}

async function dieInHand(theatre: Theatre, step: string, when: DiesAt["when"]): Promise<void> {
  const scene = await theatre.sceneOf(row(HANDS));
  let process: Process | null = null;
  const script: Script = async (act, _, id) => {
    if (id === step && when === "before") process?.die();
    const outcome = act();
    if (id === step) process?.die();
    return outcome;
  };
  process = await scene.process(script);
  const end: unknown = await (await process.drive(RELEASE, alone)).end.catch((error: unknown) => error);
  expect(isCrash(end)).toBe(true);
  const { state, asked } = await toTheEnd(scene);
  // Only what cannot be told afterwards and may not be done twice is asked of a person.
  expect({ step, when, state, asked }).toEqual({ step, when, state: "done", asked: step === "n2" ? 1 : 0 });
  checkWorld(scene);
}

export function dying(theatre: () => Theatre): void {
  it("that dies at any append comes to the same end and does nothing unsafe twice", async () => {
    let at = 0;
    while (
      (await dieAtAppend(theatre(), { append: at, when: "before" })) &&
      (await dieAtAppend(theatre(), { append: at, when: "after" }))
    ) {
      at += 1;
    }
    expect(at).toBeGreaterThan(8);
  });

  it("that dies while a hand is at it does so as well", async () => {
    for (const step of ["n1", "n2", "n3", "n4"]) {
      await dieInHand(theatre(), step, "before");
      await dieInHand(theatre(), step, "after");
    }
  });
}
