/** What `rutter plan` takes from a `rutter.yaml` above the runbook, and how it refuses what it does not understand. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { folderWith, rutter } from "./rutter.ts";

const DEPLOY = "# Deploy\n\n## Steps\n\n```bash\nkubectl rollout restart deployment/web\n```\n";

function project(yaml: string): string {
  const folder = folderWith({ "rutter.yaml": yaml });
  mkdirSync(join(folder, "runbooks"));
  writeFileSync(join(folder, "runbooks", "deploy.md"), DEPLOY);
  return folder;
}

const plan = (yaml: string, environment = "production") =>
  rutter(["plan", "runbooks/deploy.md", "--env", environment], { cwd: project(yaml) });

describe("rutter.yaml", () => {
  it("gives an environment its windows and approvals", async () => {
    const { status, out, err } = await plan(
      'environments:\n  production:\n    zone: UTC\n    windows: ["Mon-Thu 09:00-17:00"]\n    approvals: { count: 2, role: sre }\n',
    );
    expect(err).toBe("");
    expect(out).toMatch(/approve .*2 .*sre/);
    expect(out).toMatch(/window .*Mon.*09:00/);
    expect(status).toBe(0);
  });

  it.each([
    ["nothing in it", ""],
    ["an environment without rules", "environments:\n  production:\n"],
    ["a runbook that is not there", "services:\n  web:\n    runbooks: { deploy: runbooks/gone.md }\n"],
    ["keys of other verbs", "roles: { sre: [ana] }\nsources:\n  prometheus: { url: env:PROM, every: 5s }\n"],
  ])("with %s is fine", async (_, yaml) => {
    const { status, err } = await plan(yaml);
    expect(err).toBe("");
    expect(status).toBe(0);
  });

  it.each([
    [
      "a key with a slip",
      "environments:\n  production:\n    windws: []\n",
      /CONFIG_KEY_UNKNOWN[\s\S]*rutter\.yaml:3 [\s\S]*did you mean windows/,
    ],
    [
      "a window that is none",
      "environments:\n  production:\n    windows: [office hours]\n",
      /CONFIG_VALUE_INVALID[\s\S]*rutter\.yaml:3 /,
    ],
    [
      "a truth that is none",
      "environments:\n  production: { strict: maybe }\n",
      /CONFIG_VALUE_INVALID[\s\S]*true, false/,
    ],
    [
      "a list that is none",
      "environments:\n  production: { windows: Mon }\n",
      /CONFIG_VALUE_INVALID[\s\S]*a list/,
    ],
    [
      "several problems",
      "environments:\n  production: { strict: maybe }\nservces: {}\nroles: 3\n",
      /CONFIG_VALUE_INVALID[\s\S]*rutter\.yaml:2 [\s\S]*\n\nerror CONFIG_KEY_UNKNOWN[\s\S]*rutter\.yaml:3 [\s\S]*\n\nerror CONFIG_VALUE_INVALID[\s\S]*rutter\.yaml:4 [\s\S]*\n\n3 errors\n$/,
    ],
    [
      "a secret in it",
      "notify:\n  - { to: slack, url: https://hooks.example/hunter2 }\n",
      /^(?![\s\S]*hunter2)[\s\S]*CONFIG_SECRET_LITERAL[\s\S]*rutter\.yaml:2 [\s\S]*env:NAME/,
    ],
    [
      "a secret among several problems",
      "servces: {}\nnotify:\n  - { to: slack, url: https://hooks.example/hunter2 }\nroles: 3\n",
      /^(?![\s\S]*hunter2)[\s\S]*rutter\.yaml:1 [\s\S]*CONFIG_SECRET_LITERAL[\s\S]*rutter\.yaml:3 [\s\S]*rutter\.yaml:4 [\s\S]*\n3 errors\n$/,
    ],
    ["no YAML", "environments: [\n", /CONFIG_SYNTAX[\s\S]*rutter\.yaml:\d/],
    [
      "another environment",
      "environments:\n  prod: {}\n  staging: {}\n",
      /CONFIG_ENVIRONMENT_UNKNOWN[\s\S]*one of prod, staging/,
    ],
  ])("with %s is refused", async (_, yaml, said) => {
    const { status, err } = await plan(yaml);
    expect(err).not.toMatch(/bug in Rutter/);
    expect(err).toMatch(said);
    expect(status).toBe(3);
  });
});
