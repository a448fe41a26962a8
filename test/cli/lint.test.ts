/** `rutter lint` as a process: which files it takes, how loudly it speaks, how it ends. */
import { execFileSync } from "node:child_process";
import { rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ALLOWED, CLEAN, CURL, folderOf, jsonOf, placesIn } from "./lint-folder.ts";
import { type Given, rutter } from "./rutter.ts";

const CODE = "CHECK_CURL_WITHOUT_FAIL";

const lintIn = (cwd: string, args: readonly string[], more: Given = {}) =>
  rutter(["lint", ...args], { cwd, ...more });

describe("files", () => {
  const folder = folderOf({
    "runbooks/a.md": CURL,
    "runbooks/b/c.md": CURL,
    "runbooks/b/d.MARKDOWN": CURL,
    "runbooks/notes.txt": CURL,
    "runbooks/node_modules/x.md": CURL,
    "runbooks/.github/x.md": CURL,
    "docs/[draft].md": CURL,
    "docs/e.md": CURL,
    "empty/x.txt": "",
  });
  symlinkSync("..", join(folder, "runbooks/b/round"));
  symlinkSync("nowhere.md", join(folder, "runbooks/gone.md"));
  symlinkSync("a.md", join(folder, "runbooks/same.md"));

  it.concurrent.each([
    ["a folder", ["runbooks"], ["runbooks/a.md", "runbooks/b/c.md", "runbooks/b/d.MARKDOWN"]],
    ["nothing named", [], ["runbooks/a.md", "runbooks/b/c.md"]],
    [
      "one file twice, by path and by link",
      ["runbooks/a.md", "./runbooks/a.md", "runbooks/same.md"],
      ["runbooks/a.md"],
    ],
    ["a pattern in quotes", ["runbooks/**/*.md"], ["runbooks/a.md", "runbooks/b/c.md"]],
    ["a pattern with braces", ["{docs,runbooks}/?.md"], ["docs/e.md", "runbooks/a.md"]],
    ["what is taken out again", ["runbooks", "!**/b/**"], ["runbooks/a.md"]],
    ["a name with signs in it", ["docs/[draft].md"], ["docs/[draft].md"]],
    ["a file that is no Markdown, by name", ["runbooks/notes.txt"], ["runbooks/notes.txt"]],
    [
      "files in any order",
      ["runbooks/b", "docs/e.md"],
      ["docs/e.md", "runbooks/b/c.md", "runbooks/b/d.MARKDOWN"],
    ],
  ] as const)("%s", async (_, args, files) => {
    const { status, out, err } = await lintIn(folder, [...args, "--format", "json"]);
    expect(err).toBe("");
    expect(placesIn(out)).toEqual(files.map((file) => `${file}:6 ${CODE}`));
    expect(status).toBe(0);
  });

  it("those that cannot be linted are told apart, and the others go on", async () => {
    const args = ["nope.md", "runbooks/a.md", "empty", "*.nope", "docs/e.md"];
    const { status, out, err } = await lintIn(folder, [...args, "--format", "json"]);
    expect(placesIn(out)).toEqual([`docs/e.md:6 ${CODE}`, `runbooks/a.md:6 ${CODE}`]);
    expect(jsonOf(out).failed?.map(({ file, code }) => `${file} ${code}`)).toEqual([
      "empty LINT_FILES_NONE",
      "*.nope LINT_FILES_NONE",
      "nope.md RUNBOOK_FILE_MISSING",
    ]);
    expect(err.match(/^error [A-Z_]+/gm)).toHaveLength(3);
    expect(status).toBe(3);
  });

  it("one that vanishes while others are read is told like one that was never there", async () => {
    const own = folderOf({ "runbooks/a.md": CURL, "runbooks/b.md": CURL });
    const pipe = join(own, "a-pipe.md");
    execFileSync("bash", ["-c", 'mkfifo "$0"', pipe]);
    const running = lintIn(own, ["a-pipe.md", "runbooks", "--format", "json"]);
    // Writing waits until the other end reads, and by then all names were looked up.
    const { open } = await import("node:fs/promises");
    const handle = await open(pipe, "w");
    rmSync(join(own, "runbooks/a.md"));
    await handle.writeFile(CLEAN);
    await handle.close();
    const { status, out, err } = await running;
    expect(placesIn(out)).toEqual([`runbooks/b.md:6 ${CODE}`]);
    expect(err).toMatch(/RUNBOOK_FILE_MISSING/);
    expect(status).toBe(3);
  });
});

