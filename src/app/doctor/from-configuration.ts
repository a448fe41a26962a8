/** What `rutter.yaml` says of the world outside, in the doctor's own terms. References stay what they are. */
import { isSecret, type TextOrSecret } from "../../effect/index.ts";
import type { Configuration, TargetConfig } from "../configuration/configuration-schema.ts";
import type { AddressGiven, DoctorConfig, HostGiven } from "./doctor-config.ts";

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
    sources: addresses("sources", configuration.sources ?? {}),
    databases: addresses("databases", configuration.databases ?? {}),
    notify: notices.flatMap(({ notice, key }) =>
      "url" in notice ? [{ key: `${key}.url`, name: `${notice.to} (${key})`, url: written(notice.url) }] : [],
    ),
    hosts: targets.flatMap(hostsOf),
    tools: targets.flatMap(toolsOf),
    secrets: notices.flatMap(({ notice, key }) =>
      "key" in notice ? [{ key: `${key}.key`, reference: written(notice.key) }] : [],
    ),
  };
}
