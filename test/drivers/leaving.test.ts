/** Processes that leave a release: at once, twice, or while another in the same process wants it. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { afterEach, beforeEach, expect, it } from "vitest";
import { until } from "../session/opened.ts";
import { alone, bash, type ReleaseStage, releaseStage } from "./release-stage.ts";
import { planOf } from "./step-plan.ts";

let stage: ReleaseStage;

beforeEach(() => {
  stage = releaseStage();
});

afterEach(() => stage.close());

const steps = (...runs: readonly string[]) =>
  planOf(Object.fromEntries(runs.map((run, index) => [`n${index + 1}`, bash(run)])));

/** When the step under way was written down. */
const heard = () => {
  let hear: () => void = () => undefined;
  const asked = new Promise<void>((resolve) => {
    hear = resolve;
  });
  const onRecorded = ({ event }: { readonly event: { readonly type: string } }): void => {
    if (event.type === "effect.asked") hear();
  };
  return { asked, onRecorded };
};

it("goes at once, and the next finds what went on without it", async () => {
  const releases = await stage.open();
  const id = await stage.start(releases, steps("touch begun; sleep 4; echo on >out", "cat out"));
  const driving = await releases.drive(id, alone);
  await until(() => existsSync(join(stage.folder, "begun")));
  const began = performance.now();
  driving.leave("now");
  expect((await driving.end).as).toBe("left");
  expect(performance.now() - began).toBeLessThan(3_000);
  expect(await (await releases.resume(id, alone)).end).toMatchObject({ as: "ended", exit: 0 });
  const told = (await releases.log(id)).map(({ event }) => event);
  expect(told.find((event) => event.type === "effect.ended")).toMatchObject({ found: true });
});

it("can leave the same release a second time", async () => {
  const releases = await stage.open();
  const id = await stage.start(releases, steps("sleep 0.2", "sleep 0.2", "sleep 0.2", "echo end"));
  const leaving = async (how: "drive" | "resume"): Promise<number> => {
    const { asked, onRecorded } = heard();
    const driving = await releases[how](id, { ...alone, onRecorded });
    await asked;
    driving.leave("pause");
    const { as, view } = await driving.end;
    expect([as, view.paused?.by.who]).toEqual(["left", "ana"]);
    return view.steps.filter(({ state }) => state === "done").length;
  };
  expect([await leaving("drive"), await leaving("resume")]).toEqual([1, 2]);
});

it("refuses a second driver in the same process, and the first goes on", async () => {
  const releases = await stage.open();
  const id = await stage.start(releases, steps("sleep 0.3", "echo end"));
  const both = await Promise.allSettled([releases.resume(id, alone), releases.resume(id, alone)]);
  const refused = both.flatMap((each) => (each.status === "rejected" ? [each.reason] : []));
  expect(refused).toMatchObject([{ code: "RELEASE_DRIVEN" }]);
  for (const each of both)
    if (each.status === "fulfilled") expect(await each.value.end).toMatchObject({ as: "ended", exit: 0 });
});