describe("rutter.yaml", () => {
  it("lists what is linted when nothing is named, seen from its folder", async () => {
    const folder = folderOf({
      "rutter.yaml": 'lint:\n  files: ["docs/**/*.md", "!docs/old/**"]\n',
      "docs/a.md": CURL,
      "docs/old/b.md": CURL,
      "src/x.txt": "",
    });
    const { out } = await lintIn(join(folder, "src"), ["--format", "json"]);
    expect(placesIn(out)).toEqual([`../docs/a.md:6 ${CODE}`]);
  });

  it("without a list, gives the runbooks of its services", async () => {
    const folder = folderOf({
      "rutter.yaml": "services:\n  orders:\n    runbooks: { deploy: ops/deploy.md }\n",
      "ops/deploy.md": CURL,
      "ops/other.md": CURL,
      "runbooks/a.md": CLEAN,
    });
    const { out } = await lintIn(folder, ["--format", "json"]);
    expect(placesIn(out)).toEqual([`ops/deploy.md:6 ${CODE}`]);
  });

  it("sets levels, the nearest one to the file; --rule wins", async () => {
    const folder = folderOf({
      "rutter.yaml": `lint:\n  rules: { ${CODE}: error }\n`,
      "a.md": CURL,
      "team/rutter.yaml": `lint:\n  rules: { ${CODE}: note }\n`,
      "team/b.md": CURL,
    });
    const levels = async (...args: readonly string[]): Promise<readonly string[]> => {
      const { out } = await lintIn(folder, ["a.md", "team", "--format", "json", ...args]);
      return jsonOf(out).findings.map(({ file, level }) => `${file} ${level}`);
    };
    expect(await levels()).toEqual(["a.md error", "team/b.md note"]);
    expect(await levels("--rule", `${CODE}=warning`)).toEqual(["a.md warning", "team/b.md warning"]);
    expect(await levels("--rule", `${CODE}=off`)).toEqual([]);
  });
});

describe("the end", () => {
  const folder = folderOf({ "curl.md": CURL, "allowed.md": ALLOWED, "clean.md": CLEAN });

  it.concurrent.each([
    ["nothing found", ["clean.md"], 0, /^1 file, no findings$/m],
    ["a warning", ["curl.md"], 0, /^1 warning; 1 can be fixed with --fix$/m],
    ["an error", ["allowed.md"], 1, /^1 error$/m],
    ["a warning made an error", ["curl.md", "--rule", `${CODE}=error`], 1, /^1 error; /m],
    ["an error made a note", ["allowed.md", "--rule", "ALLOWANCE_CODE_UNKNOWN=note"], 0, /^1 note$/m],
    ["as many warnings as may be", ["curl.md", "--max-warnings", "1"], 0, /^1 warning/m],
    ["one warning too many", ["curl.md", "--max-warnings", "0"], 1, /more than --max-warnings 0/m],
    ["notes left out", ["curl.md", "--quiet", "--rule", `${CODE}=note`], 0, /^1 file, no findings$/m],
    ["several files", ["."], 1, /^1 error, 1 warning in 2 of 3 files; 1 can be fixed with --fix$/m],
  ] as const)("%s", async (_, args, wanted, said) => {
    const { status, out, err } = await lintIn(folder, args);
    expect(out + err).toMatch(said);
    expect(status).toBe(wanted);
  });

  it("a note takes one line, a warning its block, and where to read more stands once", async () => {
    const own = folderOf({ "a.md": CURL, "b.md": CURL });
    const { out } = await lintIn(own, ["a.md", "b.md"]);
    expect(out.match(/^ {2}why /gm)).toHaveLength(2);
    expect(out.match(/^ {2}more /gm)).toHaveLength(1);
    expect(out).toMatch(/^ {2}a\.md:6:1 {3}curl https:\/\/orders\.example\/health\n {13}\^\^\^\^\n/m);
    const { out: notes } = await lintIn(own, [".", "--rule", `${CODE}=note`]);
    expect(notes).toMatch(/^note a\.md:6:1 {2}CHECK_CURL_WITHOUT_FAIL {2}/m);
    expect(notes).not.toMatch(/^ {2}why/m);
  });

  it("standard input is linted under the name that it is given", async () => {
    const args = ["-", "--stdin-filename", "ops/deploy.md", "--format", "json"];
    const { out } = await lintIn(folder, args, { input: CURL });
    expect(placesIn(out)).toEqual([`ops/deploy.md:6 ${CODE}`]);
    const { out: unnamed } = await lintIn(folder, ["-"], { input: CURL });
    expect(unnamed).toContain("(standard input):6:1");
  });

  it("a thousand findings in one file are all told, soon", async () => {
    const many = `# Orders\n\n${"<!-- rutter: allow NO_SUCH_CODE it was agreed -->\nSome words.\n\n".repeat(1000)}`;
    writeFileSync(join(folder, "many.txt"), many);
    const start = performance.now();
    const { status, out } = await lintIn(folder, ["many.txt"]);
    expect(performance.now() - start).toBeLessThan(8000);
    expect(out.match(/^error ALLOWANCE_CODE_UNKNOWN/gm)).toHaveLength(1000);
    expect(out).toMatch(/^1000 errors$/m);
    expect(status).toBe(1);
  });
});
