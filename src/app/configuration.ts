/** What the planner needs of `rutter.yaml`: environments and services. A file with an error in it is refused. */
import { resolve } from "node:path";
import { nearest, RutterError } from "../base/index.ts";
import type { PlannerConfiguration } from "../planner/index.ts";
import type {
  Configuration,
  EnvironmentConfig,
  ServiceConfig,
} from "./configuration/configuration-schema.ts";
import { type LoadedConfiguration, loadConfiguration } from "./configuration/load-configuration.ts";
import { refuse } from "./configuration/refusal.ts";
import { serviceMetrics } from "./metrics/service-metrics.ts";
import { planChannels } from "./notify/channels-of.ts";
import { targetRules } from "./targets/target-rules.ts";

type Environment = PlannerConfiguration["environments"][string];
type Service = PlannerConfiguration["services"][string];

function environmentOf(given: EnvironmentConfig): Environment {
  const { zone, windows, freezes, approvals, strict, onFailure, overrides, after } = given;
  // Freezes with a date stand in the calendar, which is asked when a release wants to start.
  const weekly = freezes?.flatMap((each) => ("days" in each ? [each] : []));
  const zoned = { zone: zone ?? null };
  return {
    ...(zone === undefined ? {} : { zone }),
    ...(windows === undefined ? {} : { windows: windows.map((each) => ({ ...each, ...zoned })) }),
    ...(weekly === undefined ? {} : { freezes: weekly.map((each) => ({ ...each, ...zoned })) }),
    ...(approvals === undefined
      ? {}
      : {
          approvals: approvals.map((each) => ({
            count: each.count ?? 1,
            who: each.role ?? null,
            for: each.for ?? null,
            not: each.not ?? null,
            signed: each.signed ?? false,
          })),
        }),
    ...(strict === undefined ? {} : { strict }),
    ...(onFailure === undefined ? {} : { onFailure }),
    ...(overrides === undefined ? {} : { overrides }),
    ...(after === undefined ? {} : { after }),
    calendar: true,
  };
}

interface ServiceGiven {
  readonly name: string;
  readonly service: ServiceConfig;
  readonly folder: string;
  readonly runbook: string;
  readonly configuration: Configuration;
  readonly environment: string | null;
}

/** Runbooks are named from the configuration's folder, and compared with the path that was given. */
function serviceOf({ name, service, folder, runbook, configuration, environment }: ServiceGiven): Service {
  const { runbooks, targets, version, metrics } = service;
  const figures =
    metrics === undefined ? null : serviceMetrics({ configuration, service: name, environment });
  const seen = (path: string): string =>
    resolve(folder, path) === resolve(runbook) ? runbook : resolve(folder, path);
  return {
    ...(runbooks === undefined ? {} : { runbooks: Object.values(runbooks).map(seen) }),
    ...(targets === undefined ? {} : { targets: targetRules(name, targets) }),
    ...(version === undefined ? {} : { version }),
    ...(figures === null ? {} : { metrics: figures.metrics, tickMs: figures.tickMs }),
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

type Rules = PlannerConfiguration["environments"][string];

const hasRules = ({ windows = [], freezes = [], approvals = [], overrides, after }: Rules): boolean =>
  windows.length + freezes.length + approvals.length > 0 || overrides !== undefined || after !== undefined;

/** A release of a service that names no environment would pass by the rules of all of them. */
export async function requireEnvironment(runbook: string, environment: string | null): Promise<void> {
  if (environment !== null) return;
  const { environments = {}, services = {} } = (await openConfiguration(runbook)) ?? {};
  // What no service names may be a runbook of anything.
  if (!Object.values(services).some(({ runbooks = [] }) => runbooks.includes(runbook))) return;
  const ruled = Object.entries(environments).flatMap(([name, rules]) => (hasRules(rules) ? [name] : []));
  if (ruled.length === 0) return;
  throw new RutterError({
    code: "CONFIG_ENVIRONMENT_NEEDED",
    what: "this release names no environment",
    why: `it would pass by the windows, freezes and approvals of ${ruled.join(", ")}`,
    fix: `write --env ${Object.keys(environments).join(" or --env ")}`,
  });
}

/** Null where there is no `rutter.yaml` above the runbook. `environment`: the one whose figures are meant. */
export async function openConfiguration(
  runbook: string,
  environment: string | null = null,
): Promise<PlannerConfiguration | null> {
  const loaded = await loadConfiguration(runbook);
  if (loaded === null) return null;
  refuseBroken(loaded);
  const { value, folder } = loaded;
  const services = Object.entries(value.services ?? {});
  return {
    ...(value.roles === undefined ? {} : { roles: value.roles }),
    environments: Object.fromEntries(
      Object.entries(value.environments ?? {}).map(([name, each]) => [name, environmentOf(each)]),
    ),
    channels: planChannels(value.notify ?? []),
    services: Object.fromEntries(
      services.map(([name, service]) => [
        name,
        serviceOf({ name, service, folder, runbook, configuration: value, environment }),
      ]),
    ),
  };
}
