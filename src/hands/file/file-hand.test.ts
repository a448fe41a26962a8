import { execFileSync } from "node:child_process";
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Expect, FileInput, HandContext, Outcome } from "../../effect/index.ts";
import { fileHand } from "./file-hand.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "rutter-file-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const at = (name: string): string => join(folder, name);

const context = (expected: readonly Expect[] = []): HandContext => ({
  release: "r",
  effect: { id: "deploy-1/2", hand: "file" },
  deadlineMs: 1000,
  signal: new AbortController().signal,
  expect: expected,
  aside: false,
  log: () => undefined,
  progress: () => undefined,
  secret: async () => "s3cr3t",
});

const perform = (input: FileInput, expected: readonly Expect[] = []): Promise<Outcome> =>
  fileHand({ folder }).perform(input, context(expected));
const write = (path: string, text: string, mode: string | null = null): FileInput => ({
  do: "write",
  path,
  text,
  mode,
});

describe("writing", () => {
  it("puts the whole file in its place and leaves nothing beside it", async () => {
    await perform(write("a", "one"));
    expect(await perform(write("a", "é\n", "600"))).toMatchObject({
      state: "done",
      evidence: ["a has 3 bytes"],
    });
    expect(readFileSync(at("a"), "utf8")).toBe("é\n");
    expect(statSync(at("a")).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(["a"]);
  });

  it("keeps the mode of the file that was there, and where a link points", async () => {
    writeFileSync(at("real"), "old");
    chmodSync(at("real"), 0o640);
    symlinkSync("real", at("link"));
    await perform(write("link", "new"));
    expect(readFileSync(at("real"), "utf8")).toBe("new");
    expect(statSync(at("real")).mode & 0o777).toBe(0o640);
  });

  it("does not replace what is no file", async () => {
    mkdirSync(at("d"));
    expect(await perform(write("d", ""))).toMatchObject({ state: "failed", evidence: ["d: it is no file"] });
    expect((await perform(write("a/b", ""))).evidence).toEqual(["a/b: the folder it is in does not exist"]);
    expect((await perform(write("x".repeat(300), ""))).evidence[0]).toContain("its name is too long");
    expect(readdirSync(folder)).toEqual(["d"]);
  });

  it("is told by what the file holds, and by its mode", async () => {
    const { probe } = fileHand({ folder });
    const state = async (input: FileInput) => (await probe?.(input, context()))?.state;
    expect(await state(write("a", "one", "600"))).toBe("not-begun");
    await perform(write("a", "one", "600"));
    expect(await state(write("a", "one", "600"))).toBe("happened");
    expect(await state(write("a", "one", "644"))).toBe("not-begun");
    expect(await state(write("a", "two", "600"))).toBe("not-begun");
  });
});

describe("removing and expecting", () => {
  it("removes a file, once or twice, and no folder", async () => {
    writeFileSync(at("a"), "");
    mkdirSync(at("d"));
    expect((await perform({ do: "remove", path: "a" })).evidence).toEqual(["a is removed"]);
    expect(await perform({ do: "remove", path: "a" })).toMatchObject({
      state: "done",
      evidence: ["a was not there"],
    });
    expect(await perform({ do: "remove", path: "d" })).toMatchObject({ state: "failed" });
    expect(readdirSync(folder)).toEqual(["d"]);
  });

  it("says whether a file is there and what stands in it", async () => {
    writeFileSync(at("a"), "version 1.4.0\n");
    const state = async (exists: boolean, contains: string | null, path = "a") =>
      (await perform({ do: "expect", path, exists, contains })).state;
    expect([await state(true, null), await state(true, "1.4"), await state(false, null, "b")]).toEqual([
      "done",
      "done",
      "done",
    ]);
    expect([await state(false, null), await state(true, "1.5"), await state(true, null, "b")]).toEqual([
      "failed",
      "failed",
      "failed",
    ]);
    const equals = { do: "expect", path: "a", exists: true, contains: null } as const;
    expect(await perform(equals, [{ kind: "equals", text: "version 1.4.0" }])).toMatchObject({
      state: "done",
    });
  });

  it("reads no more of a file than it must, and waits for no pipe", async () => {
    writeFileSync(at("big"), "x".repeat(2 * 1024 * 1024));
    const big = await perform({ do: "expect", path: "big", exists: true, contains: "y" });
    expect(big).toMatchObject({
      state: "failed",
      evidence: [
        "big has more than 1048576 bytes",
        'it does not contain "y" in the part of it that was read',
      ],
    });
    execFileSync("mkfifo", [at("pipe")]);
    const pipe = await perform({ do: "expect", path: "pipe", exists: true, contains: null });
    expect(pipe.evidence).toEqual(["pipe is a device or a pipe and no file"]);
  });
});
