/** A hand that is begun from the template fits the repository as it is: it type-checks, and it keeps the contract. */
import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { REPOSITORY } from "./repository.ts";

const run = promisify(execFile);
const bin = (name: string): string => join(REPOSITORY, "node_modules/.bin", name);
let copy = "";

const begin = (...words: readonly string[]): Promise<{ readonly stdout: string }> =>
  run(process.execPath, [join(REPOSITORY, "scripts/new.mjs"), ...words, "--in", copy], { cwd: copy });

async function refusal(...words: readonly string[]): Promise<string> {
  const result = await begin(...words).catch((error: { code: number; stderr: string }) => error);
  return "stderr" in result && "code" in result && result.code === 2 ? result.stderr : "was not refused";
}

/** The rooms that a hand may use, and what its test needs. */
const NEEDED = ["src/base", "src/effect", "test/contract/hand.ts", "package.json", "biome.json"];

beforeAll(async () => {
  copy = await mkdtemp(join(tmpdir(), "rutter-new-"));
  for (const path of NEEDED) await cp(join(REPOSITORY, path), join(copy, path), { recursive: true });
  await symlink(join(REPOSITORY, "node_modules"), join(copy, "node_modules"));
  const config = await readFile(join(REPOSITORY, "tsconfig.json"), "utf8");
  await writeFile(
    join(copy, "tsconfig.json"),
    config.replace(/"include": \[.*\]/, '"include": ["src/hands", "test"]'),
  );
  await writeFile(join(copy, "vitest.config.ts"), "export default {};\n");
});
afterAll(() => rm(copy, { recursive: true, force: true }));

describe("new hand", () => {
  it("refuses what is no name, says nothing, or is there", async () => {
    await mkdir(join(copy, "src/hands/queue"), { recursive: true });
    await writeFile(join(copy, "src/hands/queue/index.ts"), "");
    expect(await refusal("hand", "Page")).toContain('"Page" is no name of a hand');
    expect(await refusal("hand", "../page")).toContain("is no name of a hand");
    expect(await refusal("hand", "page-utils")).toContain("says nothing of what the hand does");
    expect(await refusal("hand", "shell")).toContain("there is a hand called shell");
    expect(await refusal("hand", "queue")).toContain("src/hands/queue/index.ts is there already");
    expect(await refusal("room", "page")).toContain("usage:");
    expect(await readdir(join(copy, "src/hands"))).toEqual(["queue"]);
    await rm(join(copy, "src/hands/queue"), { recursive: true });
  });

  it("makes one that type-checks, is formatted, and keeps the contract", async () => {
    const { stdout } = await begin("hand", "page-oncall");
    expect(stdout).toContain("made  src/hands/page-oncall/page-oncall-hand.ts");
    expect(await refusal("hand", "page-oncall")).toContain("is there already");
    await run(bin("tsc"), ["--noEmit", "-p", "tsconfig.json"], { cwd: copy });
    await run(bin("biome"), ["ci", "--colors=off", "--vcs-enabled=false", "src/hands", "test"], {
      cwd: copy,
    });
    const tests = await run(bin("vitest"), ["run", "test/contract", "--no-color"], { cwd: copy });
    expect(tests.stdout).toMatch(/Tests +12 passed/);
  }, 60_000);
});
