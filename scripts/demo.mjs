#!/usr/bin/env node
/**
 * Carries out a small deployment on this machine: a release that goes well, one that is bad and comes back by itself, and one
 * whose Rutter is killed in the middle and goes on. Everything happens in a temporary folder, which is removed at the end.
 */
import { spawn, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { ready } from "./ready.mjs";

const ROOT = resolve(import.meta.dirname, "..");
const RUNBOOK = "runbooks/deploy.md";

await ready("build");
const folder = join(mkdtempSync(join(tmpdir(), "rutter-demo-")), "harbour");
cpSync(join(ROOT, "examples/harbour"), folder, { recursive: true });
const env = { ...process.env, RUTTER_HOME: join(folder, "..", "home"), BUILD_SECONDS: "0.4" };
const port = await freePort();

try {
  process.exitCode = await demo();
} finally {
  stopService();
  rmSync(join(folder, ".."), { recursive: true, force: true });
}

async function demo() {
  for (const words of [
    ["build.sh", "0.9.0"],
    ["switch.sh", "0.9.0"],
    ["restart.sh", String(port)],
  ])
    script(words);
  say("A service on this machine, at version 0.9.0, and the runbook by which it is deployed:");
  expectStatus(0, ["read", RUNBOOK]);

  say("1. A good release. --yes answers the plain questions; somebody would do that at the terminal.");
  expectStatus(0, runOf("1.0.0"));
  await tellVersion();

  say("2. A bad release: the new version is not well, so the runbook's own rollback section is carried out.");
  expectStatus(2, runOf("1.1.0-bad"));
  await tellVersion();

  say("3. A release whose Rutter is killed (kill -9) in the middle of the build, and resumed.");
  await killedInTheBuild(runOf("1.2.0"));
  expectStatus(null, ["status"]);
  expectStatus(0, ["resume", "--yes"]);
  await tellVersion();
  const builds = linesOf("builds.log").filter((line) => line === "1.2.0").length;
  console.log(`The build of 1.2.0 began ${builds === 1 ? "once" : `${builds} times`}.`);
  if (builds !== 1) throw new Error("the build was run again");

  say("4. Before any of it: what would this runbook do if each step failed?");
  expectStatus(null, ["rehearse", RUNBOOK, "--set", "version=2.0.0"]);
  return 0;
}

/** What was there before Rutter came. */
function script([name, ...args]) {
  const { status } = spawnSync(join(folder, "scripts", name), args, { cwd: folder, env, stdio: "ignore" });
  if (status !== 0) throw new Error(`${name} ended with status ${status}`);
}

function runOf(version) {
  return ["run", RUNBOOK, "--env", "laptop", "--set", `version=${version}`, "--set", `port=${port}`, "--yes"];
}

function say(words) {
  console.log(`\n${words}\n`);
}

function shown(args) {
  console.log(`$ rutter ${args.join(" ")}`);
  return [join(ROOT, "dist/cli/main.js"), ...args];
}

/** Null: any status but that of a bug. */
function expectStatus(expected, args) {
  const { status } = spawnSync(process.execPath, shown(args), { cwd: folder, env, stdio: "inherit" });
  if (status === 70 || status === null || (expected !== null && status !== expected))
    throw new Error(`rutter ${args[0]} ended with status ${status}`);
}

function killedInTheBuild(args) {
  const child = spawn(process.execPath, shown(args), {
    cwd: folder,
    env,
    stdio: ["ignore", "inherit", "inherit"],
  });
  const waiting = setInterval(() => {
    if (!linesOf("builds.log").includes("1.2.0")) return;
    clearInterval(waiting);
    child.kill("SIGKILL");
  }, 20);
  return new Promise((done, failed) => {
    child.on("close", (status) => {
      clearInterval(waiting);
      if (status !== null) return failed(new Error(`it ended by itself, with status ${status}`));
      console.log("\n(killed)\n");
      done();
    });
  });
}

async function tellVersion() {
  const answer = await fetch(`http://127.0.0.1:${port}/health`);
  console.log(`The service answers ${answer.status}: ${await answer.text()}`);
}

function linesOf(name) {
  const path = join(folder, name);
  return existsSync(path) ? readFileSync(path, "utf8").split("\n").filter(Boolean) : [];
}

function stopService() {
  const [pid] = linesOf("service.pid");
  if (pid === undefined) return;
  try {
    process.kill(Number(pid));
  } catch {
    // It has ended already.
  }
}

function freePort() {
  const server = createServer();
  return new Promise((done, failed) => {
    server.once("error", failed);
    server.listen(0, "127.0.0.1", () => {
      const { port: free } = server.address();
      server.close(() => done(free));
    });
  });
}
