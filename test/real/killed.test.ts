/** kill -9 at random moments: nothing is lost, run twice or skipped, and people are asked only where nobody could know. */
import { rmSync } from "node:fs";
import { describe, expect, it } from "vitest";
import {
  chanceOf,
  type Ground,
  killAll,
  killAt,
  onlyRelease,
  prepareGround,
  rutterIn,
  STEPS,
  statusOf,
  stepsIn,
} from "./killed.ts";

/** All of them in one place: `RUTTER_KILLS=200`. */
const KILLS = Number(process.env.RUTTER_KILLS ?? 200);
const WITH_KEEPER = 20;
const SEED = Number(process.env.RUTTER_SEED ?? 20_260_301);
const QUIET = ["--non-interactive", "--json"];

interface Tally {
  kills: number;
  asked: number;
}

interface Story {
  readonly ground: Ground;
  readonly chance: () => number;
  readonly killsLeft: () => number;
  readonly withKeeper: boolean;
}

/** Answers as somebody would who looks: the step's own record says whether it ended. */
async function answerDoubts(ground: Ground, release: string): Promise<number> {
  const { waits, steps } = await statusOf(ground, release);
  const doubts = waits.filter(({ kind }) => kind === "in-doubt");
  for (const wait of doubts) {
    const title = steps.find(({ id }) => id === wait.step)?.title ?? "";
    const step = Number(/append\.sh (\d+)|Step (\d+)/.exec(title)?.slice(1).find(Boolean));
    // A step that had begun is done by the person by hand where it did not end.
    const began = stepsIn(ground, "began").includes(step);
    const { status, out } = await rutterIn(ground, ["answer", release, wait.id, began ? "done" : "not-done"]);
    expect(status, out).toBe(0);
  }
  return doubts.length;
}

async function carryOut({ ground, chance, killsLeft, withKeeper }: Story): Promise<Tally> {
  const tally = { kills: 0, asked: 0 };
  let release: string | null = null;
  for (let round = 0; round < 100; round += 1) {
    const args: readonly string[] =
      release === null ? ["run", "steps.md", ...QUIET] : ["resume", release, ...QUIET];
    const kill = tally.kills < killsLeft() ? killAt(chance, withKeeper) : null;
    const { status, out, killed } = await rutterIn(ground, args, kill);
    if (killed) tally.kills += 1;
    release ??= await onlyRelease(ground);
    if (killed || release === null) continue;
    if (status === 0) {
      await expectWhole(ground, release, withKeeper);
      return tally;
    }
    expect(status, out).toBe(11);
    const asked = await answerDoubts(ground, release);
    expect(asked, out).toBe(1);
    tally.asked += asked;
  }
  throw new Error("it was not done after a hundred rounds");
}

async function expectWhole(ground: Ground, release: string, withKeeper: boolean): Promise<void> {
  const all = Array.from({ length: STEPS }, (_, index) => index + 1);
  expect(stepsIn(ground, "began")).toEqual(all);
  if (!withKeeper) expect(stepsIn(ground, "ended")).toEqual(all);
  const { state, steps } = await statusOf(ground, release);
  expect(state).toBe("done");
  expect(steps.filter((step) => step.state === "done")).toHaveLength(STEPS);
  expect((await rutterIn(ground, ["log", release, "--verify"])).status).toBe(0);
}

async function stories(kills: number, withKeeper: boolean): Promise<Tally> {
  const chance = chanceOf(SEED + (withKeeper ? 1 : 0));
  const tally = { kills: 0, asked: 0 };
  while (tally.kills < kills) {
    const ground = prepareGround(withKeeper ? "0.15" : "0.05");
    try {
      const told = await carryOut({ ground, chance, killsLeft: () => kills - tally.kills, withKeeper });
      tally.kills += told.kills;
      tally.asked += told.asked;
    } finally {
      killAll(ground);
      rmSync(ground.folder, { recursive: true, force: true });
    }
  }
  return tally;
}

describe("kill -9", () => {
  it(`of Rutter, ${KILLS} times (seed ${SEED}): every step ran once, in order, and hardly anybody was asked`, async () => {
    const { kills, asked } = await stories(KILLS, false);
    console.log(`${kills} kills, ${asked} questions`);
    expect(kills).toBe(KILLS);
    expect(asked).toBeLessThanOrEqual(KILLS / 20);
  }, 900_000);

  it(`of everything, as when the machine dies, ${WITH_KEEPER} times: in doubt, but never twice`, async () => {
    const { kills, asked } = await stories(WITH_KEEPER, true);
    console.log(`${kills} kills, ${asked} questions`);
    expect(kills).toBe(WITH_KEEPER);
  }, 300_000);
});
