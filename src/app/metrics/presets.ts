/**
 * What well-known servers and libraries call their figures. A preset is picked by its name; a block of the team's own with that
 * name takes its place. Only names and labels that their own documents state stand here.
 */
import type { FigureReads } from "../../effect/index.ts";
import type { Judged } from "../../plan/index.ts";

export interface PresetFigure {
  readonly reads: FigureReads;
  readonly judged: Judged | null;
}

export interface Preset {
  readonly about: string;
  /** The first whose places all have a value. */
  readonly selects: readonly (string | null)[];
  /** The label that holds the version; null: its series tell no versions apart. */
  readonly side: string | null;
  readonly figures: Readonly<Record<string, PresetFigure>>;
}

interface Usual {
  readonly requests: string;
  readonly bad: string;
  readonly histogram: string;
  readonly unit: "s" | "ms";
}

/** Rate, errors and duration: what every one of them has. */
const usual = ({ requests, bad, histogram, unit }: Usual): Preset["figures"] => ({
  "error rate": { reads: { is: "share", total: requests, bad }, judged: "errors" },
  latency: { reads: { is: "histogram", histogram, unit }, judged: "latency" },
  requests: { reads: { is: "count", count: requests }, judged: null },
});

export const presets: Readonly<Record<string, Preset>> = {
  "http-prom-client": {
    about: "counters and histograms of a Node.js service with prom-client, under their usual names",
    selects: ['job="{service}"'],
    side: "version",
    figures: usual({
      requests: "http_requests_total",
      // Three names for one label, as libraries differ; a series has one of them.
      bad: 'http_requests_total{status=~"5.."} or http_requests_total{status_code=~"5.."} or http_requests_total{code=~"5.."}',
      histogram: "http_request_duration_seconds",
      unit: "s",
    }),
  },
  opentelemetry: {
    about: "http.server.request.duration of OpenTelemetry's HTTP conventions, as Prometheus names it",
    selects: ['job=~"(.+/)?{service}"'],
    side: "service_version",
    figures: usual({
      requests: "http_server_request_duration_seconds_count",
      bad: 'http_server_request_duration_seconds_count{http_response_status_code=~"5.."}',
      histogram: "http_server_request_duration_seconds",
      unit: "s",
    }),
  },
  istio: {
    about: "the standard metrics of an Istio mesh, as the proxies of the service itself report them",
    selects: [
      'reporter="destination",destination_canonical_service="{service}",destination_workload_namespace="{namespace}"',
    ],
    side: "destination_version",
    figures: usual({
      requests: "istio_requests_total",
      bad: 'istio_requests_total{response_code=~"5.."}',
      histogram: "istio_request_duration_milliseconds",
      unit: "ms",
    }),
  },
  envoy: {
    about: "requests of Envoy to the cluster of the service",
    selects: ['envoy_cluster_name="{service}"'],
    side: null,
    figures: usual({
      requests: "envoy_cluster_upstream_rq_xx",
      bad: 'envoy_cluster_upstream_rq_xx{envoy_response_code_class="5"}',
      histogram: "envoy_cluster_upstream_rq_time",
      unit: "ms",
    }),
  },
  nginx: {
    about: "requests of ingress-nginx to the ingress of the service",
    selects: ['ingress="{service}"'],
    side: null,
    figures: usual({
      requests: "nginx_ingress_controller_requests",
      bad: 'nginx_ingress_controller_requests{status=~"5.."}',
      histogram: "nginx_ingress_controller_request_duration_seconds",
      unit: "s",
    }),
  },
  traefik: {
    about: "requests of Traefik to the service, whichever provider it comes from",
    selects: ['service=~"({namespace}-)?{service}(-[0-9a-z]+)?@.+"', 'service=~"{service}(-[0-9]+)?@.+"'],
    side: null,
    figures: usual({
      requests: "traefik_service_requests_total",
      bad: 'traefik_service_requests_total{code=~"5.."}',
      histogram: "traefik_service_request_duration_seconds",
      unit: "s",
    }),
  },
  red: {
    about: "rate, errors and duration under plain names, for a service that counts them itself",
    selects: ['job="{service}"'],
    side: "version",
    figures: usual({
      requests: "requests_total",
      bad: "errors_total",
      histogram: "request_duration_seconds",
      unit: "s",
    }),
  },
};

export const presetNames: readonly string[] = Object.keys(presets);
