/**
 * The figures of a service in an environment, as the planner takes them: a preset, or the team's own block, with its source and
 * its places filled in. A figure that cannot be read as it is written is left out, with the reason.
 */
import { idMaker, nearest, slug, TICK_MS } from "../../base/index.ts";
import { type FigureReads, isSecret, type MetricSource } from "../../effect/index.ts";
import type { Judged } from "../../plan/index.ts";
import type { MetricRule } from "../../planner/index.ts";
import type { Configuration, MetricsConfig, SourceConfig } from "../configuration/configuration-schema.ts";
import { fillMatchers, fillQuery, fillSeries, type Places } from "./fill-places.ts";
import { type PresetFigure, presetNames, presets } from "./presets.ts";
import { sourceForPreset } from "./source-for-preset.ts";

export interface ServiceMetrics {
  readonly metrics: Readonly<Record<string, MetricRule>>;
  readonly tickMs: number;
  /** The name of the source of each figure. */
  readonly sources: Readonly<Record<string, string>>;
  /** Figures that cannot be read, by their names. */
  readonly left: readonly { readonly name: string; readonly why: string }[];
}

interface Wanted {
  readonly source: string;
  readonly selects: readonly (string | null)[];
  readonly side: string | null;
  readonly figures: readonly WantedFigure[];
}

interface WantedFigure extends PresetFigure {
  readonly name: string;
  readonly weight: number;
}

export interface ServiceMetricsGiven {
  readonly configuration: Configuration;
  readonly service: string;
  readonly environment: string | null;
}

const nothing: ServiceMetrics = { metrics: {}, tickMs: TICK_MS, sources: {}, left: [] };

export function serviceMetrics({ configuration, service, environment }: ServiceMetricsGiven): ServiceMetrics {
  const own = <Value>(of: Readonly<Record<string, Value>> | undefined, name: string): Value | undefined =>
    of !== undefined && Object.hasOwn(of, name) ? of[name] : undefined;
  const chosen = own(configuration.services, service)?.metrics;
  if (chosen === undefined) return nothing;
  const wanted = typeof chosen === "string" ? byName(chosen, configuration) : ofBlock(chosen);
  if ("why" in wanted) return { ...nothing, left: [{ name: wanted.name, why: wanted.why }] };
  const given = own(configuration.sources, wanted.source);
  const source = given === undefined ? null : sourceOf(given, configuration);
  const every = given?.every;
  const namespace =
    environment === null ? null : (own(configuration.environments, environment)?.namespace ?? null);
  const places: Places = { service, environment, namespace };
  return { ...rulesOf(wanted, source, places), tickMs: every ?? TICK_MS };
}

function byName(
  name: string,
  configuration: Configuration,
): Wanted | { readonly name: string; readonly why: string } {
  const team = configuration.metrics;
  if (team !== undefined && Object.hasOwn(team, name)) return ofBlock(team[name] as MetricsConfig);
  const preset = Object.hasOwn(presets, name) ? presets[name] : undefined;
  if (preset === undefined) {
    const near = nearest(name, [...presetNames, ...Object.keys(team ?? {})]);
    return { name, why: `there is no preset of that name${near === null ? "" : `; did you mean ${near}?`}` };
  }
  const source = sourceForPreset(configuration.sources ?? {});
  if ("why" in source) return { name, why: source.why };
  const figures = Object.entries(preset.figures).map(([each, figure]) => ({
    name: each,
    weight: 1,
    ...figure,
  }));
  return { source: source.name, selects: preset.selects, side: preset.side, figures };
}

type FigureConfig = MetricsConfig["figures"][string];

