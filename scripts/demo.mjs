#!/usr/bin/env node
/**
 * Shows on an example what Rutter does today: how it reads a deployment runbook, and the plan it makes of it. It carries
 * nothing out and changes nothing.
 */
import { spawnSync } from "node:child_process";
import { resolve } from "node:path";
import { ready } from "./ready.mjs";

const ROOT = resolve(import.meta.dirname, "..");
const RUNBOOK = "examples/order-service/runbooks/deploy.md";

const INPUTS = ["--set", "version=1.4.0", "--set", "database-url=env:DATABASE_URL"];

/** The statuses that a command may end with: 0 is done, 3 is a plan refused with its reasons. */
const SHOWN = [
  ["How Rutter reads the runbook, beside the runbook's own line numbers:", [0], ["read", RUNBOOK]],
  [
    "The plan for version 1.4.0 in staging, with the hash that stands for it:",
    [0],
    ["plan", RUNBOOK, "--env", "staging", ...INPUTS],
  ],
  [
    "The same for production, where nothing is accepted that can be read in two ways:",
    [0, 3],
    ["plan", RUNBOOK, "--env", "production", ...INPUTS],
  ],
];

await ready("build");
for (const [title, expected, args] of SHOWN) {
  console.log(`\n${title}\n\n$ rutter ${args.join(" ")}`);
  const { status } = spawnSync(process.execPath, ["dist/cli/main.js", ...args], {
    cwd: ROOT,
    stdio: "inherit",
  });
  if (!expected.includes(status ?? 1)) process.exit(status ?? 1);
}
