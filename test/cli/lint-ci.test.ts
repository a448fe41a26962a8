/** The hook of pre-commit and the GitHub Action: what they call exists, and the Action's step does what it says. */
import { execFile, execFileSync } from "node:child_process";
import { appendFileSync, chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { REPOSITORY } from "../repository.ts";
import { CURL, folderOf } from "./lint-folder.ts";
import { COMMAND, ENVIRONMENT, rutter } from "./rutter.ts";

const textOf = (path: string): string => readFileSync(join(REPOSITORY, path), "utf8");

interface Hook {
  readonly id: string;
  readonly entry: string;
  readonly language: string;
  readonly files: string;
  readonly types: readonly string[];
  readonly args: readonly string[];
}

interface Action {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default: string }>>;
  readonly runs: {
    readonly using: string;
    readonly steps: readonly {
      readonly name: string;
      readonly env: Readonly<Record<string, string>>;
      readonly run: string;
    }[];
  };
}

const hooks = parse(textOf(".pre-commit-hooks.yaml")) as readonly Hook[];
const action = parse(textOf("action.yml")) as Action;
const help = (await rutter(["lint", "--help"])).out;
const optionsIn = (text: string): readonly string[] => text.match(/(?<=[\s("])--[a-z][a-z-]+/g) ?? [];
const knows = (option: string): boolean => new RegExp(`^ {2}(?:-\\w, )?${option}\\b`, "m").test(help);

describe("the hooks of pre-commit", () => {
  it("are found, and run on Markdown", () => {
    expect(hooks.map(({ id }) => id)).toEqual(["rutter-lint", "rutter-lint-fix"]);
    for (const { language, types, files } of hooks) {
      expect(language).toBe("node");
      expect(types).toEqual(["markdown"]);
      expect(new RegExp(files).test("runbooks/deploy.md")).toBe(true);
    }
  });

  it.each(hooks)("$id calls what exists", ({ entry, args }) => {
    expect(entry.split(" ").slice(0, 2)).toEqual(["rutter", "lint"]);
    expect(optionsIn(` ${[entry, ...args].join(" ")}`).filter((option) => !knows(option))).toEqual([]);
  });
});

describe("docs/ci.md", () => {
  it("names the options, inputs and hooks that there are", () => {
    const text = textOf("docs/ci.md");
    const called = text.split("\n").filter((line) => /rutter(?:@\S+)? lint|args:/.test(line));
    expect(called.length).toBeGreaterThan(2);
    const options = called.flatMap((line) => optionsIn(line.replace("npx --yes", "")));
    expect(options.length).toBeGreaterThan(2);
    expect(options.filter((option) => !knows(option))).toEqual([]);
    const inputs = [...text.matchAll(/^\| `([a-z-]+)` \|/gm)].map(([, name]) => name);
    expect(inputs.sort()).toEqual(Object.keys(action.inputs).sort());
    for (const [, id] of text.matchAll(/- id: (rutter-\S+)/g))
      expect(hooks.map((hook) => hook.id)).toContain(id);
  });
});

const step = action.runs.steps.find(({ name }) => name === "Lint runbooks");

interface StepEnded {
  readonly status: number;
  readonly out: string;
  readonly outputs: string;
}

/** The step as a runner would start it, with `rutter` on the path. */
function lintStep(cwd: string, inputs: Readonly<Record<string, string>>): Promise<StepEnded> {
  const runner = folderOf({ output: "" });
  const bin = join(runner, "bin");
  mkdirSync(bin);
  const launcher = [process.execPath, ...COMMAND].map((word) => `'${word}'`).join(" ");
  writeFileSync(join(bin, "rutter"), `#!/bin/sh\nexec ${launcher} "$@"\n`);
  chmodSync(join(bin, "rutter"), 0o755);
  const empty = Object.fromEntries(Object.keys(step?.env ?? {}).map((name) => [name, ""]));
  const env = {
    ...ENVIRONMENT,
    PATH: `${bin}:${ENVIRONMENT.PATH}`,
    GITHUB_WORKSPACE: cwd,
    GITHUB_OUTPUT: join(runner, "output"),
    RUNNER_TEMP: runner,
    CI: "true",
    ...empty,
    RUTTER_CHANGED_ONLY: "true",
    ...inputs,
  };
  // As GitHub starts `shell: bash`.
  const args = ["--noprofile", "--norc", "-e", "-o", "pipefail", "-c", step?.run ?? "exit 99"];
  return new Promise((resolve) => {
    execFile("bash", args, { cwd, env }, (error, stdout, stderr) => {
      const status = typeof error?.code === "number" ? error.code : 0;
      resolve({ status, out: stdout + stderr, outputs: readFileSync(env.GITHUB_OUTPUT, "utf8") });
    });
  });
}

const git = (cwd: string, ...args: readonly string[]): string =>
  execFileSync("git", ["-c", "user.name=ana", "-c", "user.email=ana@example.com", ...args], {
    cwd,
    encoding: "utf8",
    env: { PATH: process.env.PATH ?? "", HOME: "/nonexistent", GIT_CONFIG_NOSYSTEM: "1" },
  });

function repository(): { readonly folder: string; readonly base: string } {
  const folder = folderOf({ "runbooks/a.md": CURL, "docs/b deploy.md": CURL });
  git(folder, "init", "-q", "-b", "main");
  git(folder, "add", "-A");
  git(folder, "commit", "-qm", "first");
  const base = git(folder, "rev-parse", "HEAD").trim();
  appendFileSync(join(folder, "runbooks/a.md"), `\n## Verify again\n${CURL.slice(19)}`);
  git(folder, "commit", "-qam", "second");
  return { folder, base };
}

describe("the action", () => {
  it("puts no input into a script as text", () => {
    expect(action.runs.using).toBe("composite");
    for (const { run, env } of action.runs.steps) {
      expect(run).not.toMatch(/\$\{\{/);
      for (const value of Object.values(env))
        expect(value).toMatch(/^\$\{\{ (?:inputs|github)\.[\w.-]+ \}\}$/);
    }
    const named = action.runs.steps.flatMap(({ env }) => Object.values(env));
    for (const name of Object.keys(action.inputs)) expect(named).toContain(`\${{ inputs.${name} }}`);
  });

  it("calls what exists", () => {
    const called = (step?.run ?? "").split("\n").filter((line) => /rutter lint|options\+=/.test(line));
    expect(called.length).toBeGreaterThan(3);
    expect(called.flatMap((line) => optionsIn(line)).filter((option) => !knows(option))).toEqual([]);
  });

  it("reports in a pull request what is new since its base, all of it where that is asked for", async () => {
    const { folder, base } = repository();
    const changed = await lintStep(folder, { RUTTER_BASE: base });
    expect(changed.out.match(/^::warning .*$/gm)).toHaveLength(1);
    expect(changed.out).toMatch(/^::warning file=runbooks\/a\.md,line=17,/m);
    expect(changed.status).toBe(0);
    const all = await lintStep(folder, { RUTTER_BASE: base, RUTTER_CHANGED_ONLY: "false" });
    expect(all.out.match(/^::warning .*$/gm)).toHaveLength(2);
  });

  it("takes files, rules and a limit, one on a line, and fails the job by them", async () => {
    const { folder } = repository();
    const files = "runbooks\n\ndocs/*deploy*.md\n";
    const { out, status } = await lintStep(folder, {
      RUTTER_FILES: files,
      RUTTER_RULES: "CHECK_CURL_WITHOUT_FAIL=error\n",
    });
    expect(out.match(/^::error .*$/gm)).toHaveLength(3);
    expect(out).toContain("file=docs/b deploy.md");
    expect(status).toBe(1);
    expect((await lintStep(folder, { RUTTER_MAX_WARNINGS: "0" })).status).toBe(1);
    expect((await lintStep(folder, { RUTTER_FILES: "nope.md" })).status).toBe(3);
  });

  it("fetches the base where the clone is shallow", async () => {
    const { folder, base } = repository();
    git(folder, "config", "uploadpack.allowAnySHA1InWant", "true");
    const clone = folderOf({});
    git(clone, "clone", "-q", "--depth", "1", `file://${folder}`, "here");
    const { out } = await lintStep(join(clone, "here"), { RUTTER_BASE: base });
    expect(out.match(/^::warning .*$/gm)).toHaveLength(1);
  });

  it("writes SARIF with everything in it, and says where", async () => {
    const { folder, base } = repository();
    const { outputs } = await lintStep(folder, { RUTTER_BASE: base, RUTTER_SARIF_FILE: "rutter.sarif" });
    expect(outputs).toBe("sarif-file=rutter.sarif\n");
    const log = JSON.parse(readFileSync(join(folder, "rutter.sarif"), "utf8")) as {
      runs: { results: unknown[] }[];
    };
    expect(log.runs[0]?.results).toHaveLength(2);
  });

  it("runs nothing that an input or a file name holds", async () => {
    const { folder } = repository();
    const evil = '"; touch pwned; $(touch pwned) `touch pwned`';
    writeFileSync(join(folder, "runbooks/$(touch pwned).md"), CURL);
    await lintStep(folder, { RUTTER_FILES: evil, RUTTER_BASE: evil });
    await lintStep(folder, { RUTTER_RULES: evil });
    await lintStep(folder, { RUTTER_SINCE: evil, RUTTER_MAX_WARNINGS: evil, RUTTER_CHANGED_ONLY: evil });
    const { out } = await lintStep(folder, {});
    expect(out).toContain("file=runbooks/$(touch pwned).md");
    expect(existsSync(join(folder, "pwned"))).toBe(false);
  }, 60_000);
});
