/** From what was found to what would be written, still as data: services with their targets and runbooks. */
import { slug } from "../../base/index.ts";
import { type Environment, environmentsFrom } from "./environments.ts";
import { isProduction, type RunbookFound, type TargetFound } from "./found.ts";
import type { Survey } from "./survey.ts";

export interface ServiceProposed {
  readonly name: string;
  readonly from: string | null;
  readonly runbooks: readonly (readonly [purpose: string, path: string])[];
  readonly version: { readonly input: string; readonly from: string } | null;
  readonly targets: readonly (readonly [environment: string, target: TargetFound])[];
}

export interface Proposal {
  readonly services: readonly ServiceProposed[];
  readonly environments: readonly Environment[];
  /** Runbooks of several services, which none of them can name as its own. */
  readonly shared: readonly string[];
  readonly runbooks: readonly RunbookFound[];
}

/** As a whole word, after something that says what it is: `deployment/web`, `pm2 reload web`. */
function isReleased(text: string, { service, keys }: TargetFound): boolean {
  const said = keys.kind === "kubernetes" ? String(keys.workload) : service;
  for (let at = text.indexOf(said); at !== -1; at = text.indexOf(said, at + 1)) {
    if (/[\w-]/.test(`${text[at - 1] ?? " "}${text[at + said.length] ?? " "}`)) continue;
    if (keys.kind === "kubernetes") return true;
    const before = text.slice(Math.max(0, at - 200), at);
    const line = before.slice(before.lastIndexOf("\n") + 1);
    if (/\b(?:pm2|docker[ -]compose)\b/.test(line)) return true;
  }
  return false;
}

/** The one service that a runbook is for; null where it is for several, or for none that is known. */
function ownerOf({ service, commands, path }: RunbookFound, targets: readonly TargetFound[]): string | null {
  const names = [...new Set(targets.map((target) => target.service))];
  if (names.length < 2) return names[0] ?? null;
  if (service !== null && names.includes(service)) return service;
  const inPath = names.filter((name) => path.split(/[/.]/).includes(name));
  const text = commands.join("\n").slice(0, 200_000);
  const released = targets.filter((target) => isReleased(text, target)).map((target) => target.service);
  const spoken = inPath.length > 0 ? inPath : [...new Set(released)];
  return spoken.length === 1 ? (spoken[0] ?? null) : null;
}

/** Two of one purpose go by the names of their files, or by their paths. */
function purposes(runbooks: readonly RunbookFound[]): readonly (readonly [string, string])[] {
  const stem = (path: string): string => slug(path.slice(path.lastIndexOf("/") + 1).replace(/\.[^.]+$/, ""));
  const isAlone = (key: (each: RunbookFound) => string, one: RunbookFound): boolean =>
    runbooks.filter((other) => key(other) === key(one)).length === 1;
  return runbooks.map((each): readonly [string, string] => {
    if (isAlone(({ purpose }) => purpose, each)) return [each.purpose, each.path];
    return isAlone(({ path }) => stem(path), each)
      ? [stem(each.path), each.path]
      : [slug(each.path), each.path];
  });
}

function versionOf(runbooks: readonly RunbookFound[]): ServiceProposed["version"] {
  const ranked = [...runbooks].sort(
    (a, b) => Number(/deploy|release/.test(b.purpose)) - Number(/deploy|release/.test(a.purpose)),
  );
  const found = ranked.find(({ version }) => version !== null);
  return found === undefined || found.version === null ? null : { input: found.version, from: found.path };
}

interface Places {
  readonly environments: readonly Environment[];
  readonly nameOf: (name: string) => string;
}

/** A target of no environment runs in all of them; a plain process is not how production runs. */
function targetsOf(
  targets: readonly TargetFound[],
  { environments, nameOf }: Places,
): ServiceProposed["targets"] {
  const placed = new Map<string, TargetFound>();
  for (const target of targets) {
    const names =
      target.environment !== null
        ? [nameOf(target.environment)]
        : environments
            .map(({ name }) => name)
            .filter((name) => target.keys.kind !== "process" || !isProduction(name));
    for (const name of names) if (!placed.has(name)) placed.set(name, target);
  }
  const order = environments.map(({ name }) => name);
  return [...placed].sort(([a], [b]) => order.indexOf(a) - order.indexOf(b));
}

export function propose({ name, targets, environments: found, runbooks }: Survey): Proposal {
  const ofTargets = targets.flatMap(({ environment, from }) =>
    environment === null ? [] : [{ name: environment, from }],
  );
  const { list, nameOf } = environmentsFrom([...found, ...ofTargets]);
  const names = targets.length === 0 ? [name] : [...new Set(targets.map(({ service }) => service))];
  const owners = new Map(
    runbooks.map((each) => [each.path, targets.length === 0 ? name : ownerOf(each, targets)]),
  );
  const services = names.map((service): ServiceProposed => {
    const own = targets.filter((target) => target.service === service);
    const its = runbooks.filter(({ path }) => owners.get(path) === service);
    return {
      name: service,
      from: own[0]?.from ?? null,
      runbooks: purposes(its),
      version: versionOf(its),
      targets: targetsOf(own, { environments: list, nameOf }),
    };
  });
  const shared = runbooks.map(({ path }) => path).filter((path) => owners.get(path) === null);
  return { services, environments: list, shared, runbooks };
}
