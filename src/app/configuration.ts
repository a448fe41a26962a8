/**
 * `rutter.yaml`, found upwards from the runbook, as what the planner needs of it: environments and services. Keys that
 * other verbs use are known here and left alone; a key that nobody knows is an error.
 */
import { existsSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { nearest, RutterError } from "../base/index.ts";
import type { PlannerConfiguration } from "../planner/index.ts";
import {
  type ConfigNode,
  countOf,
  invalid,
  keysOf,
  listOf,
  namedOf,
  oneOf,
  textOf,
  truthOf,
  wrong,
} from "./config-node.ts";
import { parseWindow } from "./config-window.ts";
import { decode } from "./decode.ts";
import { linesOf } from "./open-reading.ts";
import { readFileBytes } from "./read-bytes.ts";

type Environments = PlannerConfiguration["environments"];
type Services = PlannerConfiguration["services"];

const NAME = "rutter.yaml";
const TOP = ["services", "environments", "sources", "metrics", "notify", "roles", "signers"] as const;
const ENVIRONMENT = [
  "context",
  "namespace",
  "zone",
  "windows",
  "freezes",
  "approvals",
  "strict",
  "onFailure",
] as const;
const SERVICE = ["runbooks", "version", "after", "targets", "metrics"] as const;

function windowsOf(at: ConfigNode, zone: string | null) {
  return listOf(at).map((each) => {
    const window = parseWindow(textOf(each), zone);
    if (window === null) throw invalid(each, "days and times, such as Mon-Thu 09:00-17:00");
    return window;
  });
}

function approvalOf(at: ConfigNode) {
  const keys = keysOf(at, ["count", "role", "for", "not"]);
  const [count, role, what] = [keys.get("count"), keys.get("role"), keys.get("for")];
  return {
    count: count === undefined ? 1 : countOf(count),
    who: role === undefined ? null : textOf(role),
    for: what === undefined ? null : textOf(what),
  };
}

function environmentOf(at: ConfigNode): Environments[string] {
  const keys = keysOf(at, ENVIRONMENT);
  const given = (key: (typeof ENVIRONMENT)[number]): ConfigNode | undefined => keys.get(key);
  const [zone, windows, freezes] = [given("zone"), given("windows"), given("freezes")];
  const [approvals, strict, onFailure] = [given("approvals"), given("strict"), given("onFailure")];
  const where = zone === undefined ? null : textOf(zone);
  return {
    ...(where === null ? {} : { zone: where }),
    ...(windows === undefined ? {} : { windows: windowsOf(windows, where) }),
    ...(freezes === undefined ? {} : { freezes: windowsOf(freezes, where) }),
    ...(approvals === undefined
      ? {}
      : { approvals: (approvals.node.kind === "list" ? listOf(approvals) : [approvals]).map(approvalOf) }),
    ...(strict === undefined ? {} : { strict: truthOf(strict) }),
    ...(onFailure === undefined ? {} : { onFailure: oneOf(onFailure, ["ask", "rollback", "stop"]) }),
  };
}

/** Runbooks are named from the configuration's folder, and compared with the path that was given. */
function serviceOf(at: ConfigNode, folder: string, runbook: string): Services[string] {
  const keys = keysOf(at, SERVICE);
  const [runbooks, targets] = [keys.get("runbooks"), keys.get("targets")];
  const seen = (path: string): string =>
    resolve(folder, path) === resolve(runbook) ? runbook : resolve(folder, path);
  return {
    ...(runbooks === undefined
      ? {}
      : { runbooks: [...namedOf(runbooks).values()].map((each) => seen(textOf(each))) }),
    ...(targets === undefined
      ? {}
      : {
          targets: Object.fromEntries(
            [...namedOf(targets).keys()].map((name) => [name, `${at.key.split(".").at(-1)}/${name}`]),
          ),
        }),
  };
}

function findUpwards(from: string): string | null {
  for (let folder = resolve(from); ; folder = dirname(folder)) {
    if (existsSync(join(folder, NAME))) return join(folder, NAME);
    if (dirname(folder) === folder) return null;
  }
}

const mapped = <Value>(
  at: ConfigNode | undefined,
  each: (node: ConfigNode) => Value,
): Readonly<Record<string, Value>> =>
  at === undefined ? {} : Object.fromEntries([...namedOf(at)].map(([name, node]) => [name, each(node)]));

/** An environment that a configured team does not have is a slip, and would escape all its rules. */
export function checkEnvironment(configuration: PlannerConfiguration, environment: string | null): void {
  const known = Object.keys(configuration.environments);
  if (environment === null || known.length === 0 || known.includes(environment)) return;
  const near = nearest(environment, known);
  throw new RutterError({
    code: "CONFIG_ENVIRONMENT_UNKNOWN",
    what: `rutter.yaml has no environment "${environment}"`,
    why: "its windows, approvals and freezes would not be known, and none would be kept",
    fix: near ? `did you mean --env ${near}?` : `one of ${known.join(", ")}`,
  });
}

/** Null where there is no `rutter.yaml` above the runbook. */
export async function openConfiguration(runbook: string): Promise<PlannerConfiguration | null> {
  const path = findUpwards(runbook === "-" ? "." : dirname(runbook));
  if (path === null) return null;
  const { text } = decode(readFileBytes(path));
  const { loadYaml } = await import("../runbook/index.ts");
  const { value, errors } = (await loadYaml())(text);
  const at = { file: relative(process.cwd(), path) || path, source: linesOf(text) };
  const [error] = errors;
  if (error !== undefined) {
    throw wrong(at, error.line, {
      code: "CONFIG_SYNTAX",
      what: `this is not YAML: ${error.message}`,
      why: "windows and approvals stand in it, and cannot be kept when they cannot be read",
      fix: "correct the line",
    });
  }
  if (value === null) return { environments: {}, services: {} };
  const keys = keysOf({ ...at, node: value, key: "" }, TOP);
  return {
    environments: mapped(keys.get("environments"), environmentOf),
    services: mapped(keys.get("services"), (service) => serviceOf(service, dirname(path), runbook)),
  };
}
