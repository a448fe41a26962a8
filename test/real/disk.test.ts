/** The disk refuses in the middle of a release: each time it is said, nothing runs twice, and it goes on where it can. */
import { closeSync, openSync, readdirSync, rmSync, statSync, writeFileSync, writeSync } from "node:fs";
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

describe("a disk that refuses", () => {
  it(
    "is full: it says so, and the release goes on where there is room again",
    async () => {
      // No file may grow beyond this, in blocks of 1024 bytes: the journal's log does after a few steps.
      const { status, out } = await start(ground, RUN, { shell: "ulimit -f 150" }).ended;
      expect(out).toMatch(/JOURNAL_[A-Z_]+/);
      expect(status, out).toBe(11);
      expect(stepsIn(ground, "began").length).toBeGreaterThan(0);
      expect(stepsIn(ground, "began").length).toBeLessThan(STEPS);
      killAll(ground);
      const release = await theRelease(ground);
      const resumed = await start(ground, ["resume", release, "--non-interactive"]).ended;
      // The keeper was under the same limit and was ended: at most one step is in doubt.
      if (resumed.status === 11) {
        const { waits } = await statusOf(ground, release);
        expect(waits.map(({ kind }) => kind)).toEqual(["in-doubt"]);
        await rutterIn(ground, ["answer", release, waits[0]?.id ?? "", "done"]);
        await resumeToItsEnd(ground);
      } else expect(resumed.status, resumed.out).toBe(0);
      expect(stepsIn(ground, "began")).toEqual(Array.from({ length: STEPS }, (_, index) => index + 1));
    },
    LIMIT_MS,
  );

  it(
    "has a page that is not what was written: it says so and changes nothing",
    async () => {
      const run = start(ground, RUN);
      await untilBegun(ground, 6);
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
      const { status, out } = await start(ground, ["resume", "--non-interactive"]).ended;
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
      const { status, out } = await start(ground, RUN, { env: { RUTTER_HOME: taken } }).ended;
      expect(status, out).toBe(3);
      expect(out).toContain("HOME_");
      expect(stepsIn(ground, "began")).toEqual([]);
    },
    LIMIT_MS,
  );
});