function readsOf(figure: FigureConfig): FigureReads {
  if ("total" in figure) return { is: "share", total: figure.total, bad: figure.bad };
  if ("count" in figure) return { is: "count", count: figure.count };
  if ("query" in figure) return { is: "value", query: figure.query };
  const inMs = /(?:_ms|_milliseconds|millis)$/.test(figure.histogram.replace(/\{.*$/s, ""));
  return { is: "histogram", histogram: figure.histogram, unit: figure.unit ?? (inMs ? "ms" : "s") };
}

const JUDGED: Readonly<Record<FigureReads["is"], Judged | null>> = {
  share: "errors",
  histogram: "latency",
  count: null,
  value: null,
};

const ofBlock = ({ source, select, side, figures }: MetricsConfig): Wanted => ({
  source,
  selects: [select ?? null],
  side: side?.label ?? null,
  figures: Object.entries(figures).map(([name, figure]) => {
    const reads = readsOf(figure);
    const judged =
      figure.judge === undefined ? JUDGED[reads.is] : figure.judge === "no" ? null : figure.judge;
    return { name, reads, judged, weight: figure.weight ?? 1 };
  }),
});

function sourceOf(given: SourceConfig, { databases }: Configuration): MetricSource | null {
  switch (given.kind) {
    case "prometheus":
    case "json":
      return { kind: given.kind, url: given.url, token: given.token ?? null };
    case "scrape":
      return { kind: "scrape", urls: given.urls };
    case "command":
      return { kind: "command" };
    case "sql": {
      const database =
        databases !== undefined && Object.hasOwn(databases, given.database)
          ? databases[given.database]
          : undefined;
      return database === undefined ? null : { kind: "sql", url: database.url };
    }
  }
}

function rulesOf(
  wanted: Wanted,
  source: MetricSource | null,
  places: Places,
): Omit<ServiceMetrics, "tickMs"> {
  const metrics: Record<string, MetricRule> = {};
  const sources: Record<string, string> = {};
  const left: { name: string; why: string }[] = [];
  const idFor = idMaker();
  for (const { name, reads, judged, weight } of wanted.figures) {
    const id = idFor(slug(name) || "figure");
    const filled =
      source === null
        ? `its source ${wanted.source} is not there`
        : filledIn(reads, wanted.selects, { source, places });
    if (typeof filled === "string" || source === null) {
      left.push({ name, why: String(filled) });
      continue;
    }
    metrics[id] = { name, judged, weight, side: wanted.side, asked: { source, ...filled } };
    sources[id] = wanted.source;
  }
  return { metrics, sources, left };
}

interface Around {
  readonly source: MetricSource;
  readonly places: Places;
}

const COUNTS: ReadonlySet<MetricSource["kind"]> = new Set(["prometheus", "scrape"]);

/** Or why it cannot be read. */
function filledIn(
  reads: FigureReads,
  selects: readonly (string | null)[],
  { source, places }: Around,
): Pick<MetricRule["asked"], "reads" | "select"> | string {
  if (!COUNTS.has(source.kind))
    return reads.is === "value"
      ? { reads, select: null }
      : `a source of kind ${source.kind} gives one number: write query`;
  const filled = selects.map((each) => (each === null ? null : fillMatchers(each, places)));
  const select = filled.find((each) => each === null || typeof each === "string");
  if (select === undefined || (select !== null && typeof select !== "string"))
    return openPlace(filled.at(-1), places);
  const parts = Object.entries(reads).map(([key, text]) => [
    key,
    key === "is" || key === "unit" ? text : inPlace(reads, text, { source, places }),
  ]);
  const wrong = parts.find(([, text]) => typeof text !== "string")?.[1];
  if (wrong !== undefined) return openPlace(wrong as { open: string }, places);
  // A team's own query says itself which series it means.
  const isOwn = reads.is === "value" && source.kind === "prometheus";
  return { reads: Object.fromEntries(parts) as FigureReads, select: isOwn ? null : select };
}

const inPlace = (
  reads: FigureReads,
  text: string,
  { source, places }: Around,
): string | { readonly open: string } =>
  reads.is === "value" && source.kind === "prometheus" ? fillQuery(text, places) : fillSeries(text, places);

function openPlace(open: unknown, { environment }: Places): string {
  const name = typeof open === "object" && open !== null && "open" in open ? String(open.open) : "value";
  if (name !== "namespace" || environment === null)
    return `{${name}} stands in it, and no environment is given: pass --env`;
  return `{namespace} stands in it, and environments.${environment} has no namespace`;
}

/** Where a source answers, without anything secret. */
export function placeOfSource(source: MetricSource): string {
  const shown = (value: string | { readonly secret: string }): string =>
    typeof value !== "string" ? value.secret.replace(/^(exec:\S+).*$/s, "$1") : withoutSecrets(value);
  if (source.kind === "command") return "this machine";
  if (source.kind === "scrape") return source.urls.map(shown).join(", ");
  return isSecret(source.url) ? shown(source.url) : withoutSecrets(source.url);
}

function withoutSecrets(text: string): string {
  if (!URL.canParse(text)) return "its address";
  const url = new URL(text);
  return `${url.protocol}//${url.host}${url.pathname === "/" ? "" : url.pathname}`;
}
