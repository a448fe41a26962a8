/** The process that keeps a shell dies in the middle of a step: the step did not fail, and nobody says so. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { ReleaseEvent } from "../../src/conductor/index.ts";
import { alone, bash, type ReleaseStage, releaseStage, waitOf, yes } from "./release-stage.ts";
import { planOf, type StepGiven } from "./step-plan.ts";

let stage: ReleaseStage;

beforeEach(() => {
  stage = releaseStage();
});

afterEach(() => stage.close());

const KILL = 'kill -9 "$PPID"; sleep 0.2';

const readIn = (name: string): string => readFileSync(join(stage.folder, name), "utf8");

const step = (run: string, more: Partial<StepGiven> = {}): StepGiven => ({ ...bash(run), ...more });

async function carriedOut(steps: Readonly<Record<string, StepGiven>>) {
  const releases = await stage.open();
  const id = await stage.start(releases, planOf(steps));
  const end = await (await releases.drive(id, alone)).end;
  const told = async (): Promise<readonly ReleaseEvent[]> =>
    (await releases.exported(id)).flatMap((line) => {
      const { event } = JSON.parse(line) as { event?: ReleaseEvent };
      return event === undefined ? [] : [event];
    });
  const kinds = async (effect: string): Promise<readonly string[]> =>
    (await told()).flatMap((event) =>
      "effect" in event && (event.effect === effect || (event.effect as { id?: string }).id === effect)
        ? [event.type === "effect.recovered" ? `recovered ${event.how}` : event.type.replace("effect.", "")]
        : [],
    );
  return { releases, id, end, kinds };
}

it("is done again where that is safe, in a session that goes on", async () => {
  const { end, kinds } = await carriedOut({
    n1: step("export PLACE=harbour"),
    n2: step(`echo x >>times; [ -e once ] || { touch once; ${KILL}; }`, { onCrash: "repeat" }),
    n3: step('echo "$PLACE" >out'),
  });
  expect(end).toMatchObject({ as: "ended", exit: 0 });
  expect(readIn("times")).toBe("x\nx\n");
  expect(readIn("out")).toBe("harbour\n");
  expect(await kinds("n2#1")).toEqual(["asked", "recovered repeated", "ended"]);
});

it("is in doubt where it is not safe, and goes on when somebody says that it was done", async () => {
  const { releases, id, end, kinds } = await carriedOut({
    n1: step(`echo x >>times; ${KILL}`),
    n2: step("echo on >out"),
  });
  expect(end).toMatchObject({ as: "waiting", exit: 11 });
  expect(await kinds("n1#1")).toEqual(["asked", "doubted"]);
  expect(existsSync(join(stage.folder, "out"))).toBe(false);
  await releases.signal(id, { ...yes, value: "done", about: await waitOf(releases, id) });
  expect(await (await releases.resume(id, alone)).end).toMatchObject({ as: "ended", exit: 0 });
  expect([readIn("times"), readIn("out")]).toEqual(["x\n", "on\n"]);
});

it("is in doubt when it is lost a second time, whether safe or not", async () => {
  const { end, kinds } = await carriedOut({ n1: step(`echo x >>times; ${KILL}`, { onCrash: "repeat" }) });
  expect(end).toMatchObject({ as: "waiting", exit: 11 });
  expect(readIn("times")).toBe("x\nx\n");
  expect(await kinds("n1#1")).toEqual(["asked", "recovered repeated", "doubted"]);
});
