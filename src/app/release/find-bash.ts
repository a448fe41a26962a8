/** Whether what a plan needs to be carried out at all is here; asked before anything is written. */
import { accessSync, constants, statSync } from "node:fs";
import { delimiter, join } from "node:path";
import { RutterError } from "../../base/index.ts";
import type { Plan } from "../../plan/index.ts";

function onPath(name: string, path: string): boolean {
  return path.split(delimiter).some((folder) => {
    if (folder === "") return false;
    const file = join(folder, name);
    try {
      accessSync(file, constants.X_OK);
      return statSync(file).isFile();
    } catch {
      return false;
    }
  });
}

const needsBash = (plan: Plan): boolean =>
  [...Object.values(plan.nodes), ...Object.values(plan.items)].some(
    (each) => "effect" in each && each.effect.hand === "shell",
  );

export function refuseMissingBash(plan: Plan, path: string | undefined): void {
  if (!needsBash(plan) || onPath("bash", path ?? "")) return;
  throw new RutterError({
    code: "RELEASE_BASH_MISSING",
    what: "there is no bash on the PATH",
    why: "the commands of this runbook are carried out by bash, and the first of them would fail",
    fix: "install bash, or add its folder to PATH; nothing was begun",
  });
}
