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

const SHOWN = [
  ["How Rutter reads the runbook, beside the runbook's own line numbers:", ["read", RUNBOOK]],
  [
    "The plan for version 1.4.0 in production, with the hash that would be approved:",
    [
      "plan",
      RUNBOOK,
      "--env",
      "production",
      "--set",
      "version=1.4.0",
      "--set",
      "database-url=env:DATABASE_URL",
    ],
  ],
];

ready("build");
for (const [title, args] of SHOWN) {
  console.log(`\n${title}\n\n$ rutter ${args.join(" ")}`);
  const { status } = spawnSync(process.execPath, ["dist/cli/main.js", ...args], {
    cwd: ROOT,
    stdio: "inherit",
  });
  if (status !== 0) process.exit(status ?? 1);
}
