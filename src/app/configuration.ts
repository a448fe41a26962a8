/** What the planner needs of `rutter.yaml`: environments and services. A file with an error in it is refused. */
import { resolve } from "node:path";
import { nearest, RutterError } from "../base/index.ts";
import type { PlannerConfiguration } from "../planner/index.ts";
import type { EnvironmentConfig, ServiceConfig } from "./configuration/configuration-schema.ts";
import { type LoadedConfiguration, loadConfiguration } from "./configuration/load-configuration.ts";
import { refuse } from "./configuration/refusal.ts";

type Environment = PlannerConfiguration["environments"][string];
type Service = PlannerConfiguration["services"][string];

function environmentOf(given: EnvironmentConfig): Environment {
  const { zone, windows, freezes, approvals, strict, onFailure } = given;
  const zoned = { zone: zone ?? null };
  return {
    ...(zone === undefined ? {} : { zone }),
    ...(windows === undefined ? {} : { windows: windows.map((each) => ({ ...each, ...zoned })) }),
    ...(freezes === undefined ? {} : { freezes: freezes.map((each) => ({ ...each, ...zoned })) }),
    ...(approvals === undefined
      ? {}
      : {
          approvals: approvals.map((each) => ({
            count: each.count ?? 1,
            who: each.role ?? null,
            for: each.for ?? null,
            not: each.not ?? null,
            signed: false,
          })),
        }),
    ...(strict === undefined ? {} : { strict }),
    ...(onFailure === undefined ? {} : { onFailure }),
  };
}

interface ServiceGiven {
  readonly name: string;
  readonly service: ServiceConfig;
  readonly folder: string;
  readonly runbook: string;
}

/** Runbooks are named from the configuration's folder, and compared with the path that was given. */
function serviceOf({ name, service, folder, runbook }: ServiceGiven): Service {
  const { runbooks, targets } = service;
  const seen = (path: string): string =>
    resolve(folder, path) === resolve(runbook) ? runbook : resolve(folder, path);
  return {
    ...(runbooks === undefined ? {} : { runbooks: Object.values(runbooks).map(seen) }),
    ...(targets === undefined
      ? {}
      : { targets: Object.fromEntries(Object.keys(targets).map((each) => [each, `${name}/${each}`])) }),
  };
}

/** Throws where the file must not be relied on: with all of its errors, in the order of their lines. */
export function refuseBroken(loaded: LoadedConfiguration): void {
  refuse(
    loaded,
    loaded.problems.filter(({ level }) => level === "error"),
  );
}

/** An environment that a configured team does not have is a slip, and would escape all its rules. */
export function checkEnvironment(known: readonly string[], environment: string | null, why: string): void {
  if (environment === null || known.length === 0 || known.includes(environment)) return;
  const near = nearest(environment, known);
  throw new RutterError({
    code: "CONFIG_ENVIRONMENT_UNKNOWN",
    what: `rutter.yaml has no environment "${environment}"`,
    why,
    fix: near ? `did you mean --env ${near}?` : `one of ${known.join(", ")}`,
  });
}

/** Null where there is no `rutter.yaml` above the runbook. */
export async function openConfiguration(runbook: string): Promise<PlannerConfiguration | null> {
  const loaded = await loadConfiguration(runbook);
  if (loaded === null) return null;
  refuseBroken(loaded);
  const { value, folder } = loaded;
  const services = Object.entries(value.services ?? {});
  return {
    environments: Object.fromEntries(
      Object.entries(value.environments ?? {}).map(([name, each]) => [name, environmentOf(each)]),
    ),
    services: Object.fromEntries(
      services.map(([name, service]) => [name, serviceOf({ name, service, folder, runbook })]),
    ),
  };
}
