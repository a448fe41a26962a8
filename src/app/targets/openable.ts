/** The kinds of targets that can be opened. A plan is made as if there were no others. */
import type { ServiceConfig, TargetConfig } from "../configuration/configuration-schema.ts";

export type Openable = Extract<TargetConfig, { readonly kind: "commands" }>;

export const OPENABLE: ReadonlySet<TargetConfig["kind"]> = new Set(["commands"]);

export const isOpenable = (target: TargetConfig): target is Openable => OPENABLE.has(target.kind);

/** As the planner calls them, by environment; those that cannot be opened are left out. */
export const targetNames = (
  service: string,
  targets: NonNullable<ServiceConfig["targets"]>,
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(targets)
      .filter(([, target]) => isOpenable(target))
      .map(([environment]) => [environment, `${service}/${environment}`]),
  );
