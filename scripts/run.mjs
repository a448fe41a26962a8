/** Runs a program in the repository's folder with its output shown, and ends with its status when it fails. */
import { spawnSync } from "node:child_process";
import { resolve } from "node:path";

const ROOT = resolve(import.meta.dirname, "..");

/** The program's exit status; 1 when it was killed or could not be started. */
export function statusOf(command, args) {
  const { status, error } = spawnSync(command, args, { cwd: ROOT, stdio: "inherit" });
  if (error) console.error(`${command}: ${error.message}`);
  return status ?? 1;
}

export function run(command, args) {
  const status = statusOf(command, args);
  if (status === 0) return;
  console.error(`failed with status ${status}: ${command} ${args.join(" ")}`);
  process.exit(status);
}
