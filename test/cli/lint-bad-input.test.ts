/** Every way in which what `rutter lint` is given can be wrong: told in the one shape, exit status 3. */
import { describe, expect, it } from "vitest";
import { ALLOWED, CURL, folderOf } from "./lint-folder.ts";
import { rutter } from "./rutter.ts";

const folder = folderOf({
  "deploy.md": CURL,
  "allowed.md": ALLOWED,
  "no-reason.md": "# Orders\n\n<!-- rutter: allow CHECK_CURL_WITHOUT_FAIL -->\nSome words.\n",
  "empty.md": "",
  "image.md": Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]),
  "broken/rutter.yaml": "lint:\n  rules: [\n",
  "broken/deploy.md": CURL,
  "slip/rutter.yaml": "lint:\n  ruels: {}\n",
  "slip/deploy.md": CURL,
  "code/rutter.yaml": "lint:\n  rules: { CHECK_CURL_WITHOT_FAIL: off }\n",
  "code/deploy.md": CURL,
  "level/rutter.yaml": "lint:\n  rules: { CHECK_CURL_WITHOUT_FAIL: loud }\n",
  "level/deploy.md": CURL,
  "missing/rutter.yaml": "services:\n  orders:\n    runbooks: { deploy: ops/deploy.md }\n",
  "missing/runbooks/other.md": CURL,
  "several/rutter.yaml": "lint:\n  ruels: {}\nroles: 3\n",
  "several/deploy.md": CURL,
  "nothing/x.txt": "",
});

const CASES: readonly (readonly [name: string, args: readonly string[], said: readonly RegExp[]])[] = [
  ["a file that is not there", ["deplyo.md"], [/RUNBOOK_FILE_MISSING/, /did you mean deploy\.md\?/]],
  ["an empty file", ["empty.md"], [/RUNBOOK_FILE_EMPTY/]],
  ["a file that is no text", ["image.md"], [/RUNBOOK_FILE_BINARY/]],
  ["a pattern that matches nothing", ["docs/**/*.md"], [/LINT_FILES_NONE/, /matches no file/]],
  ["a folder without Markdown", ["nothing"], [/LINT_FILES_NONE/]],
  ["a broken rutter.yaml", ["broken"], [/CONFIG_SYNTAX/, /rutter\.yaml/]],
  ["a slip in rutter.yaml", ["slip"], [/CONFIG_KEY_UNKNOWN/, /rules/]],
  ["an unknown code in rutter.yaml", ["code"], [/CONFIG_/, /CHECK_CURL_WITHOUT_FAIL/]],
  ["an unknown level in rutter.yaml", ["level"], [/CONFIG_VALUE_INVALID/, /warning/]],
  [
    "an unknown code",
    ["deploy.md", "--rule", "CHECK_CURL_WITHOT_FAIL=off"],
    [/LINT_RULE_UNKNOWN/, /CHECK_CURL_WITHOUT_FAIL/],
  ],
  ["a code that lint does not report", ["deploy.md", "--rule", "CLI_SET_FORM=off"], [/LINT_RULE_UNKNOWN/]],
  [
    "an unknown level",
    ["deploy.md", "--rule", "CHECK_CURL_WITHOUT_FAIL=loud"],
    [/LINT_LEVEL_UNKNOWN/, /"loud"/],
  ],
  [
    "a rule without a level",
    ["deploy.md", "--rule", "CHECK_CURL_WITHOUT_FAIL"],
    [/LINT_LEVEL_UNKNOWN/, /one of off, note/],
  ],
  ["an unknown format", ["deploy.md", "--format", "sarfi"], [/CLI_OPTION_CHOICE/, /--format sarif/]],
  ["no number of warnings", ["deploy.md", "--max-warnings", "few"], [/CLI_OPTION_CHOICE/, /"few"/]],
  ["--dry-run alone", ["deploy.md", "--dry-run"], [/CLI_OPTIONS_CLASH/, /--fix --dry-run/]],
  ["--dry-run as JSON", ["deploy.md", "--fix", "--dry-run", "--format", "json"], [/CLI_OPTIONS_CLASH/]],
  ["a name for no standard input", ["deploy.md", "--stdin-filename", "x.md"], [/CLI_OPTIONS_CLASH/]],
  ["two texts for one standard output", ["-", "deploy.md", "--fix"], [/CLI_OPTIONS_CLASH/]],
  ["an unknown option", ["deploy.md", "--fixx"], [/CLI_OPTION_UNKNOWN/, /--fix/]],
  [
    "--since outside of a repository",
    ["deploy.md", "--since", "main"],
    [/LINT_SINCE_GIT/, /no git repository/],
  ],
];

describe("bad input of lint", () => {
  it.concurrent.each(CASES)("%s", async (_, args, said) => {
    // Whatever repository there may be around the temporary folder is not this one.
    const env = { GIT_CEILING_DIRECTORIES: folder };
    const { status, out, err } = await rutter(["lint", ...args], { cwd: folder, env });
    const text = out + err;
    expect(text).not.toMatch(/bug in Rutter|\n\s+at /);
    for (const pattern of said) expect(text).toMatch(pattern);
    expect(text).toMatch(/^error [A-Z_]+ {2}\S/m);
    expect(text).toMatch(/^ {2}fix {3}\S/m);
    expect(status).toBe(3);
  });

  it("nothing named and nothing there", async () => {
    const own = folderOf({ "docs/how-to-deploy.md": CURL });
    const { status, err } = await rutter(["lint"], { cwd: own });
    expect(err).toMatch(/LINT_FILES_NONE/);
    expect(err).toMatch(/rutter lint docs\/how-to-deploy\.md/);
    expect(status).toBe(3);
  });

  it("a runbook that rutter.yaml names and that is not there is told there; the others are linted", async () => {
    const { status, out, err } = await rutter(["lint"], { cwd: `${folder}/missing` });
    expect(err).toMatch(/CONFIG_RUNBOOK_MISSING[\s\S]*rutter\.yaml:3 .*ops\/deploy\.md/);
    expect(err).not.toMatch(/RUNBOOK_FILE_MISSING/);
    expect(out).toMatch(/CHECK_CURL_WITHOUT_FAIL/);
    expect(status).toBe(3);
  });

  it.each(["text", "json"])(
    "all that is wrong in rutter.yaml is shown at once, as %s too",
    async (format) => {
      const { status, out, err } = await rutter(["lint", "several", "--format", format], { cwd: folder });
      expect(out).toBe("");
      expect(err).toMatch(
        /CONFIG_KEY_UNKNOWN[\s\S]*yaml:2 [\s\S]*\n\nerror CONFIG_VALUE_INVALID[\s\S]*yaml:3 /,
      );
      expect(err).toMatch(/\n\n2 errors\n$/);
      expect(status).toBe(3);
    },
  );

  it.concurrent.each([
    ["an allowance of a code that does not exist", "allowed.md", /^error ALLOWANCE_CODE_UNKNOWN/m],
    ["an allowance without a reason", "no-reason.md", /RUNBOOK_ANNOTATION_VALUE[\s\S]*reason/],
  ])("%s is a finding", async (_, file, said) => {
    const { out, status } = await rutter(["lint", file], { cwd: folder });
    expect(out).toMatch(said);
    expect(status).toBe(1);
  });
});
