/** `rutter lint --since` as a process, in repositories of its own: only what is new since a revision. */
import { execFileSync } from "node:child_process";
import { appendFileSync, existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { CLEAN, CURL, folderOf, placesIn } from "./lint-folder.ts";
import { type Given, rutter } from "./rutter.ts";

const CODE = "CHECK_CURL_WITHOUT_FAIL";
const SECOND = CURL.replace("# Orders", "## More")
  .replace("/health", "/ready")
  .replace("## Verify", "## Verify that");

const GIT_ENVIRONMENT = {
  PATH: process.env.PATH ?? "",
  HOME: "/nonexistent",
  GIT_CONFIG_NOSYSTEM: "1",
  GIT_AUTHOR_NAME: "ana",
  GIT_AUTHOR_EMAIL: "ana@example.com",
  GIT_COMMITTER_NAME: "ana",
  GIT_COMMITTER_EMAIL: "ana@example.com",
};
const git = (cwd: string, ...args: readonly string[]): string =>
  execFileSync("git", args, { cwd, env: GIT_ENVIRONMENT, encoding: "utf8" });

/** A repository with one commit. */
function repository(files: Readonly<Record<string, string>>): string {
  const folder = folderOf(files);
  git(folder, "init", "-q", "-b", "main");
  git(folder, "add", "-A");
  git(folder, "commit", "-qm", "first");
  return folder;
}

const since = (cwd: string, args: readonly string[], more: Given = {}) =>
  rutter(["lint", "--format", "json", ...args], { cwd, ...more });
const newIn = async (cwd: string, ...args: readonly string[]): Promise<readonly string[]> =>
  placesIn((await since(cwd, args)).out);

describe("--since", () => {
  it("tells what was added, wherever the rest has moved to", async () => {
    const folder = repository({ "runbooks/a.md": CURL });
    expect(await newIn(folder, "runbooks", "--since", "HEAD")).toEqual([]);
    writeFileSync(join(folder, "runbooks/a.md"), `# Orders\n\nWords.\n\n${CURL.slice(10)}\n${SECOND}`);
    expect(await newIn(folder, "runbooks", "--since", "HEAD")).toEqual([`runbooks/a.md:20 ${CODE}`]);
    git(folder, "commit", "-qam", "second");
    expect(await newIn(folder, "runbooks", "--since", "HEAD~1")).toEqual([`runbooks/a.md:20 ${CODE}`]);
    expect(await newIn(join(folder, "runbooks"), "a.md", "--since", "main~1")).toEqual([`a.md:20 ${CODE}`]);
  });

  it("follows a file to its new name; a file that was not there is new as a whole", async () => {
    const folder = repository({ "a.md": `${CURL}\n${"Some words.\n".repeat(20)}` });
    git(folder, "mv", "a.md", "b.md");
    writeFileSync(join(folder, "c.md"), CURL);
    expect(await newIn(folder, ".", "--since", "HEAD")).toEqual([`c.md:6 ${CODE}`]);
  });

  it("tells of a link that died because its file went away, though its line is as it was", async () => {
    const linked = `${CLEAN}\nSee [the notes](notes.md#old).\n`;
    const folder = repository({ "a.md": linked, "notes.md": "# Notes\n\n## Old\n" });
    expect(await newIn(folder, "a.md", "--since", "HEAD")).toEqual([]);
    writeFileSync(join(folder, "notes.md"), "# Notes\n\n## New\n");
    expect(await newIn(folder, "a.md", "--since", "HEAD")).toEqual(["a.md:5 LINK_ANCHOR_DEAD"]);
    rmSync(join(folder, "notes.md"));
    expect(await newIn(folder, "a.md", "--since", "HEAD")).toEqual(["a.md:5 LINK_DEAD"]);
    git(folder, "commit", "-qam", "second");
    expect(await newIn(folder, "a.md", "--since", "HEAD")).toEqual([]);
  });

  it("fixes only what is new", async () => {
    const folder = repository({ "a.md": CURL });
    appendFileSync(join(folder, "a.md"), `\n${SECOND}`);
    const { out } = await rutter(["lint", "a.md", "--since", "HEAD", "--fix"], { cwd: folder });
    expect(out).toMatch(/^fixed 1 in a\.md$/m);
    expect(git(folder, "show", "HEAD:a.md")).toContain("curl https://orders.example/health");
    expect(await newIn(folder, "a.md")).toEqual([`a.md:6 ${CODE}`]);
  });

  it("compares standard input with the file of its name", async () => {
    const folder = repository({ "a.md": CURL });
    const args = ["-", "--stdin-filename", "a.md", "--since", "HEAD"];
    const { out } = await since(folder, args, { input: `\n${CURL}\n${SECOND}` });
    expect(placesIn(out)).toEqual([`a.md:19 ${CODE}`]);
  });

  it.each(["nope", "-x", "--all", "", "HEAD; touch pwned", "HEAD:a.md"])(
    "refuses the revision %j",
    async (ref) => {
      const folder = repository({ "a.md": CURL });
      const { status, out, err } = await since(folder, ["a.md", `--since=${ref}`]);
      expect(out).toBe("");
      expect(err).toMatch(/LINT_SINCE_REVISION|CLI_OPTION_VALUE/);
      expect(existsSync(join(folder, "pwned"))).toBe(false);
      expect(status).toBe(3);
    },
  );

  it("tells a shallow clone from a wrong name", async () => {
    const folder = repository({ "a.md": CURL });
    git(folder, "commit", "-q", "--allow-empty", "-m", "second");
    const clone = folderOf({});
    git(clone, "clone", "-q", "--depth", "1", `file://${folder}`, "here");
    const { status, err } = await since(join(clone, "here"), ["a.md", "--since", "HEAD~1"]);
    expect(err).toMatch(/LINT_SINCE_REVISION[\s\S]*shallow[\s\S]*fetch-depth: 0/);
    expect(status).toBe(3);
  });

  it("says so where git is not installed", async () => {
    const folder = repository({ "a.md": CURL });
    const { status, err } = await since(folder, ["a.md", "--since", "HEAD"], {
      env: { PATH: "/nonexistent" },
    });
    expect(err).toMatch(/LINT_SINCE_GIT[\s\S]*install git/);
    expect(status).toBe(3);
  });

  it("starts nothing that the repository or the environment names", async () => {
    const folder = repository({ "a.md": CURL, ".gitattributes": "*.md diff=evil filter=evil\n" });
    const evil = `touch ${join(folder, "pwned")}`;
    for (const key of ["diff.evil.textconv", "diff.external", "core.fsmonitor", "core.pager"])
      git(folder, "config", key, evil);
    git(folder, "config", "filter.evil.clean", evil);
    mkdirSync(join(folder, ".git/hooks"), { recursive: true });
    appendFileSync(join(folder, "a.md"), `\n${SECOND}`);
    const env = { GIT_EXTERNAL_DIFF: evil, GIT_PAGER: evil, GIT_DIR: "/nonexistent" };
    const { status, out } = await since(folder, ["a.md", "--since", "HEAD"], { env });
    expect(placesIn(out)).toHaveLength(1);
    expect(existsSync(join(folder, "pwned"))).toBe(false);
    expect(status).toBe(0);
  });
});
