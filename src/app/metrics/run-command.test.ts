import { expect, it } from "vitest";
import { runCommand } from "./run-command.ts";

const run = runCommand({ cwd: "/", env: { PATH: process.env.PATH, TOPIC: "orders" } });
const never = new AbortController().signal;

it("runs in its folder with its variables, and says how it ended", async () => {
  expect(await run('pwd; echo "$TOPIC"; echo off >&2; exit 3', never)).toEqual({
    status: 3,
    out: "/\norders\n",
    err: "off\n",
  });
});

it("keeps the end of what prints much", async () => {
  const { status, out } = await run("head -c 3000000 /dev/zero | tr '\\0' x; echo; echo 7", never);
  expect([status, out.endsWith("x\n7\n"), out.length]).toEqual([0, true, 256 * 1024]);
});

it("ends with all that it started when it is called off, and begins nothing after", async () => {
  const began = Date.now();
  const signal = AbortSignal.timeout(200);
  expect((await run("sleep 30 & sleep 30", signal)).status).toBeNull();
  expect(Date.now() - began).toBeLessThan(3_000);
  expect(await run("echo 1", AbortSignal.abort())).toEqual({ status: null, out: "", err: "" });
});

it("does not wait for what it left behind", async () => {
  const began = Date.now();
  expect(await run("sleep 30 & echo 5", never)).toMatchObject({ status: 0, out: "5\n" });
  expect(Date.now() - began).toBeLessThan(3_000);
});
