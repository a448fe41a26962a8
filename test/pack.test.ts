/** The package as its users get it: packed, installed into an empty folder, run; small, and without what is ours. */
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { REPOSITORY } from "./repository.ts";

const MAX_INSTALLED_MB = 40;
const LIMIT_MS = 120_000;
const run = promisify(execFile);

let root = "";
let home = "";
let packed: readonly string[] = [];

interface PackResult {
  readonly filename: string;
  readonly files: readonly { readonly path: string }[];
}

beforeAll(async () => {
  expect(existsSync(join(REPOSITORY, "dist/cli/main.js")), "run `npm run build` first").toBe(true);
  root = await mkdtemp(join(tmpdir(), "rutter-pack-"));
  home = join(root, "empty");
  await mkdir(home);
  await writeFile(join(home, "package.json"), '{ "private": true }\n');
  const pack = ["pack", "--json", "--ignore-scripts", "--loglevel=error", "--pack-destination", root];
  const { stdout } = await run("npm", pack, { cwd: REPOSITORY });
  const [result] = JSON.parse(stdout) as readonly PackResult[];
  packed = result?.files.map(({ path }) => path) ?? [];
  const tarball = join(root, result?.filename ?? "");
  const install = ["install", tarball, "--prefer-offline", "--no-audit", "--no-fund", "--loglevel=error"];
  await run("npm", install, { cwd: home });
}, LIMIT_MS);

afterAll(() => rm(root, { recursive: true, force: true }));

describe("the package", () => {
  it("answers with its version where it was installed", async () => {
    const { version } = JSON.parse(await readFile(join(REPOSITORY, "package.json"), "utf8")) as {
      version: string;
    };
    const { stdout } = await run("npx", ["--no-install", "rutter", "--version"], { cwd: home });
    expect(stdout.trim().split("\n").at(-1)).toMatch(
      new RegExp(`(?:^|\\s)v?${version.replaceAll(".", "\\.")}$`),
    );
  }, 30_000);

  it("reads a runbook and explains an error there", async () => {
    await writeFile(
      join(home, "deploy.md"),
      "# Deploy\n\n## Steps\n\n```bash\nkubectl apply -f a.yaml\n```\n",
    );
    const { stdout } = await run("npx", ["--no-install", "rutter", "read", "deploy.md"], { cwd: home });
    expect(stdout).toContain("kubectl apply -f a.yaml");
    const page = packed.find((path) => path.startsWith("docs/errors/")) ?? "";
    const code = page.slice("docs/errors/".length, -".md".length);
    const explained = await run("npx", ["--no-install", "rutter", "explain", code], { cwd: home });
    expect(explained.stdout).toContain(code);
  }, 30_000);

  it(`takes less than ${MAX_INSTALLED_MB} MB`, async () => {
    const megabytes = (await sizeOf(join(home, "node_modules"))) / 1_000_000;
    console.log(`installed: ${megabytes.toFixed(1)} MB`);
    expect(megabytes).toBeLessThan(MAX_INSTALLED_MB);
  });

  it("holds the program and its pages, and no test and no source", () => {
    expect(packed).toContain("dist/cli/main.js");
    expect(packed).toContain("LICENSE");
    const stray = packed.filter((path) =>
      /(?:^|\/)(?:src|test|bench|scripts|examples)\/|\.test\.|\.built$|\.map$/.test(path),
    );
    expect(stray).toEqual([]);
    expect(packed.filter((path) => path.endsWith(".ts"))).toEqual([]);
  });

  it("names no place of the machine it was built on", async () => {
    const programs = packed.filter((path) => path.endsWith(".js"));
    const texts = await Promise.all(
      programs.map((path) => readFile(join(home, "node_modules/rutter", path), "utf8")),
    );
    expect(texts.length).toBeGreaterThan(0);
    expect(programs.filter((_, index) => texts[index]?.includes(REPOSITORY))).toEqual([]);
  });
});

async function sizeOf(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const sizes = await Promise.all(
    files.map(async (entry) => (await stat(join(entry.parentPath, entry.name))).size),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
