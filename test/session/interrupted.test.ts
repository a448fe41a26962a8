/** Runs that are ended from outside: by their time, by whoever wants them no more, and what they leave. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { isAlive, never, type Opened, until, withSession } from "./opened.ts";

/** Long enough for a bash to start and a text to begin on a machine under load. */
const LONG_MS = 2000;

const pidIn = (one: Opened, name: string): number => {
  try {
    return Number(readFileSync(join(one.folder, name), "utf8"));
  } catch {
    return 0;
  }
};

describe("a run that takes too long", () => {
  it.each([
    ["in the session", {}],
    ["in a copy", { aside: true }],
    ["in a script", { script: { args: [] } }],
  ])("is ended with its children, %s", (_, how) =>
    withSession(async (one) => {
      await one.run(["A=kept"]);
      const text = "A=changed; sleep 60 & echo $! >child; echo begun; wait";
      const ran = await one.run([text, "echo never"], { ...how, timeoutMs: LONG_MS });
      expect(ran).toMatchObject({ state: "timed-out", exit: null, signal: "SIGTERM", tail: ["begun"] });
      expect(isAlive(pidIn(one, "child"))).toBe(false);
      expect((await one.run(["echo $A"])).log).toBe("kept\n");
    }),
  );

  it("gets KILL where TERM does not end it", () =>
    withSession(async (one) => {
      const text = "trap 'echo no' TERM; (trap '' TERM; echo $BASHPID >child; while :; do sleep 0.1; done)";
      const ran = await one.run([text], { timeoutMs: LONG_MS });
      expect(ran).toMatchObject({ state: "timed-out", signal: "SIGKILL" });
      expect(isAlive(pidIn(one, "child"))).toBe(false);
    }));

  it("keeps its bash where that takes TERM for an answer", () =>
    withSession(async (one) => {
      await one.run(["trap 'echo asked' TERM; A=1"]);
      const ran = await one.run(["A=2; sleep 60", "echo never"], { timeoutMs: LONG_MS });
      expect(ran).toMatchObject({ state: "timed-out", exit: 143, notes: [] });
      expect(ran.log).toContain("asked");
      expect((await one.run(["echo $A"])).log).toBe("2\n");
    }));
});

describe("a run that nobody wants any more", () => {
  it("is ended", () =>
    withSession(async (one) => {
      const stop = new AbortController();
      const ran = one.run(["echo $$ >child; sleep 60"], {}, stop.signal);
      await until(() => pidIn(one, "child") > 0);
      stop.abort();
      expect(await ran).toMatchObject({ state: "cancelled", signal: "SIGTERM" });
      expect(isAlive(pidIn(one, "child"))).toBe(false);
    }));

  it("is not begun when its turn has not come, and not later either", () =>
    withSession(async (one) => {
      const stop = new AbortController();
      const first = one.run(["sleep 0.3"]);
      const second = one.session.run(one.runOf("second", ["touch begun"]), stop.signal);
      stop.abort();
      expect(await second).toMatchObject({ state: "cancelled", notes: ["it was not begun"] });
      expect(await first).toMatchObject({ state: "done" });
      expect(
        await one.session.run(one.runOf("second", ["touch begun"]), new AbortController().signal),
      ).toMatchObject({ state: "cancelled" });
      expect((await one.run(["ls begun"])).state).toBe("failed");
    }));

  it("one already unwanted when it is given is not begun", () =>
    withSession(async (one) => {
      const ran = await one.session.run(one.runOf("x", ["sleep 60"]), AbortSignal.abort());
      expect(ran.state).toBe("cancelled");
    }));
});

describe("a session that is left while a run goes on", () => {
  it("refuses its answer at once, and the run goes on to its end", () =>
    withSession(async (one) => {
      const run = one.runOf("x", ["echo $$ >child; sleep 0.5; echo end"]);
      const ran = one.session.run(run, never);
      const refused = expect(ran).rejects.toMatchObject({ code: "SESSION_KEEPER_LOST" });
      await until(() => pidIn(one, "child") > 0);
      const keeper = one.keeperPid();
      await one.session.leave();
      await refused;
      await expect(one.session.known("x", never)).rejects.toMatchObject({ code: "SESSION_KEEPER_LOST" });
      expect(one.keeperPid()).toBe(keeper);
      expect(await (await one.again()).known("x", never)).toMatchObject({ state: "ended" });
    }));
});

describe("jobs in the background", () => {
  it("keep no run from ending, and their late output disturbs no other", () =>
    withSession(async (one) => {
      const ran = await one.run(["(sleep 0.2; echo late) & sleep 60 & echo $! >child; echo on"]);
      expect(ran).toMatchObject({ state: "done", log: "on\n" });
      expect(await one.run(["wait %1"])).toMatchObject({ state: "done" });
      expect(await one.run(["exit 0"])).toMatchObject({ state: "done", exit: 0 });
      expect(isAlive(pidIn(one, "child"))).toBe(true);
      process.kill(pidIn(one, "child"));
    }));

  it("outlive the session, and can print without being ended by it", () =>
    withSession(async (one) => {
      const loop = "(while sleep 0.05; do echo still here; done) & echo $! >child";
      await one.run([loop]);
      await one.session.end();
      const pid = pidIn(one, "child");
      await new Promise((resolve) => setTimeout(resolve, 400));
      expect(isAlive(pid)).toBe(true);
      process.kill(pid);
      await until(() => !isAlive(pid));
    }));

  it("that print without end let a bash that exits be noticed", () =>
    withSession(async (one) => {
      const ran = await one.run(["yes & echo $! >child; sleep 0.1; exit 3"], { log: "/dev/null" });
      expect(ran).toMatchObject({ state: "failed", exit: 3 });
      process.kill(pidIn(one, "child"));
    }));
});
