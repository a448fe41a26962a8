/** `rutter when`: what stands in the way of a release, and when it may start; told as a release itself would be told. */
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { folderWith, rutter } from "./rutter.ts";

const DEPLOY = `# Deploy

## Steps

\`\`\`bash
echo deploy <version> > running.txt
\`\`\`

## Rollback

\`\`\`bash
echo back > running.txt
\`\`\`
`;

const YAML = `services:
  orders: { runbooks: { deploy: deploy.md }, version: version }
environments:
  staging: {}
  production:
    zone: America/New_York
    windows: ["Mon-Thu 09:00-17:00", "Fri 09:00-15:00"]
    freezes: [{ from: 2026-12-20, to: 2027-01-02, why: holidays, except: [hotfix] }]
    approvals: { count: 2, role: sre, not: starter }
    after: staging
  alarmed:
    incidents: { alertmanager: "env:ALERTS", matchers: ['service="{service}"'] }
roles: { sre: [ana, bo] }
`;

const project = (yaml = YAML): string => folderWith({ "rutter.yaml": yaml, "deploy.md": DEPLOY });

interface Asked {
  readonly cwd?: string;
  readonly environment?: string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

function when({ cwd = project(), environment = "staging", args = [], env = {} }: Asked) {
  const home = { RUTTER_HOME: join(cwd, "home"), ...env };
  return rutter(["when", "deploy.md", "--env", environment, ...args], { cwd, env: home });
}

const VERSION = ["--set", "version=1.4.0"];
const at = (time: string): readonly string[] => [...VERSION, "--at", time];

describe("rutter when", () => {
  it("says so where it could start, ends with 0, and leaves nothing behind", async () => {
    const cwd = project();
    const { status, out, err } = await when({ cwd, args: [...VERSION, "--json"] });
    expect(err).toBe("");
    expect(JSON.parse(out)).toMatchObject({
      rutter: "when/1",
      service: "orders",
      now: true,
      hindrances: [],
      plan: expect.stringMatching(/^sha256:/),
      lock: { of: "orders in staging", held: null },
    });
    expect(status).toBe(0);
    expect((await rutter(["list", "--all"], { cwd, env: { RUTTER_HOME: join(cwd, "home") } })).out).toMatch(
      /no release/,
    );
  });

  it("ends with 4 where it must wait, with the next openings in both clocks", async () => {
    const { status, out } = await when({ environment: "production", args: at("2026-11-21T10:00") });
    expect(out).toMatch(/^not at Sat 2026-11-21 10:00 \(America\/New_York\): 2 things/m);
    expect(out).toMatch(/Mon 2026-11-23 09:00–17:00, 14:00–22:00 UTC/);
    expect(out).toMatch(/Wed 2026-11-25 09:00/);
    expect(out).toMatch(/2 of sre \(ana or bo\), not whoever starts it/);
    expect(out).toMatch(/✗ this version has not been released to staging/);
    expect(status).toBe(4);
  });

  it("knows freezes with a date, to the end of their last day, and across a change of the clock", async () => {
    const { out } = await when({ environment: "production", args: [...at("2027-01-02T23:30"), "--json"] });
    const report = JSON.parse(out);
    expect(report.clock).toMatchObject({ open: false, changes: { utc: "2027-01-04T14:00:00Z" } });
    expect(report.dated).toMatchObject([{ by: "rutter.yaml", why: "holidays", holds: true }]);
    const spring = await when({ environment: "production", args: [...at("2027-03-13T12:00"), "--json"] });
    expect(JSON.parse(spring.out).clock.changes.utc).toBe("2027-03-15T13:00:00Z");
  });

  it("names inputs that nobody gave, tells the rest, and ends with 3", async () => {
    const { status, out } = await when({});
    expect(out).toMatch(/inputs +✗ version has no value: --set version=VALUE/);
    expect(out).toMatch(/lock +✓ orders in staging is free/);
    expect(status).toBe(3);
  });

  it("shows what keeps a plan from being made, and ends with 3", async () => {
    const { status, out, err } = await when({ args: [...VERSION, "--set", "vresion=2"] });
    expect(out).toMatch(/no plan/);
    expect(err).toMatch(/RUNBOOK_INPUT_UNKNOWN/);
    expect(status).toBe(3);
  });

  it("refuses a time that is none, and an environment that is not there", async () => {
    expect((await when({ args: at("soon") })).err).toMatch(/TIME_INVALID/);
    expect((await when({ environment: "prod" })).err).toMatch(/CONFIG_ENVIRONMENT_UNKNOWN/);
  });

  it("asks after incidents, and takes silence for no leave", async () => {
    let answer = "[]";
    let asked = "";
    const server = createServer((request, response) => {
      asked = decodeURIComponent(request.url ?? "");
      response.end(answer);
    });
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    const env = { ALERTS: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
    const look = () => when({ environment: "alarmed", args: VERSION, env });
    try {
      expect(await look()).toMatchObject({
        status: 0,
        out: expect.stringMatching(/incidents +✓ none is open/),
      });
      expect(asked).toMatch(/filter=service="orders"/);
      answer = '[{"labels":{"alertname":"OrdersDown"}}]';
      expect(await look()).toMatchObject({
        status: 4,
        out: expect.stringMatching(/incidents +✗ OrdersDown/),
      });
      answer = "<html>";
      expect(await look()).toMatchObject({
        status: 4,
        out: expect.stringMatching(/incidents +\? .*not JSON/s),
      });
    } finally {
      await new Promise((done) => server.close(done));
    }
    expect(await look()).toMatchObject({ status: 4, out: expect.stringMatching(/nothing listens/) });
    const without = await when({ environment: "alarmed", args: VERSION });
    expect(without).toMatchObject({ status: 4, out: expect.stringMatching(/env:ALERTS/) });
  });

  it("compares the change with what this service was released with before", async () => {
    const cwd = project();
    const git = (...args: readonly string[]) =>
      execFileSync("git", ["-c", "user.name=ana", "-c", "user.email=a@example.com", ...args], {
        cwd,
        stdio: "ignore",
      });
    git("init", "-b", "main");
    git("add", "rutter.yaml", "deploy.md");
    git("commit", "-m", "one");
    const env = { RUTTER_HOME: join(cwd, "home") };
    await rutter(["run", "deploy.md", ...VERSION, "--env", "staging", "--yes"], { cwd, env });
    mkdirSync(join(cwd, "migrations"));
    writeFileSync(join(cwd, "migrations/1.up.sql"), "ALTER TABLE a ADD b int;");
    git("add", "migrations");
    git("commit", "-m", "two");
    const { out } = await rutter(["plan", "deploy.md", ...VERSION, "--env", "staging", "--json"], {
      cwd,
      env,
    });
    expect(JSON.parse(out).facts.change).toMatchObject({
      branch: "main",
      since: expect.stringMatching(/^release [a-z0-9]{6}$/),
      files: ["migrations/1.up.sql"],
      oneWay: ["migrations/1.up.sql"],
    });
    const { out: told } = await when({ cwd, args: [...VERSION, "--json"] });
    expect(JSON.parse(told).class).toMatchObject({ is: "high-risk" });
  });

  it("knows where the version went before", async () => {
    const cwd = project();
    const env = { RUTTER_HOME: join(cwd, "home"), RUTTER_USER: "ana" };
    const run = (...args: readonly string[]) =>
      rutter(["run", "deploy.md", ...VERSION, ...args], { cwd, env });
    expect((await run("--env", "staging", "--yes")).status).toBe(0);
    const inWindow = at("2026-11-23T10:00");
    const ready = await when({ cwd, environment: "production", args: inWindow });
    expect(ready).toMatchObject({ status: 0, out: expect.stringMatching(/✓ went to staging with release/) });
    const other = await when({
      cwd,
      environment: "production",
      args: ["--set", "version=1.4.1", "--at", "2026-11-23T10:00"],
    });
    expect(other).toMatchObject({ status: 4, out: expect.stringMatching(/✗ this version has not/) });
  });
});
