/** `rutter freeze`: what is added by hand holds releases up, is shown on the clock of its environment, and ends. */
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { folderWith, rutter } from "./rutter.ts";

const YAML = "environments:\n  staging: {}\n  production: { zone: Asia/Tokyo }\n";

function home() {
  const cwd = folderWith({
    "rutter.yaml": YAML,
    "deploy.md": "# Deploy\n\n## Steps\n\n```bash\necho a > b\n```\n\n## Rollback\n\n```bash\nrm b\n```\n",
  });
  const env = { RUTTER_HOME: join(cwd, "home"), RUTTER_USER: "ana" };
  return (...args: readonly string[]) => rutter(args, { cwd, env });
}

const ADD = ["freeze", "add", "--env", "production", "--why", "stocktaking"] as const;

describe("rutter freeze", () => {
  it("adds one on the clock of the environment, lists it, ends it, and keeps who did what", async () => {
    const go = home();
    const added = await go(
      ...ADD,
      "--from",
      "2090-12-20",
      "--to",
      "2091-01-02",
      "--except",
      "hotfix,emergency",
      "--json",
    );
    const freeze = JSON.parse(added.out);
    expect(freeze).toMatchObject({
      environment: "production",
      service: null,
      from: { utc: "2090-12-19T15:00:00Z", local: "2090-12-20T00:00:00+09:00" },
      to: { utc: "2091-01-02T15:00:00Z", text: "Tue 2091-01-02 24:00" },
      except: ["hotfix", "emergency"],
      by: "ana",
      state: "coming",
    });
    expect((await go("freeze", "list")).out).toMatch(/coming +every service → production\n.*Asia\/Tokyo/);
    expect((await go("freeze", "end", freeze.id)).status).toBe(0);
    expect((await go("freeze", "list")).out).toMatch(/no freeze was added here/);
    expect((await go("freeze", "list", "--all")).out).toMatch(/ended by ana/);
    expect((await go("freeze", "end", freeze.id)).err).toMatch(/FREEZE_UNKNOWN/);
  });

  it("holds up releases of its environment, from now until somebody ends it", async () => {
    const go = home();
    const { out } = await go(...ADD, "--json");
    const held = await go("run", "deploy.md", "--env", "production", "--non-interactive");
    expect(held.status).toBe(4);
    expect(held.out).toMatch(/[Ff]rozen by ana until somebody ends it: stocktaking/);
    expect((await go("run", "deploy.md", "--env", "staging", "--non-interactive")).status).toBe(0);
    expect(await go("when", "deploy.md", "--env", "production")).toMatchObject({ status: 4 });
    await go("freeze", "end", JSON.parse(out).id);
    expect(await go("when", "deploy.md", "--env", "production")).toMatchObject({ status: 0 });
  });

  it.each([
    [[...ADD, "--env", "prodution"], "CONFIG_ENVIRONMENT_UNKNOWN"],
    [[...ADD, "--except", "hotfixes"], "FREEZE_EXCEPTION_UNKNOWN"],
    [[...ADD, "--from", "someday"], "TIME_INVALID"],
    [[...ADD, "--from", "2090-12-20", "--to", "2090-12-19"], "TIME_INVALID"],
    [[...ADD, "--from", "2020-12-20", "--to", "2020-12-21"], "TIME_INVALID"],
    [["freeze", "add", "--env", "production"], "CLI_ARGUMENT_MISSING"],
    [["freeze", "add", "--why", "x"], "CLI_ARGUMENT_MISSING"],
    [["freeze", "ad"], "CLI_OPTION_CHOICE"],
    [["freeze", "list", "--env", "production"], "CLI_OPTIONS_CLASH"],
    [["freeze", "end"], "CLI_ARGUMENT_MISSING"],
    [["freeze", "list", "k3f9wz"], "CLI_ARGUMENT_EXTRA"],
  ])("refuses %j", async (args, code) => {
    const { status, err } = await home()(...args);
    expect(err).toMatch(new RegExp(`^error ${code} `));
    expect(status).toBe(3);
  });
});
