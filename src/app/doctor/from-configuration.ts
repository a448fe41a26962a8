/** What `rutter.yaml` says of the world outside, in the doctor's own terms. References stay what they are. */
import { isSecret, type TextOrSecret } from "../../effect/index.ts";
import type {
  Configuration,
  NoticeConfig,
  SourceConfig,
  TargetConfig,
} from "../configuration/configuration-schema.ts";
import type { AddressGiven, DoctorConfig, HostGiven, SourceGiven } from "./doctor-config.ts";

const written = (value: TextOrSecret): string => (isSecret(value) ? value.secret : value);

interface TargetAt {
  readonly key: string;
  readonly environment: string;
  readonly target: TargetConfig;
}

/** `isMeant`: which services are in question. */
function targetsOf(configuration: Configuration, isMeant: (service: string) => boolean): readonly TargetAt[] {
  return Object.entries(configuration.services ?? {}).flatMap(([service, { targets }]) =>
    isMeant(service)
      ? Object.entries(targets ?? {}).map(([environment, target]) => ({
          key: `services.${service}.targets.${environment}`,
          environment,
          target,
        }))
      : [],
  );
}

const hostsOf = ({ key, environment, target }: TargetAt): readonly HostGiven[] =>
  "hosts" in target ? (target.hosts ?? []).map((host) => ({ key: `${key}.hosts`, host, environment })) : [];

/** With hosts it runs there, over ssh; without, here. */
function toolsOf({ key, environment, target }: TargetAt): DoctorConfig["tools"] {
  const tool = (program: string): DoctorConfig["tools"][number] => ({ key, program, environment });
  if (target.kind === "kubernetes") return [tool("kubectl")];
  if ("hosts" in target && (target.hosts ?? []).length > 0) return [tool("ssh")];
  return target.kind === "compose" ? [tool("docker")] : target.kind === "pm2" ? [tool("pm2")] : [];
}

const addresses = (
  group: string,
  entries: Readonly<Record<string, { readonly url: TextOrSecret }>>,
): readonly AddressGiven[] =>
  Object.entries(entries).map(([name, { url }]) => ({
    key: `${group}.${name}.url`,
    name,
    url: written(url),
  }));

/** A mail server is no address that could be asked by http, so where it stands is all that is looked at. */
function secretsIn(notice: NoticeConfig): readonly (readonly [string, TextOrSecret])[] {
  const named = {
    ...("key" in notice ? { key: notice.key } : {}),
    ...("secret" in notice ? { secret: notice.secret } : {}),
    ...(notice.to === "smtp" ? { url: notice.url, password: notice.password } : {}),
  };
  return Object.entries(named).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
}

/** A command and a question to a database have no address of their own: their program and their database stand elsewhere. */
const sourcesOf = (sources: Readonly<Record<string, SourceConfig>>): DoctorConfig["sources"] =>
  Object.entries(sources).flatMap(([name, source]): SourceGiven[] => {
    const key = `sources.${name}`;
    if (source.kind === "command" || source.kind === "sql") return [];
    if (source.kind !== "scrape")
      return [
        {
          key: `${key}.url`,
          name,
          url: written(source.url),
          answers: source.kind,
          login: source.token !== undefined,
        },
      ];
    const { urls } = source;
    return urls.map((url, at) => ({
      key: `${key}.urls`,
      name: urls.length === 1 ? name : `${name} ${at + 1}`,
      url: written(url),
      answers: source.kind,
    }));
  });

/** Tokens of sources. */
const tokensOf = (sources: Readonly<Record<string, SourceConfig>>): DoctorConfig["secrets"] =>
  Object.entries(sources).flatMap(([name, source]) =>
    "token" in source && source.token !== undefined
      ? [{ key: `sources.${name}.token`, reference: written(source.token) }]
      : [],
  );

export function fromConfiguration(
  configuration: Configuration,
  { file, services }: { readonly file: string; readonly services: ReadonlySet<string> | null },
): DoctorConfig {
  const targets = targetsOf(configuration, (name) => services === null || services.has(name));
  const notices = (configuration.notify ?? []).map((notice, index) => ({ notice, key: `notify[${index}]` }));
  return {
    file,
    environments: Object.entries(configuration.environments ?? {}).map(([name, { context, namespace }]) => ({
      name,
      context: context ?? null,
      namespace: namespace ?? null,
    })),
    sources: sourcesOf(configuration.sources ?? {}),
    databases: addresses("databases", configuration.databases ?? {}),
    notify: notices.flatMap(({ notice, key }) =>
      "url" in notice && notice.to !== "smtp" && notice.url !== undefined
        ? [{ key: `${key}.url`, name: `${notice.to} (${key})`, url: written(notice.url) }]
        : [],
    ),
    hosts: targets.flatMap(hostsOf),
    tools: targets.flatMap(toolsOf),
    secrets: [
      ...notices.flatMap(({ notice, key }) =>
        secretsIn(notice).map(([name, value]) => ({ key: `${key}.${name}`, reference: written(value) })),
      ),
      ...tokensOf(configuration.sources ?? {}),
    ],
  };
}
