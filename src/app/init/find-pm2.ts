/** PM2: the apps of an ecosystem file, and the environments it names. The file is read, never run. */
import { environmentIn, type Findings, nameOf, portOf, type TargetFound } from "./found.ts";
import { type Literal, objectLiterals } from "./object-literals.ts";

const FILE = /(?:^|\/)(?:ecosystem|pm2|process)(?:\.config)?\.(?:js|cjs|mjs|json)$/i;

export const isPm2File = (path: string): boolean => FILE.test(path);

const portsOf = (app: Literal): readonly (number | null)[] =>
  [...app.children]
    .filter(([key]) => /^env(?:_\w+)?$/.test(key))
    .flatMap(([, children]) => children.map(({ texts }) => portOf(texts.get("PORT"))));

function targetOf(app: Literal, path: string, hosts: readonly string[]): TargetFound | null {
  const name = nameOf(app.texts.get("name"));
  if (name === null) return null;
  const port = portsOf(app).find((each) => each !== null) ?? null;
  return {
    service: name,
    from: path,
    environment: null,
    keys: {
      kind: "pm2",
      app: name,
      file: path,
      ...(hosts.length === 0 ? {} : { hosts }),
      ...(port === null ? {} : { port }),
    },
  };
}

/** `deploy: { production: { host: ["app-01"] } }`. */
function hostsOf(deploy: Literal | undefined): ReadonlyMap<string, readonly string[]> {
  const places = [...(deploy?.children ?? [])];
  return new Map(
    places.flatMap(([environment, [place]]) => {
      if (nameOf(environment) === null || place === undefined) return [];
      const hosts = [...(place.lists.get("host") ?? []), ...[place.texts.get("host") ?? ""]];
      return [[environment, hosts.filter((host) => nameOf(host) !== null)] as const];
    }),
  );
}

export function findPm2(path: string, text: string): Findings {
  const literals = objectLiterals(text);
  const top = literals.find(({ children }) => children.has("apps"));
  const apps = top?.children.get("apps") ?? [];
  const deploy = hostsOf(top?.children.get("deploy")?.[0]);
  const targets = apps.flatMap((app): readonly TargetFound[] => {
    if (deploy.size === 0) return [targetOf(app, path, [])].filter((each) => each !== null);
    return [...deploy].flatMap(([environment, hosts]) => {
      const target = targetOf(app, path, hosts);
      return target === null ? [] : [{ ...target, environment }];
    });
  });
  const ofApps = apps.flatMap(({ children }) =>
    [...children.keys()].flatMap((key) => environmentIn(/^env_(\w+)$/.exec(key)?.[1] ?? "") ?? []),
  );
  const names = new Set([...deploy.keys(), ...ofApps]);
  const notes =
    apps.length === 0 ? [`${path} names no apps that can be read without running it: passed over`] : [];
  return { targets, environments: [...names].map((name) => ({ name, from: path })), notes };
}
