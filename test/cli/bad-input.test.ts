/** Every way in which what is given can be wrong: a clear error in the one shape, on standard error, exit status 3. */
import { chmodSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type Ended, folderWith, type Given, rutter } from "./rutter.ts";

const DEPLOY = "# Deploy\n\n## Steps\n\n```bash\nkubectl set image deployment/web web=web:<version>\n```\n";

const folder = folderWith({
  "deploy.md": DEPLOY,
  "empty.md": "",
  "closed.md": DEPLOY,
  "blank.md": "\ufeff \r\n\n\t\n",
  "large.md": "x".repeat(8 * 1024 * 1024 + 1),
  "image.png": Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]),
  "nul.md": "# Deploy\n\n- [ ] Check\u0000 it\n",
  "wide.md": Buffer.from("# Deploy\n", "utf16le"),
  "fence.md": "# Deploy\n\n## Steps\n\n```bash\nnpm run deploy\n\n## Verify\n\n- [ ] It works\n",
  "front.md": '---\nrutter:\n  service: "orders\n  zone: UTC\n---\n\n# Deploy\n\n- [ ] Tests are green\n',
  "collide.md": "# Deploy\n\n## Steps\n\n```bash\ndeploy --tag <image-tag>\n```\n",
  "before.json": '{"rutter":"plan/1","hash":',
});
mkdirSync(join(folder, "runbooks"));

const run = (args: readonly string[], more: Given = {}): Promise<Ended> =>
  rutter(args, { cwd: folder, ...more });

const CASES: readonly (readonly [name: string, args: readonly string[], said: readonly RegExp[]])[] = [
  ["no file", ["read", "deplyo.md"], [/RUNBOOK_FILE_MISSING/, /did you mean deploy\.md\?/]],
  [
    "a file below a file",
    ["read", "deploy.md/x.md"],
    [/RUNBOOK_FILE_MISSING/, /a part of its path is a file/],
  ],
  ["a folder", ["read", "runbooks"], [/RUNBOOK_FILE_IS_FOLDER/]],
  ["a name that is too long", ["read", "x".repeat(300)], [/RUNBOOK_FILE_UNREADABLE/, /ENAMETOOLONG/]],
  ["0 bytes", ["read", "empty.md"], [/RUNBOOK_FILE_EMPTY/, /the file is empty/]],
  ["blank lines alone", ["read", "blank.md"], [/RUNBOOK_FILE_EMPTY/, /nothing but blank lines/]],
  ["more than 8 MB", ["read", "large.md"], [/RUNBOOK_FILE_TOO_LARGE/, /8 MB/]],
  ["an image", ["read", "image.png"], [/RUNBOOK_FILE_BINARY/, /not a text file/]],
  ["a NUL in a text", ["read", "nul.md"], [/RUNBOOK_FILE_BINARY/, /line 3/]],
  ["UTF-16 without its mark", ["read", "wide.md"], [/RUNBOOK_FILE_BINARY/, /UTF-16/, /save it as UTF-8/]],
  ["a fence that is never closed", ["read", "fence.md"], [/RUNBOOK_FENCE_OPEN/, /fence\.md:5/]],
  ["front matter that does not parse", ["read", "front.md"], [/front\.md:[2-5]\b/]],
  [
    "an input without a value",
    ["plan", "deploy.md"],
    [/RUNBOOK_INPUT_MISSING/, /deploy\.md:6/, /--set version=/],
  ],
  [
    "a value for an unknown input",
    ["plan", "deploy.md", "--set", "version=1", "--set", "versoin=1"],
    [/RUNBOOK_INPUT_UNKNOWN/, /version/],
  ],
  [
    "two spellings of one input that contradict each other",
    ["plan", "collide.md", "--set", "image-tag=1", "--set", "IMAGE_TAG=2"],
    [/RUNBOOK_INPUT_COLLISION/, /image-tag/, /IMAGE_TAG/],
  ],
  ["a procedure that does not exist", ["plan", "deploy.md", "Stesp"], [/RUNBOOK_PROCEDURE_UNKNOWN/, /Steps/]],
  ["an unknown verb", ["paln", "deploy.md"], [/CLI_VERB_UNKNOWN/, /did you mean rutter plan/]],
  ["an unknown option", ["read", "deploy.md", "--jsno"], [/CLI_OPTION_UNKNOWN/, /--json/]],
  ["an unknown option before the verb", ["--jsno", "read", "deploy.md"], [/CLI_OPTION_UNKNOWN/]],
  ["an unknown short option", ["read", "deploy.md", "-x"], [/CLI_OPTION_UNKNOWN/, /-x/]],
  ["a name that objects have", ["read", "deploy.md", "--constructor"], [/CLI_OPTION_UNKNOWN/]],
  ["an option without its value", ["plan", "deploy.md", "--env"], [/CLI_OPTION_VALUE/]],
  [
    "an option that would swallow the next",
    ["plan", "deploy.md", "--env", "--json"],
    [/CLI_OPTION_VALUE/, /"--json"/],
  ],
  ["a value where none is taken", ["read", "deploy.md", "--json=yes"], [/CLI_OPTION_VALUE/]],
  ["no argument", ["read"], [/CLI_ARGUMENT_MISSING/, /FILE/]],
  ["an argument too many", ["read", "deploy.md", "x"], [/CLI_ARGUMENT_EXTRA/, /"x"/]],
  ["--set without a value", ["plan", "deploy.md", "--set", "version"], [/CLI_SET_FORM/]],
  ["--set twice", ["plan", "deploy.md", "--set", "version=1", "--set", "version=2"], [/CLI_SET_TWICE/]],
  ["a code that does not exist", ["explain", "FILE_MISING"], [/CLI_CODE_UNKNOWN/, /RUNBOOK_FILE_MISSING/]],
  [
    "half a plan to compare with",
    ["plan", "deploy.md", "--set", "version=1", "--diff", "before.json"],
    [/PLAN_FILE_INVALID/, /not JSON/],
  ],
];

describe("bad input", () => {
  it.concurrent.each(CASES)("%s", async (_, args, said) => {
    const { status, out, err } = await run(args);
    const text = out + err;
    expect(text).not.toMatch(/bug in Rutter|\n\s+at /);
    for (const pattern of said) expect(text).toMatch(pattern);
    expect(text).toMatch(/^error [A-Z_]+ {2}\S/m);
    expect(text).toMatch(/^ {2}fix {3}\S/m);
    expect(text).toMatch(/^ {2}more {2}rutter explain [A-Z_]+$/m);
    expect(status).toBe(3);
  });

  it("nothing on standard input", async () => {
    const { status, err } = await run(["read", "-"]);
    expect(err).toMatch(/RUNBOOK_FILE_EMPTY/);
    expect(status).toBe(3);
  });

  it("too much on standard input is refused before all of it is read", async () => {
    const { status, err } = await run(["read", "-"], { input: Buffer.alloc(32 * 1024 * 1024, 0x61) });
    expect(err).toMatch(/RUNBOOK_FILE_TOO_LARGE/);
    expect(status).toBe(3);
  });

  it("a file that may not be read", async () => {
    // Nothing is closed to root but what the kernel itself only lets be written.
    const isRoot = process.getuid?.() === 0;
    if (!isRoot) chmodSync(join(folder, "closed.md"), 0);
    const { status, err } = await run(["read", isRoot ? "/proc/sys/vm/drop_caches" : "closed.md"]);
    expect(err).toMatch(/RUNBOOK_FILE_FORBIDDEN/);
    expect(status).toBe(3);
  });
});
