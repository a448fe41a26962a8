/** A step that is under way in one home is not done again by another that was given the release. */
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterEach, beforeEach, expect, it } from "vitest";
import { alone, bash, type ReleaseStage, releaseStage } from "./release-stage.ts";
import { planOf, type StepGiven } from "./step-plan.ts";

let stage: ReleaseStage;

beforeEach(() => {
  stage = releaseStage();
});

afterEach(() => stage.close());

const lasting: StepGiven = bash("echo ran >> ran; sleep 1.5");

async function until(name: string): Promise<void> {
  while (!existsSync(join(stage.folder, name))) await pause(20);
}

const ran = (): string => readFileSync(join(stage.folder, "ran"), "utf8");

it("is in doubt where the release was imported while it ran, and stays so", async () => {
  const here = await stage.open();
  const id = await stage.start(here, planOf({ a: lasting }));
  const driving = await here.drive(id, alone);
  await until("ran");
  const there = await stage.open({ home: join(stage.folder, "other") });
  await there.imported(await here.exported(id));
  const end = await (await there.resume(id, alone)).end;
  expect(end.view.waits.map(({ kind }) => kind)).toEqual(["in-doubt"]);
  expect(JSON.stringify(await there.log(id))).toContain("this home never held its session");
  await driving.end;
  expect(ran()).toBe("ran\n");
});

it("is in doubt where the files of the release are gone", async () => {
  const first = await stage.open();
  const id = await stage.start(first, planOf({ a: lasting }));
  const driving = await first.drive(id, alone);
  await until("ran");
  driving.leave("now");
  await driving.end;
  await pause(1_500);
  rmSync(join(stage.folder, "home", "releases", id), { recursive: true });
  const end = await (await (await stage.open()).resume(id, alone)).end;
  expect(end.view.waits.map(({ kind }) => kind)).toEqual(["in-doubt"]);
  expect(ran()).toBe("ran\n");
});

it("is begun where its home crashed before there was a session", async () => {
  const first = await stage.open();
  const id = await stage.start(first, planOf({ a: lasting }));
  const driving = await first.drive(id, alone);
  await until("ran");
  driving.leave("now");
  await driving.end;
  await pause(1_500);
  // As it is after a crash between the asking and the first shell.
  rmSync(join(stage.folder, "home", "releases", id, "session"), { recursive: true });
  expect(await (await (await stage.open()).resume(id, alone)).end).toMatchObject({ exit: 0 });
  expect(ran()).toBe("ran\nran\n");
});
