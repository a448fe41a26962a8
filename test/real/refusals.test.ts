/** What happens to a process in the middle of a release: it is told to go, meets another, loses its clock, its bash, its runbook. */
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Ground, killAll, prepareGround, rutterIn, STEPS, statusOf, stepsIn } from "./killed.ts";
import { LIMIT_MS, RUN, resumeToItsEnd, start, theRelease, untilBegun } from "./started.ts";

let ground: Ground;

beforeEach(() => {
  ground = prepareGround();
});

afterEach(() => {
  killAll(ground);
  rmSync(ground.folder, { recursive: true, force: true });
});

describe("a process that is told to go", () => {
  it.each(["SIGTERM", "SIGHUP", "SIGINT"] as const)(
    "%s: the step under way ends, the release waits, and goes on",
    async (signal) => {
      const run = start(ground, RUN);
      await untilBegun(ground, 6);
      run.kill(signal);
      const { status, out } = await run.ended;
      expect(status, out).toBe(4);
      expect(out).toContain(`rutter resume`);
      expect(stepsIn(ground, "ended")).toEqual(stepsIn(ground, "began"));
      await resumeToItsEnd(ground);
    },
    LIMIT_MS,
  );

  it(
    "twice: the release is stopped, and says what stands",
    async () => {
      const run = start(ground, RUN);
      await untilBegun(ground, 6);
      run.kill("SIGINT");
      run.kill("SIGINT");
      await new Promise((done) => setTimeout(done, 100));
      run.kill("SIGINT");
      const { status, out } = await run.ended;
      expect([4, 10], out).toContain(status);
      const { state } = await statusOf(ground, await theRelease(ground));
      // The step under way may have ended before the second was heard.
      expect(state).toBe(status === 10 ? "stopped" : "held");
    },
    LIMIT_MS,
  );
});

describe("two at once", () => {
  it(
    "a second process does not drive what is driven, and says who does",
    async () => {
      const run = start(ground, RUN);
      await untilBegun(ground, 3);
      const second = await start(ground, ["resume", await theRelease(ground), "--non-interactive"]).ended;
      expect(second.status, second.out).toBe(4);
      expect(second.out).toContain("RELEASE_DRIVEN");
      expect((await run.ended).status).toBe(0);
      expect(stepsIn(ground, "began")).toHaveLength(STEPS);
    },
    LIMIT_MS,
  );

  it(
    "signals from a second terminal reach it",
    async () => {
      const run = start(ground, RUN);
      await untilBegun(ground, 3);
      const paused = await rutterIn(ground, ["pause", await theRelease(ground)]);
      expect(paused.status, paused.out).toBe(0);
      const { status, out } = await run.ended;
      expect(status, out).toBe(4);
      expect(stepsIn(ground, "began").length).toBeLessThan(STEPS);
      const release = await theRelease(ground);
      const on = await rutterIn(ground, ["continue", release]);
      expect(on.status, on.out).toBe(0);
      await resumeToItsEnd(ground);
    },
    LIMIT_MS,
  );
});

describe("a clock that is set back", () => {
  it(
    "an hour, between two processes: nothing runs again, and the record does not run backwards",
    async () => {
      const run = start(ground, RUN);
      await untilBegun(ground, 6);
      run.kill("SIGKILL");
      await run.ended;
      const back = join(ground.folder, "back.mjs");
      writeFileSync(
        back,
        "const Real = Date; globalThis.Date = class extends Real { constructor(...a) { a.length === 0 ? super(Real.now() - 3600000) : super(...a); } static now() { return Real.now() - 3600000; } };\n",
      );
      await resumeToItsEnd(ground, { NODE_OPTIONS: `--import=${back}` });
      const { out } = await rutterIn(ground, ["log", await theRelease(ground), "--json"]);
      const times = out
        .split("\n")
        .filter(Boolean)
        .map((line) => (JSON.parse(line) as { at: string }).at);
      expect(times.length).toBeGreaterThan(STEPS);
      expect(times).toEqual([...times].sort());
    },
    LIMIT_MS,
  );
});

describe("what is missing", () => {
  it(
    "bash: refused before anything is done",
    async () => {
      const bin = join(ground.folder, "bin");
      const { status, out } = await start(ground, RUN, { env: { PATH: bin } }).ended;
      expect(status, out).toBe(3);
      expect(out).toContain("bash");
      expect(stepsIn(ground, "began")).toEqual([]);
    },
    LIMIT_MS,
  );

  it(
    "the runbook was edited meanwhile: the release keeps its plan, and says so",
    async () => {
      const run = start(ground, RUN);
      await untilBegun(ground, 6);
      run.kill("SIGKILL");
      await run.ended;
      writeFileSync(join(ground.folder, "steps.md"), "# Something else\n");
      const { status, out } = await start(ground, ["resume", await theRelease(ground), "--non-interactive"])
        .ended;
      expect(status, out).toBe(0);
      expect(out).toMatch(/changed|edited/);
      expect(stepsIn(ground, "began")).toHaveLength(STEPS);
    },
    LIMIT_MS,
  );
});
