/** The world refuses in the middle of a release: each time the release ends in a state that is told, and goes on afterwards. */
import { spawn } from "node:child_process";
import { closeSync, openSync, readdirSync, rmSync, statSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { COMMAND, ENVIRONMENT } from "../cli/rutter.ts";
import {
  type Ground,
  killAll,
  onlyRelease,
  prepareGround,
  rutterIn,
  STEPS,
  statusOf,
  stepsIn,
} from "./killed.ts";

const RUN = ["run", "steps.md", "--non-interactive"];
const LIMIT_MS = 60_000;

let ground: Ground;

beforeEach(() => {
  ground = prepareGround();
});

afterEach(() => {
  killAll(ground);
  rmSync(ground.folder, { recursive: true, force: true });
});

interface Started {
  readonly ended: Promise<{
    readonly status: number | null;
    readonly signal: string | null;
    readonly out: string;
  }>;
  readonly kill: (signal: NodeJS.Signals) => boolean;
}

function start(
  args: readonly string[],
  more: { readonly shell?: string; readonly env?: Record<string, string> } = {},
): Started {
  const node = [process.execPath, ...COMMAND, ...args];
  const [program = "", ...rest] =
    more.shell === undefined ? node : ["bash", "-c", `${more.shell}; exec "$@"`, "bash", ...node];
  const child = spawn(program, rest, {
    cwd: ground.folder,
    env: { ...ENVIRONMENT, RUTTER_HOME: ground.home, ...more.env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const out: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => out.push(chunk));
  return {
    kill: (signal) => child.kill(signal),
    ended: new Promise((resolve) => {
      child.on("close", (status, signal) =>
        resolve({ status, signal, out: Buffer.concat(out).toString("utf8") }),
      );
    }),
  };
}

async function untilBegun(step: number): Promise<void> {
  while (!stepsIn(ground, "began").includes(step)) await new Promise((done) => setTimeout(done, 10));
}

async function theRelease(): Promise<string> {
  const release = await onlyRelease(ground);
  if (release === null) throw new Error("there is no release");
  return release;
}

async function resumeToItsEnd(env: Record<string, string> = {}): Promise<void> {
  const { status, out } = await start(["resume", await theRelease(), "--non-interactive"], { env }).ended;
  expect(status, out).toBe(0);
  expect(stepsIn(ground, "began")).toEqual(Array.from({ length: STEPS }, (_, index) => index + 1));
}

describe("a process that is told to go", () => {
  it.each(["SIGTERM", "SIGHUP", "SIGINT"] as const)(
    "%s: the step under way ends, the release waits, and goes on",
    async (signal) => {
      const run = start(RUN);
      await untilBegun(6);
      run.kill(signal);
      const { status, out } = await run.ended;
      expect(status, out).toBe(4);
      expect(out).toContain(`rutter resume`);
      expect(stepsIn(ground, "ended")).toEqual(stepsIn(ground, "began"));
      await resumeToItsEnd();
    },
    LIMIT_MS,
  );

  it(
    "twice: the release is stopped, and says what stands",
    async () => {
      const run = start(RUN);
      await untilBegun(6);
      run.kill("SIGINT");
      run.kill("SIGINT");
      await new Promise((done) => setTimeout(done, 100));
      run.kill("SIGINT");
      const { status, out } = await run.ended;
      expect([4, 10], out).toContain(status);
      const { state } = await statusOf(ground, await theRelease());
      expect(state).toBe(status === 10 ? "stopped" : "waiting");
    },
    LIMIT_MS,
  );
});

describe("two at once", () => {
  it(
    "a second process does not drive what is driven, and says who does",
    async () => {
      const run = start(RUN);
      await untilBegun(3);
      const second = await start(["resume", await theRelease(), "--non-interactive"]).ended;
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
      const run = start(RUN);
      await untilBegun(3);
      const paused = await rutterIn(ground, ["pause", await theRelease()]);
      expect(paused.status, paused.out).toBe(0);
      const { status, out } = await run.ended;
      expect(status, out).toBe(4);
      expect(stepsIn(ground, "began").length).toBeLessThan(STEPS);
      const release = await theRelease();
      const on = await rutterIn(ground, ["continue", release]);
      expect(on.status, on.out).toBe(0);
      await resumeToItsEnd();
    },
    LIMIT_MS,
  );
});

describe("a clock that is set back", () => {
  it(
    "an hour, between two processes: nothing runs again, and the record does not run backwards",
    async () => {
      const run = start(RUN);
      await untilBegun(6);
      run.kill("SIGKILL");
      await run.ended;
      const back = join(ground.folder, "back.mjs");
      writeFileSync(
        back,
        "const Real = Date; globalThis.Date = class extends Real { constructor(...a) { a.length === 0 ? super(Real.now() - 3600000) : super(...a); } static now() { return Real.now() - 3600000; } };\n",
      );
      await resumeToItsEnd({ NODE_OPTIONS: `--import=${back}` });
      const { out } = await rutterIn(ground, ["log", await theRelease(), "--json"]);
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

describe("a disk that refuses", () => {
  it(
    "is full: it says so, and the release goes on where there is room again",
    async () => {
      // No file may grow beyond this, in blocks of 1024 bytes: the journal's log does after a few steps.
      const { status, out } = await start(RUN, { shell: "ulimit -f 150" }).ended;
      expect(out).toMatch(/JOURNAL_[A-Z_]+/);
      expect(status, out).toBe(11);
      expect(stepsIn(ground, "began").length).toBeGreaterThan(0);
      expect(stepsIn(ground, "began").length).toBeLessThan(STEPS);
      killAll(ground);
      const release = await theRelease();
      const resumed = await start(["resume", release, "--non-interactive"]).ended;
      // The keeper was under the same limit and was ended: at most one step is in doubt.
      if (resumed.status === 11) {
        const { waits } = await statusOf(ground, release);
        expect(waits.map(({ kind }) => kind)).toEqual(["in-doubt"]);
        await rutterIn(ground, ["answer", release, waits[0]?.id ?? "", "done"]);
        await resumeToItsEnd();
      } else expect(resumed.status, resumed.out).toBe(0);
      expect(stepsIn(ground, "began")).toEqual(Array.from({ length: STEPS }, (_, index) => index + 1));
    },
    LIMIT_MS,
  );

  it(
    "has a page that is not what was written: it says so and changes nothing",
    async () => {
      const run = start(RUN);
      await untilBegun(6);
      run.kill("SIGKILL");
      await run.ended;
      await rutterIn(ground, ["list", "--all"]);
      for (const name of readdirSync(ground.home).filter((each) => each.startsWith("rutter.db"))) {
        const path = join(ground.home, name);
        const { size } = statSync(path);
        if (size < 8192) continue;
        const file = openSync(path, "r+");
        writeSync(file, Buffer.alloc(4096, 0x5a), 0, 4096, name.endsWith("db") ? size - 4096 : size - 4096);
        closeSync(file);
      }
      const before = stepsIn(ground, "began").length;
      const release = (await rutterIn(ground, ["list", "--all"])).out;
      const { status, out } = await start(["resume", "--non-interactive"]).ended;
      // A torn end of the log is what SQLite leaves out by itself; anything else is refused.
      if (status !== 0) {
        expect(`${release}${out}`).toMatch(/JOURNAL_|RELEASE_/);
        expect(stepsIn(ground, "began").length).toBeLessThanOrEqual(before + 1);
      }
      expect(new Set(stepsIn(ground, "began")).size).toBe(stepsIn(ground, "began").length);
    },
    LIMIT_MS,
  );

  it(
    "has no room for Rutter's own folder: refused before anything is done",
    async () => {
      const taken = join(ground.folder, "taken");
      writeFileSync(taken, "a file\n");
      const { status, out } = await start(RUN, { env: { RUTTER_HOME: taken } }).ended;
      expect(status, out).toBe(3);
      expect(out).toContain("HOME_");
      expect(stepsIn(ground, "began")).toEqual([]);
    },
    LIMIT_MS,
  );
});

describe("what is missing", () => {
  it(
    "bash: refused before anything is done",
    async () => {
      const bin = join(ground.folder, "bin");
      const { status, out } = await start(RUN, { env: { PATH: bin } }).ended;
      expect(status, out).toBe(3);
      expect(out).toContain("bash");
      expect(stepsIn(ground, "began")).toEqual([]);
    },
    LIMIT_MS,
  );

  it(
    "the runbook was edited meanwhile: the release keeps its plan, and says so",
    async () => {
      const run = start(RUN);
      await untilBegun(6);
      run.kill("SIGKILL");
      await run.ended;
      writeFileSync(join(ground.folder, "steps.md"), "# Something else\n");
      const { status, out } = await start(["resume", await theRelease(), "--non-interactive"]).ended;
      expect(status, out).toBe(0);
      expect(out).toMatch(/changed|edited/);
      expect(stepsIn(ground, "began")).toHaveLength(STEPS);
    },
    LIMIT_MS,
  );
});
