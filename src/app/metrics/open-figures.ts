/** The figures of the services of `rutter.yaml`, for verbs that show them. It asks no source anything. */
import { nearest, RutterError } from "../../base/index.ts";
import type { Configuration } from "../configuration/configuration-schema.ts";
import { loadConfiguration } from "../configuration/load-configuration.ts";
import { checkEnvironment, refuseBroken } from "../configuration.ts";
import { type ServiceMetrics, serviceMetrics } from "./service-metrics.ts";

export interface FiguresGiven {
  /** A folder or a file: `rutter.yaml` is looked for from there upwards. */
  readonly from: string;
  readonly environment: string | null;
  /** Null: all that have figures. */
  readonly service: string | null;
}

export interface ServiceFigures extends ServiceMetrics {
  readonly service: string;
  readonly environment: string | null;
  /** The input that is the version. */
  readonly version: string;
}

export interface OpenedFigures {
  readonly folder: string;
  readonly services: readonly ServiceFigures[];
}

const none = (what: string, fix: string): never => {
  throw new RutterError({
    code: "METRICS_NONE",
    what,
    why: "figures are read from sources that rutter.yaml names; without them no guard on a figure can be watched",
    fix,
  });
};

export async function openFigures({ from, environment, service }: FiguresGiven): Promise<OpenedFigures> {
  const loaded = await loadConfiguration(from);
  if (loaded === null) return none("there is no rutter.yaml here or above", "rutter init writes a first one");
  refuseBroken(loaded);
  const { value, folder } = loaded;
  checkEnvironment(
    Object.keys(value.environments ?? {}),
    environment,
    "its namespace and its sources would not be known",
  );
  if (service !== null) checkService(value, service);
  const services = Object.entries(value.services ?? {})
    .filter(([name, { metrics }]) => metrics !== undefined && (service === null || name === service))
    .map(([name, { version = "version" }]) => ({
      ...serviceMetrics({ configuration: value, service: name, environment }),
      service: name,
      environment,
      version,
    }));
  if (services.length > 0) return { folder, services };
  return none(
    service === null ? "no service of rutter.yaml has figures" : `${service} has no figures in rutter.yaml`,
    "write services.NAME.metrics: http-prom-client, or figures of your own under metrics",
  );
}

function checkService({ services = {} }: Configuration, service: string): void {
  const known = Object.keys(services);
  if (known.includes(service)) return;
  const near = nearest(service, known);
  throw new RutterError({
    code: "METRICS_SERVICE_NEEDED",
    what: `rutter.yaml has no service "${service}"`,
    why: "figures belong to a service",
    fix: near ? `did you mean --service ${near}?` : `one of ${known.join(", ")}`,
  });
}

/** The one that is meant where only one can be. */
export function onlyService({ services }: OpenedFigures): ServiceFigures {
  const [only, ...others] = services;
  if (only !== undefined && others.length === 0) return only;
  const names = services.map(({ service }) => service);
  throw new RutterError({
    code: "METRICS_SERVICE_NEEDED",
    what: `${names.length} services have figures: ${names.join(", ")}`,
    why: "the same name may stand for another figure in each",
    fix: `add --service ${names[0] ?? "NAME"}`,
  });
}
