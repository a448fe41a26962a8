/**
 * Which steps write what, and whether anything on the way back touches it. A thing that serves nobody (an image in a
 * registry, a tag, a build) is kept and not taken back; what nobody knows is told and never held against a runbook.
 */
import { keyOf, takesBack, type WorldObject } from "../../drivers/simulation/index.ts";
import { nodesOf, type Plan, type StepNode } from "../../plan/index.ts";
import type { WorkTouched } from "./touched/plan-touched.ts";

export type PlanTouched = Readonly<Record<string, WorkTouched>>;

export interface Writer {
  readonly id: string;
  readonly node: StepNode;
  /** What it changes that matters to those who are served. */
  readonly objects: readonly WorldObject[];
  readonly unknown: readonly string[];
}

/** They lie beside what runs, and harm nobody where they stay. */
const KEPT: ReadonlySet<string> = new Set([
  "image",
  "packages",
  "package",
  "build",
  "git tag",
  "git branch",
  "forge release",
  "pull request",
  "backup",
  "message",
  "lock",
]);

/** A checkout and the files in it are a place to work in, where they are on this machine. */
export const isKept = ({ kind, name, host }: WorldObject): boolean =>
  KEPT.has(kind) || (host === null && (kind === "checkout" || (kind === "file" && !name.startsWith("/"))));

/** What a step itself reads back later is a way of working, and no change: a `-` is standard input. */
const isNamed = ({ name }: WorldObject): boolean => name !== "-";

export function writersOf(plan: Plan, touched: PlanTouched): readonly Writer[] {
  return nodesOf(plan, "main").flatMap(([id, node]): readonly Writer[] => {
    if (node.kind !== "step" || node.danger === "read" || node.absorbedBy !== null) return [];
    const { writes, unknown } = touched[id] ?? { writes: [], unknown: [] };
    const objects = new Map(
      writes.filter((each) => !isKept(each) && isNamed(each)).map((each) => [keyOf(each), each]),
    );
    return [{ id, node, objects: [...objects.values()], unknown }];
  });
}

export interface Back {
  readonly objects: readonly WorldObject[];
  /** Steps of the way back that change something nobody knows of. */
  readonly unknown: readonly string[];
}

/** Everything that the rollback course and the undos touch, gone or not. */
export const backOf = (plan: Plan, touched: PlanTouched): Back => backBy([...takesBack(plan)], plan, touched);

/** What the runbook's own rollback touches, where that goes instead of the undos; null: the undos go. */
export function ownBackOf(plan: Plan, touched: PlanTouched): Back | null {
  const steps = nodesOf(plan, "rollback").flatMap(([, node]) => (node.kind === "step" ? [node] : []));
  const goes = steps.some(({ danger }) => danger !== "read") && steps.every(({ sure }) => sure !== "unsure");
  return goes ? backBy([...plan.levers, ...plan.courses.rollback], plan, touched) : null;
}

function backBy(nodes: readonly string[], plan: Plan, touched: PlanTouched): Back {
  const ids = nodes.filter((id) => plan.nodes[id] !== undefined);
  return {
    objects: ids.flatMap((id) => touched[id]?.writes ?? []),
    unknown: ids.filter((id) => (touched[id]?.unknown.length ?? 0) > 0),
  };
}

const OF_A_CLUSTER: ReadonlySet<string> = new Set([
  "deployment",
  "statefulset",
  "daemonset",
  "rollout",
  "service",
  "ingress",
  "configmap",
  "secret",
  "manifest",
  "helm release",
  "argo application",
]);
const OF_A_DATABASE: ReadonlySet<string> = new Set([
  "table",
  "schema",
  "index",
  "view",
  "materialized view",
  "type",
  "function",
]);

/** `orders` and `production/orders` may be one: where a namespace is left out, it is the usual one. */
const sameName = (a: string, b: string): boolean => a === b || a.endsWith(`/${b}`) || b.endsWith(`/${a}`);

function touches(back: WorldObject, object: WorldObject): boolean {
  // Manifests hold anything; so a cluster is taken back by them, and they by any of its workloads.
  if (back.kind === "manifest" || object.kind === "manifest")
    return OF_A_CLUSTER.has(back.kind) && OF_A_CLUSTER.has(object.kind);
  if (back.host !== object.host) return false;
  if (
    OF_A_DATABASE.has(object.kind) &&
    (back.kind === "database" || back.kind === "schema" || object.kind === "schema")
  )
    return back.kind === "database" || OF_A_DATABASE.has(back.kind) ? schemaFits(back, object) : false;
  return (
    back.kind === object.kind &&
    (back.name === "*" || object.name === "*" || sameName(back.name, object.name))
  );
}

/** `of staging` and `of production` are two databases; where one does not say which, it may be either. */
const schemaFits = (back: WorldObject, object: WorldObject): boolean =>
  back.kind !== "schema" ||
  object.kind !== "schema" ||
  back.name === object.name ||
  back.name === "of the database" ||
  object.name === "of the database";

export const isTakenBack = (object: WorldObject, back: Back): boolean =>
  back.objects.some((each) => touches(each, object));

const PLAIN_KINDS: ReadonlySet<string> = new Set([
  "schema",
  "checkout",
  "packages",
  "build",
  "infrastructure",
  "crontab",
]);

/** `deployment production/orders`, `the schema of production`, `pm2 processes on app-01`. */
export function objectText(object: WorldObject): string {
  const { kind, name, host } = object;
  const where = host === null ? "" : ` on ${host.replace(/^[^@]*@/, "")}`;
  if (PLAIN_KINDS.has(kind)) return `the ${kind} ${name}${where}`.replace(" of this folder", "");
  if (name === "*") return `every ${kind}${where}`;
  return `${kind} ${name}${where}`;
}
