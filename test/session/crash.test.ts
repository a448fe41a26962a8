/** Whoever dies, Rutter, the keeper or all of them: what became of a step is known, or it is known that it is not. */
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: what stands in the strings is bash
import { spawn } from "node:child_process";
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openSession } from "../../src/session/index.ts";
import { isAlive, never, type Opened, until, withSession } from "./opened.ts";

const DOOR = join(import.meta.dirname, "../../src/session/index.ts");

/** Another Rutter, which asks for a run and waits. */
function otherRutter(one: Opened, id: string, command: string) {
  const program = `
    const { openSession } = await import(${JSON.stringify(DOOR)});
    const session = await openSession(${JSON.stringify(one.place)}, { graceMs: 300 });
    await session.run(${JSON.stringify(one.runOf(id, [command]))}, new AbortController().signal);
  `;
  const args = ["--import", "tsx", "--input-type=module", "-e", program];
  return spawn(process.execPath, args, { stdio: "inherit", cwd: join(import.meta.dirname, "../..") });
}

const files = (one: Opened, name: string): boolean => existsSync(join(one.folder, name));

describe("after the death of Rutter in the middle of a step", () => {
  it("another process waits for it and learns how it ended", () =>
    withSession(async (one) => {
      const rutter = otherRutter(
        one,
        "deploy",
        "echo begun; touch begun; while [ ! -e go ]; do sleep 0.05; done; echo over; (exit 7)",
      );
      await until(() => files(one, "begun"));
      rutter.kill("SIGKILL");
      const other = await one.again();
      const seen: string[] = [];
      const known = other.known("deploy", never, (text) => seen.push(text));
      writeFileSync(join(one.folder, "go"), "");
      expect(await known).toMatchObject({
        state: "ended",
        end: { state: "failed", exit: 7, tail: ["begun", "over"] },
      });
      expect(seen.join("")).toContain("over");
      expect(await one.session.known("deploy", never)).toEqual(await known);
      expect(await one.session.known("other", never)).toEqual({ state: "never" });
    }));

  it("the same id is not run twice, however often it is asked for", () =>
    withSession(async (one) => {
      const run = one.runOf("once", ["echo x >>times; sleep 0.2"]);
      const other = await one.again();
      const ends = await Promise.all([
        one.session.run(run, never),
        other.run(run, never),
        other.run(run, never),
      ]);
      ends.push(await one.session.run(run, never));
      expect(new Set(ends.map((end) => JSON.stringify(end))).size).toBe(1);
      expect(readFileSync(join(one.folder, "times"), "utf8")).toBe("x\n");
    }));

  it("a run that nobody waits for can be ended by who asks for it later", () =>
    withSession(async (one) => {
      const rutter = otherRutter(one, "long", "touch begun; sleep 60");
      await until(() => files(one, "begun"));
      rutter.kill("SIGKILL");
      expect(await one.session.known("long", AbortSignal.abort())).toMatchObject({
        state: "ended",
        end: { state: "cancelled" },
      });
    }));
});

describe("after the death of the keeper", () => {
  it("a step it was at is lost, with its last lines; one that ended is known; others were never begun", () =>
    withSession(async (one) => {
      await one.run(["echo first"]);
      const running = one.session.run(
        one.runOf("second", ["echo to be seen; echo $$ >pid; sleep 60"]),
        never,
      );
      const failed = expect(running).rejects.toMatchObject({ code: "SESSION_KEEPER_LOST" });
      await until(
        () => files(one, "pid") && readFileSync(join(one.folder, "logs/second.log"), "utf8") !== "",
      );
      const bash = Number(readFileSync(join(one.folder, "pid"), "utf8"));
      process.kill(one.keeperPid(), "SIGKILL");
      await failed;
      expect(isAlive(bash)).toBe(true);
      const lost = {
        state: "lost",
        tail: ["to be seen"],
        why: expect.stringContaining("the process that kept the session died"),
      };
      expect(await one.session.known("second", never)).toEqual(lost);
      process.kill(-bash, "SIGKILL");
      expect(await one.session.known("run-1", never)).toMatchObject({
        state: "ended",
        end: { tail: ["first"] },
      });
      expect(await one.session.known("third", never)).toEqual({ state: "never" });
      await expect(one.session.run(one.runOf("second", ["echo again"]), never)).rejects.toMatchObject({
        code: "SESSION_KEEPER_LOST",
      });
      expect(await one.run(["echo on"])).toMatchObject({ state: "done", log: "on\n" });
    }));

  it("what was printed beyond the first megabytes is put together again", () =>
    withSession(async (one) => {
      const text =
        "yes 'a line of output' | head -c 12000000; echo; echo the end; touch printed; sleep 60 & echo $! >pid; wait";
      const running = one.session.run(one.runOf("long", [text]), never).catch(() => null);
      await until(() => files(one, "pid"));
      await new Promise((resolve) => setTimeout(resolve, 300));
      process.kill(one.keeperPid(), "SIGKILL");
      await running;
      const known = await one.session.known("long", never);
      process.kill(Number(readFileSync(join(one.folder, "pid"), "utf8")));
      expect(known.state === "lost" && known.tail.at(-1)).toBe("the end");
      expect(readFileSync(join(one.folder, "logs/long.log"), "utf8")).toMatch(
        /a line of output\n[\s\S]*bytes left out[\s\S]*the end\n$/,
      );
      expect(readdirSync(join(one.folder, "logs"))).toEqual(["long.log"]);
    }));

  it("a line of the record that was cut short says nothing", () =>
    withSession(async (one) => {
      await one.run(["echo first"]);
      process.kill(one.keeperPid(), "SIGKILL");
      await until(() => !isAlive(one.keeperPid()));
      appendFileSync(join(one.place.folder, "runs.jsonl"), '{"state":"begun","id":"torn","lo');
      const other = await one.again();
      expect(await other.known("torn", never)).toEqual({ state: "never" });
      expect(await other.run(one.runOf("torn", ["echo on"]), never)).toMatchObject({ state: "done" });
      expect(await other.known("run-1", never)).toMatchObject({ state: "ended" });
    }));

  it("several that find it dead at once agree on one new one", () =>
    withSession(async (one) => {
      await one.run(["A=1"]);
      process.kill(one.keeperPid(), "SIGKILL");
      const all = await Promise.all(Array.from({ length: 4 }, () => one.again()));
      const run = one.runOf("together", ["echo x >>times; echo $A"]);
      const ends = await Promise.all(all.map((session) => session.run(run, never)));
      expect(ends.map((end) => end.tail)).toEqual([["1"], ["1"], ["1"], ["1"]]);
      expect(readFileSync(join(one.folder, "times"), "utf8")).toBe("x\n");
      expect(readdirSync(one.place.folder).filter((name) => /^keeper\.\d+$/.test(name))).toHaveLength(1);
    }));

  it("a session that was ended can be opened again, and knows what was run", () =>
    withSession(async (one) => {
      await one.run(["A=1"]);
      await one.session.end();
      expect(await one.session.known("run-1", never)).toMatchObject({ state: "ended" });
      expect((await one.run(["echo ${A-none}"])).log).toBe("none\n");
    }));
});

