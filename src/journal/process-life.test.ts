import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { processLife } from "./process-life.ts";

const { isAlive, markOf } = processLife;

describe("a process", () => {
  it("lives until it ends", async () => {
    expect(isAlive(process.pid, markOf(process.pid))).toBe(true);
    expect(isAlive(process.pid, null)).toBe(true);
    const child = spawn(process.execPath, ["-e", "process.stdin.resume()"], {
      stdio: ["pipe", "ignore", "ignore"],
    });
    const { pid = 0 } = child;
    const mark = markOf(pid);
    expect(isAlive(pid, mark)).toBe(true);
    child.stdin.end();
    await once(child, "exit");
    expect(isAlive(pid, mark)).toBe(false);
    expect(isAlive(pid, null)).toBe(false);
  });

  it("lives where it is another user's", () => {
    expect(isAlive(1, null)).toBe(true);
  });

  it.runIf(existsSync("/proc/self/stat"))("is another one when its number came again", () => {
    const [boot = "", space = "", began = ""] = (markOf(process.pid) ?? "").split(" ");
    expect(isAlive(process.pid, `${boot} ${space} ${Number(began) - 1}`)).toBe(false);
    expect(isAlive(process.pid, `another-boot ${space} ${began}`)).toBe(false);
    // Of another container nothing can be known, and so it keeps what it has.
    expect(isAlive(process.pid, `${boot} pid:[1] ${Number(began) - 1}`)).toBe(true);
  });
});
