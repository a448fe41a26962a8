/** What `rutter.yaml` says that bears on how a runbook is written: which figures have a query, which zone clocks have. */
import { resolve } from "node:path";
import type { ConfigurationFacts } from "../../lint/index.ts";
import type { MetricsConfig } from "../configuration/configuration-schema.ts";
import type { LoadedConfiguration } from "../configuration/load-configuration.ts";

/** The presets of the service whose runbook this is; of a runbook that no service names, all that there are. */
function presetsFor(loaded: LoadedConfiguration, file: string): readonly MetricsConfig[] {
  const { services = {}, metrics = {} } = loaded.value;
  const own = Object.values(services).find(({ runbooks = {} }) =>
    Object.values(runbooks).some((path) => resolve(loaded.folder, path) === resolve(file)),
  );
  const named = own?.metrics;
  if (named === undefined) return [...Object.values(metrics), ...blocksOf(services)];
  const preset = typeof named === "string" ? metrics[named] : named;
  return preset === undefined ? [] : [preset];
}

const blocksOf = (
  services: NonNullable<LoadedConfiguration["value"]["services"]>,
): readonly MetricsConfig[] =>
  Object.values(services).flatMap(({ metrics }) =>
    metrics === undefined || typeof metrics === "string" ? [] : [metrics],
  );

export function configurationFacts(
  loaded: LoadedConfiguration | null,
  file: string,
): ConfigurationFacts | null {
  if (loaded === null) return null;
  const figures = presetsFor(loaded, file).flatMap((preset) => Object.entries(preset.figures));
  const environments = loaded.value.environments ?? {};
  const queries = figures.flatMap(([name, figure]) =>
    "query" in figure ? [[name.toLowerCase(), figure.query] as const] : [],
  );
  return {
    figures: [...new Set(figures.map(([name]) => name.toLowerCase()))],
    queries: new Map(queries),
    zone: Object.values(environments).find(({ zone }) => zone !== undefined)?.zone ?? null,
    environments: Object.keys(environments),
  };
}
