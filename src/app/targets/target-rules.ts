/** What the planner needs to know of the targets of a service: those that this Rutter can open, by environment. */
import type { TargetRule } from "../../planner/index.ts";
import type { ServiceConfig, TargetConfig } from "../configuration/configuration-schema.ts";
import { isOpenable, targetNames } from "./openable.ts";

type Targets = NonNullable<ServiceConfig["targets"]>;

export function targetRules(service: string, targets: Targets): Readonly<Record<string, TargetRule>> {
  const names = targetNames(service, targets);
  return Object.fromEntries(
    Object.entries(targets).flatMap(([environment, target]) => {
      const name = names[environment];
      return name === undefined ? [] : [[environment, { name, ...factsOf(target) }]];
    }),
  );
}

/** What the runbook's commands would call it. */
const factsOf = (target: TargetConfig): Pick<TargetRule, "workload" | "leases"> => ({
  workload: "workload" in target ? target.workload : null,
  leases: isOpenable(target) && target.lease === true,
});
