import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { runChild } from "./run-child.ts";

const folder = mkdtempSync(join(tmpdir(), "rutter-child-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function program(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, `#!/bin/sh\n${text}\n`);
  chmodSync(path, 0o755);
  return path;
}

const run = (file: string, { ms = 5000, env = {} }: { ms?: number; env?: Record<string, string> } = {}) =>
  runChild({
    file,
    args: [],
    world: { env: { PATH: process.env.PATH, ...env } },
    signal: AbortSignal.timeout(ms),
  });

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    // A killed child whose parent is gone may be a zombie until the system looks after it.
    return !/^State:\s+[ZX]/m.test(readFileSync(`/proc/${pid}/status`, "utf8"));
  } catch {
    return false;
  }
};

async function until(holds: () => boolean): Promise<boolean> {
  for (let tries = 0; tries < 100 && !holds(); tries += 1) await new Promise((done) => setTimeout(done, 20));
  return holds();
}

describe("runChild", () => {
  it("gives both outputs and the status", async () => {
    expect(await run(program("both", "echo out; echo err >&2; exit 3"))).toEqual({
      status: 3,
      out: "out\n",
      err: "err\n",
      failed: null,
    });
  });

  it("kills what hangs, with its children", async () => {
    const note = join(folder, "pid");
    const child = await run(program("hangs", `sleep 60 & echo $! > ${note}; wait`), { ms: 400 });
    expect(child.status).toBeNull();
    const pid = Number(readFileSync(note, "utf8"));
    expect(pid).toBeGreaterThan(0);
    expect(await until(() => !isAlive(pid))).toBe(true);
  });

  it("does not wait for a child that keeps the pipe open", async () => {
    const began = performance.now();
    const child = await run(program("leaves", "sleep 60 & echo 1.2.3"));
    expect(child).toMatchObject({ status: 0, out: "1.2.3\n" });
    expect(performance.now() - began).toBeLessThan(3000);
  });

  it("stops listening to what prints without end", async () => {
    const child = await run(program("endless", "yes 0123456789"));
    expect(child.out.length).toBeLessThanOrEqual(64 * 1024);
    expect(child.failed).toBeNull();
  });

  it("takes out what would move the cursor or paint", async () => {
    const { out } = await run(
      program("paints", "printf '\\033[31mred\\033[0m\\a\\033]0;title\\007 \\r9.9\\n'"),
    );
    expect(out).toBe("red 9.9\n");
  });

  it("gives no input and none of the environment's secrets", async () => {
    const env = { API_TOKEN: "hunter2", KUBECONFIG: "/kube" };
    const { out } = await run(program("asks", 'read x; echo "[$x][$API_TOKEN][$KUBECONFIG]"'), { env });
    expect(out).toBe("[][][/kube]\n");
  });

  it("says that a program cannot be started", async () => {
    expect((await run(join(folder, "none"))).failed).toContain("ENOENT");
  });
});
