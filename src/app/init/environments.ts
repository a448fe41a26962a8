/** Environments from several files made one list: each once, under one name, production last. */
import { type EnvironmentFound, isProduction } from "./found.ts";

export interface Environment {
  readonly name: string;
  readonly namespace: string | null;
  /** Null where nothing was found and the usual ones are taken. */
  readonly from: string | null;
}

const SAME: readonly (readonly string[])[] = [
  ["production", "prod", "live"],
  ["staging", "stage", "stg"],
  ["development", "dev"],
  ["testing", "test"],
  ["preproduction", "pre-production", "preprod", "pre-prod"],
  ["integration", "int"],
];

const groupOf = (name: string): string => SAME.find((names) => names.includes(name))?.[0] ?? name;

/** How sure a file is of the name: overlays and manifests name what is there, a workflow and a runbook speak of it. */
const rankOf = ({ from }: EnvironmentFound): number =>
  /kustomization\.ya?ml$/.test(from) ? 0 : /^\.github\/|\.md$/i.test(from) ? 2 : 1;

const ORDER = ["development", "testing", "integration", "qa", "uat", "staging", "preproduction"];

const placeOf = ({ name }: Environment): number => {
  if (isProduction(name)) return 100;
  const place = ORDER.indexOf(groupOf(name));
  return place === -1 ? 50 : place;
};

export interface Environments {
  readonly list: readonly Environment[];
  /** The name in the list of a name that some file uses. */
  readonly nameOf: (name: string) => string;
}

const USUAL: readonly Environment[] = ["staging", "production"].map((name) => ({
  name,
  namespace: null,
  from: null,
}));

export function environmentsFrom(found: readonly EnvironmentFound[]): Environments {
  const ranked = [...found].sort((a, b) => rankOf(a) - rankOf(b));
  const byGroup = new Map<string, Environment>();
  for (const { name, namespace, from } of ranked) {
    const group = groupOf(name);
    const there = byGroup.get(group);
    byGroup.set(group, {
      name: there?.name ?? name,
      namespace: there?.namespace ?? namespace ?? null,
      from: there?.from ?? from,
    });
  }
  const list = [...byGroup.values()].sort((a, b) => placeOf(a) - placeOf(b));
  const withProduction = list.some(({ name }) => isProduction(name)) ? list : [...list, ...USUAL.slice(1)];
  return {
    list: list.length === 0 ? USUAL : withProduction,
    nameOf: (name) => byGroup.get(groupOf(name))?.name ?? name,
  };
}
