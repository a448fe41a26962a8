import { expect, test } from "vitest";
import { isCodedCommand } from "./coded-command.ts";

const commands = [
  "npx prisma migrate deploy",
  "npx playwright test",
  "npx vitest",
  "yarn prisma migrate deploy",
  "pnpm prisma db seed",
  "bunx drizzle-kit migrate",
  "yarn smoke",
  "pm2 rollback orders",
  "pm2 rollback all",
  "pm2 rollback",
  "kubectl rollback deploy/x",
  "helm revert x",
  "argocd app revert shop",
  "make prepare-release FROM=0.9.0 TO=0.9.1 SET=beta",
  "sudo reboot",
  "sudo systemctl restart nginx",
  "kubectl get pods",
];
const names =
  "npm|npx|helm|helm chart|helm release|git history|docker image|docker compose v2|docker desktop settings|node 20|kubectl 1.29|pm2 process|pm2 ecosystem file|aws secrets manager|prisma schema|yarn lockfile|bun runtime|github actions|sudo rights|npx cache|config.yaml|make sure|rake task|npm 10|helm in production|";

test.each(commands)("%s is a command", (text) => {
  expect(isCodedCommand(text)).toBe(true);
});

test.each(names.split("|"))("%s is none", (text) => {
  expect(isCodedCommand(text)).toBe(false);
});

test("words without end are looked at once", () => {
  expect(isCodedCommand(`sudo ${"npx ".repeat(900)}x`)).toBe(false);
  expect(isCodedCommand("sudo ".repeat(500_000))).toBe(false);
});
