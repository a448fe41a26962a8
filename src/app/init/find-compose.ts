/** Docker Compose: the services that are the team's own, with the port and the health path of each. */
import {
  environmentIn,
  type Findings,
  healthPathOf,
  nameOf,
  nothing,
  portOf,
  type TargetFound,
} from "./found.ts";
import { entriesOf, itemsOf, under, yamlDocuments } from "./yaml-documents.ts";

const FILE = /(?:^|\/)(?:docker-)?compose(?:\.([\w-]{1,30}))?\.ya?ml$/i;

export const isComposeFile = (path: string): boolean => FILE.test(path);

/** What is pulled and never released: databases, queues, proxies, tools beside. */
const BOUGHT =
  /(?:^|\/)(?:postgres|postgis|mysql|mariadb|mongo|redis|valkey|memcached|rabbitmq|kafka|cp-kafka|zookeeper|nats|elasticsearch|opensearch|minio|nginx|traefik|haproxy|caddy|envoy|prometheus|grafana|loki|jaeger|otel|opentelemetry|mailhog|mailpit|localstack|adminer|pgadmin|vault|consul|etcd|clickhouse|keycloak)[\w.-]{0,40}(?=[:@]|$)/i;

/** `3000:3000`, `127.0.0.1:3000:80/tcp`, `{ published: 3000 }`: the port of this machine. */
function published(port: unknown): number | null {
  if (typeof port === "number") return portOf(port);
  if (typeof port !== "string") return portOf(under(port, "published")) ?? portOf(under(port, "target"));
  const parts = port.replace(/\/\w+$/, "").split(":");
  return portOf(parts.at(parts.length > 1 ? -2 : -1));
}

function healthOf(service: unknown): string | null {
  const test = under(service, "healthcheck", "test");
  const text = Array.isArray(test) ? test.join(" ") : typeof test === "string" ? test : "";
  return healthPathOf(
    /https?:\/\/(?:localhost|127\.0\.0\.1|0\.0\.0\.0)(?::\d{1,5})?(\/[^\s"'|;]{0,200})/.exec(
      text.slice(0, 2000),
    )?.[1],
  );
}

/** `image: registry.example/shop:${TAG:-latest}`: what is before the tag, and the variable of the tag. */
function imageOf(service: unknown): { readonly tagVariable?: string } {
  const image = under(service, "image");
  const variable =
    typeof image === "string"
      ? /:\$\{?([A-Z_][A-Z0-9_]{0,60})(?:[:?}-]|$)/.exec(image.slice(0, 400))?.[1]
      : undefined;
  return variable === undefined ? {} : { tagVariable: variable };
}

function targetOf(name: string, service: unknown, path: string): TargetFound | null {
  const image = under(service, "image");
  const isBought = typeof image === "string" && BOUGHT.test(image) && under(service, "build") === undefined;
  if (nameOf(name) === null || isBought) return null;
  const port =
    itemsOf(under(service, "ports"))
      .map(published)
      .find((each) => each !== null) ?? null;
  const health = healthOf(service);
  const environment = FILE.exec(path)?.[1] ?? "";
  return {
    service: name,
    from: path,
    environment: environmentIn(environment.toLowerCase()),
    keys: {
      kind: "compose",
      service: name,
      file: path,
      ...(port === null ? {} : { port }),
      ...(health === null ? {} : { health: { path: health } }),
    },
    ...imageOf(service),
  };
}

export function findCompose(path: string, text: string): Findings {
  const { values, isBroken } = yamlDocuments(text);
  if (isBroken) return { ...nothing, notes: [`${path} is not YAML: passed over`] };
  const targets = entriesOf(under(values[0], "services")).flatMap(([name, service]) => {
    const found = targetOf(name, service, path);
    return found === null ? [] : [found];
  });
  const names = new Set(targets.flatMap(({ environment }) => (environment === null ? [] : [environment])));
  return { ...nothing, targets, environments: [...names].map((name) => ({ name, from: path })) };
}