describe("a keeper that nobody needs", () => {
  it("ends itself, and what it kept is there for the next", () =>
    withSession(async (one) => {
      await one.run(["A=1"]);
      const pid = one.keeperPid();
      const impatient = await openSession(one.place, { graceMs: 300, idleMs: 50 });
      await impatient.leave();
      await one.session.leave();
      await until(() => !isAlive(pid));
      const next = await one.again();
      expect((await next.run(one.runOf("next", ["echo $A"]), never)).tail).toEqual(["1"]);
    }));

  it("ends itself when its folder is gone", () =>
    withSession(async (one) => {
      await one.run(["A=1"]);
      const pid = one.keeperPid();
      await one.session.leave();
      rmSync(one.place.folder, { recursive: true });
      await until(() => !isAlive(pid));
    }));

  it("cannot be started where there is no room for it, and says so", async () => {
    const file = join(import.meta.dirname, "crash.test.ts", "session");
    const place = { folder: file, cwd: "/", env: {}, transport: ["bash"] };
    await expect(openSession(place)).rejects.toMatchObject({ code: "SESSION_KEEPER_FAILED" });
  });

  it("that cannot keep a record says so, and begins nothing", () =>
    withSession(async (one) => {
      await one.session.end();
      const record = join(one.place.folder, "runs.jsonl");
      rmSync(record);
      mkdirSync(record);
      const refused = { code: "SESSION_KEEPER_FAILED", what: expect.stringContaining("EISDIR") };
      await expect(one.run(["touch begun"])).rejects.toMatchObject(refused);
      rmSync(record, { recursive: true });
      expect(await one.run(["ls"])).toMatchObject({ state: "done", tail: ["logs", "session"] });
    }));
});

describe("behind a transport", () => {
  /** As ssh ends: with the status of what ran there, or with 255 when its line is cut. */
  const SSH =
    "#!/bin/bash\nbash --noprofile --norc; status=$?; [ $status = 137 ] && exit 255; exit $status\n";

  it("a step whose line was cut is lost, now and for the next keeper; one that ended its bash is not", async () => {
    const bin = mkdtempSync(join(tmpdir(), "rutter-ssh-"));
    writeFileSync(join(bin, "ssh"), SSH, { mode: 0o755 });
    await withSession(
      async (one) => {
        expect(await one.run(["exit 3"])).toMatchObject({ state: "failed", exit: 3 });
        const cut = one.session.run(one.runOf("cut", ["echo seen; kill -9 $$"]), never);
        await expect(cut).rejects.toMatchObject({ code: "SESSION_KEEPER_LOST" });
        const lost = { state: "lost", tail: expect.arrayContaining(["seen"]) };
        expect(await one.session.known("cut", never)).toMatchObject({
          ...lost,
          why: "the line to it was cut: ssh ended",
        });
        expect(await one.run(["echo on"])).toMatchObject({ state: "done", log: "on\n" });
        process.kill(one.keeperPid(), "SIGKILL");
        expect(await one.session.known("cut", never)).toMatchObject(lost);
      },
      { transport: [join(bin, "ssh")] },
    );
    rmSync(bin, { recursive: true });
  });
});
