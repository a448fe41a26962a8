/** What a release changes, asked of real repositories. */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { gitChange } from "./git-change.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "rutter-change-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const WHO = ["-c", "user.name=ana", "-c", "user.email=ana@example.com", "-c", "commit.gpgsign=false"];
const git = (...args: readonly string[]): string =>
  execFileSync("git", [...WHO, ...args], { cwd: folder, stdio: ["ignore", "pipe", "ignore"] })
    .toString()
    .trim();

function commit(files: Readonly<Record<string, string>>): string {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  git("add", "-A");
  git("commit", "-qm", "x", "--allow-empty");
  return git("rev-parse", "HEAD");
}

const look = (before: { commit: string; release: string } | null = null, env = {}) =>
  gitChange({ folder, before, env });

describe("gitChange", () => {
  it("says nothing where there is no repository, and no commit", async () => {
    expect(await look()).toBeNull();
    git("init", "-q", "-b", "main");
    expect(await look()).toBeNull();
  });

  it("knows only the commit where there is nothing to compare with", async () => {
    git("init", "-q", "-b", "main");
    const head = commit({ "a.ts": "1" });
    expect(await look()).toEqual({ commit: head, change: null });
  });

  it("compares with what was released before", async () => {
    git("init", "-q", "-b", "main");
    const first = commit({ "a.ts": "1", "b.ts": "1", "ä b.ts": "1" });
    const head = commit({
      "a.ts": "2",
      "ä b.ts": "2",
      "migrations/2.up.sql": "create",
      "migrations/2.down.sql": "drop",
    });
    expect(await look({ commit: first, release: "k3f9wz" })).toEqual({
      commit: head,
      change: {
        branch: "main",
        commit: head,
        since: "release k3f9wz",
        count: 4,
        files: ["a.ts", "migrations/2.down.sql", "migrations/2.up.sql", "ä b.ts"],
        migrations: ["migrations/2.down.sql", "migrations/2.up.sql"],
        oneWay: [],
      },
    });
  });

  it("compares with where the branch began", async () => {
    git("init", "-q", "-b", "main");
    commit({ "a.ts": "1" });
    git("checkout", "-qb", "hotfix/login");
    commit({ "b.ts": "1" });
    git("checkout", "-q", "main");
    commit({ "c.ts": "1" });
    git("checkout", "-q", "hotfix/login");
    expect((await look())?.change).toMatchObject({ branch: "hotfix/login", since: "main", files: ["b.ts"] });
  });

  it("compares with the tag before on the default branch, not with one of the commit itself", async () => {
    git("init", "-q", "-b", "main");
    commit({ "a.ts": "1" });
    git("tag", "v1");
    commit({ "b.ts": "1" });
    git("tag", "v2");
    expect((await look())?.change).toMatchObject({ since: "v1", files: ["b.ts"] });
  });

  it("takes the branch of a pipeline where none is checked out", async () => {
    git("init", "-q", "-b", "main");
    const first = commit({ "a.ts": "1" });
    git("checkout", "-q", commit({ "b.ts": "1" }));
    const before = { commit: first, release: "k3f9wz" };
    expect((await look(before))?.change?.branch).toBeNull();
    expect((await look(before, { GITHUB_HEAD_REF: "", CI_COMMIT_BRANCH: "hotfix/x" }))?.change?.branch).toBe(
      "hotfix/x",
    );
    expect(
      (await look(before, { GITHUB_REF_NAME: "v1", GITHUB_REF_TYPE: "tag" }))?.change?.branch,
    ).toBeNull();
  });

  it("does not compare with a commit that is not here", async () => {
    git("init", "-q", "-b", "main");
    commit({ "a.ts": "1" });
    expect((await look({ commit: "0".repeat(40), release: "k3f9wz" }))?.change).toBeNull();
  });

  it("of very many files keeps those that decide something", async () => {
    git("init", "-q", "-b", "main");
    const first = commit({ "a.ts": "1" });
    commit({
      ...Object.fromEntries(Array.from({ length: 300 }, (_, at) => [`src/${at}.ts`, ""])),
      "zz/stripe/charge.ts": "",
    });
    const change = (await look({ commit: first, release: "k3f9wz" }))?.change;
    expect(change?.count).toBe(301);
    expect(change?.files).toHaveLength(200);
    expect(change?.files).toContain("zz/stripe/charge.ts");
  });
});
