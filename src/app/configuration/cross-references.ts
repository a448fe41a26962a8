/**
 * Names in `rutter.yaml` that must agree with other names in it, with files beside it, or with the codes that there are.
 * A name counts as there when its key is, even where what it holds is wrong: that is told already.
 */
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { type Diagnostic, nearest } from "../../base/index.ts";
import { presetNames } from "../metrics/presets.ts";
import type { Configuration, ServiceConfig } from "./configuration-schema.ts";
import { type ConfigDocument, keySpan, locate, type Path, pathText, valueSpan } from "./document.ts";
import { environmentReferences } from "./environment-references.ts";
import { problem } from "./problems-of.ts";

interface Named {
  readonly document: ConfigDocument;
  readonly path: Path;
  readonly name: string;
  /** Such as "service", and where those stand. */
  readonly kind: string;
  readonly known: readonly string[];
}

function unknown({ document, path, name, kind, known }: Named): readonly Diagnostic[] {
  if (known.includes(name)) return [];
  const near = nearest(name, known);
  const there = known.length === 0 ? `rutter.yaml names no ${kind}` : `there is ${known.join(", ")}`;
  return [
    problem("CONFIG_NAME_UNKNOWN", {
      span: valueSpan(document, path),
      what: `${pathText(path)} names a ${kind} that is not there`,
      why: "it would have no effect, and nobody would notice",
      fix: near ? `did you mean ${near}?` : there,
    }),
  ];
}

const keysAt = (document: ConfigDocument, key: string): readonly string[] => {
  const { node } = locate(document, [key]);
  return node?.kind === "map" ? node.entries.map((entry) => entry.key) : [];
};

function metricsOf(document: ConfigDocument, value: Configuration): readonly Diagnostic[] {
  const presets = [...keysAt(document, "metrics"), ...presetNames];
  const sources = keysAt(document, "sources");
  const databases = keysAt(document, "databases");
  const source = (path: Path, name: string) =>
    unknown({ document, path: [...path, "source"], name, kind: "source", known: sources });
  return [
    ...Object.entries(value.sources ?? {}).flatMap(([name, each]) => {
      if (each.kind !== "sql") return [];
      const path = ["sources", name, "database"];
      return unknown({ document, path, name: each.database, kind: "database", known: databases });
    }),
    ...Object.entries(value.metrics ?? {}).flatMap(([name, preset]) =>
      source(["metrics", name], preset.source),
    ),
    ...Object.entries(value.services ?? {}).flatMap(([service, { metrics }]) => {
      const path = ["services", service, "metrics"];
      if (metrics === undefined) return [];
      if (typeof metrics !== "string") return source(path, metrics.source);
      return unknown({ document, path, name: metrics, kind: "preset of metrics", known: presets });
    }),
  ];
}

/** A service from which the way along `after` leads back to itself. */
function isInCircle(services: Readonly<Record<string, ServiceConfig>>, start: string): boolean {
  const seen = new Set<string>();
  const open = [...(services[start]?.after ?? [])];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next === start) return true;
    if (seen.has(next)) continue;
    seen.add(next);
    open.push(...((Object.hasOwn(services, next) ? services[next]?.after : undefined) ?? []));
  }
  return false;
}

function orderOf(document: ConfigDocument, value: Configuration): readonly Diagnostic[] {
  const services = value.services ?? {};
  const known = keysAt(document, "services");
  return Object.entries(services).flatMap(([service, { after = [] }]) => {
    const path = ["services", service, "after"];
    const strangers = after.flatMap((name, index) =>
      unknown({ document, path: [...path, index], name, kind: "service", known }),
    );
    if (strangers.length > 0 || !isInCircle(services, service)) return strangers;
    return [
      problem("CONFIG_VALUE_INVALID", {
        span: keySpan(document, path),
        what: `${service} would have to go before itself`,
        why: "services that wait for each other in a circle can never be released as one",
        fix: "take one of them out of an after",
      }),
    ];
  });
}

function rolesOf(document: ConfigDocument, value: Configuration): readonly Diagnostic[] {
  const known = keysAt(document, "roles");
  if (known.length === 0) return [];
  return Object.entries(value.environments ?? {}).flatMap(([environment, { approvals = [] }]) =>
    approvals.flatMap(({ role }, index) => {
      const path = ["environments", environment, "approvals", index, "role"];
      return role === undefined ? [] : unknown({ document, path, name: role, kind: "role", known });
    }),
  );
}

/** A name that two channels have reaches one of them, and nobody knows which. */
function channelsOf(document: ConfigDocument, value: Configuration): readonly Diagnostic[] {
  const names = (value.notify ?? []).map(({ name, to }) => name ?? to);
  return names.flatMap((name, index) =>
    names.indexOf(name) === index
      ? []
      : [
          problem("CONFIG_VALUE_INVALID", {
            span: keySpan(document, ["notify", index, "to"]),
            what: `two channels of notify are called ${name}`,
            why: "a message to that name would go to one of them",
            fix: "give each a name of its own: name: ops",
          }),
        ],
  );
}

function runbooksOf(document: ConfigDocument, value: Configuration, folder: string): readonly Diagnostic[] {
  return Object.entries(value.services ?? {}).flatMap(([service, { runbooks = {} }]) =>
    Object.entries(runbooks).flatMap(([name, path]): readonly Diagnostic[] => {
      if (existsSync(resolve(folder, path))) return [];
      const at = ["services", service, "runbooks", name];
      return [
        {
          ...problem("CONFIG_RUNBOOK_MISSING", {
            span: valueSpan(document, at),
            what: `${pathText(at)} names a file that is not there`,
            why: `no release of ${service} would find it, and a runbook elsewhere would not be known as its own`,
            fix: "correct the path; it begins at the folder of rutter.yaml",
          }),
          level: "warning",
        },
      ];
    }),
  );
}

function rulesOf(
  document: ConfigDocument,
  value: Configuration,
  codes: () => readonly string[],
): readonly Diagnostic[] {
  const rules = Object.keys(value.lint?.rules ?? {});
  if (rules.length === 0) return [];
  const known = codes();
  return rules
    .filter((code) => !known.includes(code))
    .map((code) => {
      const near = nearest(code, known);
      return problem("CONFIG_NAME_UNKNOWN", {
        span: keySpan(document, ["lint", "rules", code]),
        what: `lint.rules names a code that is not there: ${code}`,
        why: "it would have no effect, and nobody would notice",
        fix: near ? `did you mean ${near}?` : "rutter explain lists the codes",
      });
    });
}

export interface Surroundings {
  readonly folder: string;
  /** The codes that there are; asked for only where codes are named. */
  readonly codes: () => readonly string[];
}

export function crossReferences(
  document: ConfigDocument,
  value: Configuration,
  { folder, codes }: Surroundings,
): readonly Diagnostic[] {
  return [
    ...metricsOf(document, value),
    ...orderOf(document, value),
    ...rolesOf(document, value),
    ...environmentReferences(document, value),
    ...channelsOf(document, value),
    ...runbooksOf(document, value, folder),
    ...rulesOf(document, value, codes),
  ];
}
