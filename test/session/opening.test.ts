/** Where a session can be opened, and what is said where it cannot. */
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: what stands in the strings is bash
import { chmodSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { isAlive, never, type Opened, until, withSession } from "./opened.ts";

const PATH = process.env.PATH ?? "";

/** A program that plays a way to another host: bash runs in a session of its own, apart from it. */
function program(one: Opened, name: string, text: string): string {
  const path = join(one.folder, name);
  writeFileSync(path, `#!/bin/bash\n${text}\n`);
  chmodSync(path, 0o755);
  return path;
}

async function through(text: string, act: (one: Opened) => Promise<void>): Promise<void> {
  await withSession(async (outer) => {
    const transport = [program(outer, "far", text), "-T", "web1", "bash"];
    await withSession(act, { transport });
  });
}

describe("bash", () => {
  it("that is not there is said to be missing, and nothing counts as begun", () =>
    withSession(
      async ({ run, session }) => {
        await expect(run(["true"])).rejects.toMatchObject({
          code: "SESSION_BASH_MISSING",
          what: expect.stringContaining("bash"),
        });
        expect(await session.known("run-1", never)).toEqual({ state: "never" });
      },
      { env: { PATH: "/nowhere" } },
    ));

  it("that is no bash is said to be none", () =>
    withSession(
      async ({ run }) => {
        await expect(run(["true"])).rejects.toMatchObject({ code: "SESSION_BASH_MISSING" });
      },
      { transport: ["bash", "--no-such-option"] },
    ));

  it("starts in the folder it is given, and nowhere else", () =>
    withSession(async (one) => {
      expect((await one.run(["pwd"])).log).toBe(`${one.place.cwd}\n`);
      await one.run(["mkdir in; cd in"]);
      await one.run(["exit 1"]);
      rmSync(join(one.folder, "in"), { recursive: true });
      await expect(one.run(["touch here"])).rejects.toMatchObject({
        code: "SESSION_FOLDER_MISSING",
        what: expect.stringContaining(`${one.folder}/in`),
      });
      mkdirSync(join(one.folder, "in"));
      expect((await one.run(["pwd; ls"])).log).toBe(`${one.folder}/in\n`);
    }));

  it("is asked for in a folder that is not there", () =>
    withSession(
      async ({ run }) => {
        await expect(run(["true"])).rejects.toMatchObject({ code: "SESSION_FOLDER_MISSING" });
      },
      { cwd: "/nowhere/at/all" },
    ));

  it("is reached where the session's path is too long for a socket", () =>
    withSession(async (one) => {
      const folder = join(one.folder, "long".repeat(30), "session");
      await withSession(
        async ({ run, again, session }) => {
          await run(["A=1"]);
          await session.leave();
          const other = await again();
          expect(await other.known("run-1", never)).toMatchObject({ state: "ended" });
        },
        { folder },
      );
    }));
});

describe("a way to another host", () => {
  it("carries over what a bash here does, whatever a profile there prints", () =>
    through(
      'echo "Welcome to web1"; echo "no mail" >&2; export FROM_THERE=1; shift 2; exec setsid -w "$@"',
      async ({ run }) => {
        expect((await run(["cd /; A=1; echo $FROM_THERE; echo err >&2"])).log).toBe("1\nerr\n");
        expect(await run(["exit 4"])).toMatchObject({ state: "failed", exit: 4 });
        expect((await run(["unset FROM_THERE; echo $A $PWD"])).log).toBe("1 /\n");
        await run(["exit 4"]);
        expect((await run(["echo $A ${FROM_THERE-none}"], { aside: true })).log).toBe("1 none\n");
      },
    ));

  it("ends what runs there, over a second way", () =>
    through('shift 2; exec setsid -w "$@"', async ({ run }) => {
      const ran = await run(["sleep 60 & echo $!; wait"], { timeoutMs: 2000 });
      expect(ran.state).toBe("timed-out");
      const pid = Number(ran.tail[0]);
      expect(pid).toBeGreaterThan(1);
      await until(() => !isAlive(pid));
    }));

  it.each([
    [
      "that is not there",
      'echo "ssh: connect to host web1 port 22: Connection refused" >&2; exit 255',
      "SESSION_HOST_UNREACHABLE",
      "Connection refused",
    ],
    [
      "that has no bash",
      'echo "bash: command not found" >&2; exit 127',
      "SESSION_BASH_MISSING",
      "command not found",
    ],
  ])("%s is said to be so", (_, text, code, words) =>
    through(text, async ({ run }) => {
      await expect(run(["true"])).rejects.toMatchObject({ code, what: expect.stringContaining(words) });
    }),
  );

  it("that never answers is given up when the time is over", () =>
    through("sleep 60", async ({ run, session, runOf }) => {
      const end = await session.run(runOf("x", ["true"], { timeoutMs: 300 }), never);
      expect(end).toMatchObject({ state: "timed-out", notes: ["it was not begun"] });
      await expect(
        run(["true"], { timeoutMs: 1 }).then(
          ({ state }) => state,
          () => "timed-out",
        ),
      ).resolves.toBe("timed-out");
    }));

  it("that breaks in the middle of a step leaves it failed with what it said", () =>
    through('shift 2; "$@"; s=$?; echo "Connection to web1 closed." >&2; exit $s', async ({ run }) => {
      const ran = await run(["echo on; kill -9 $$"]);
      expect(ran).toMatchObject({
        state: "failed",
        exit: 137,
        tail: expect.arrayContaining(["on", "Connection to web1 closed."]),
      });
    }));

  it("is looked for in PATH of the session", () =>
    withSession(async (outer) => {
      program(outer, "my-ssh", 'shift; exec "$@"');
      await withSession(async ({ run }) => expect((await run(["echo on"])).log).toBe("on\n"), {
        transport: ["my-ssh", "web1", "bash"],
        env: { PATH: `${outer.folder}:${PATH}` },
      });
    }));
});
