/**
 * What readings and `rutter.yaml` need of the world: pure, from what stands in them and what was given. Whether any of it is
 * there is for `look.ts` to find out.
 */
import type { InputItem, Reading } from "../../runbook/index.ts";
import { canonicalName } from "../../shell/index.ts";
import { type Call, walkCalls } from "./calls.ts";
import { type Clusters, clusterNeeds } from "./cluster-needs.ts";
import { addSecret, configNeeds } from "./config-needs.ts";
import { addDatabase } from "./database-needs.ts";
import type { DoctorGiven } from "./doctor-config.ts";
import { fileNeeds, taskNeeds, writtenBy } from "./file-needs.ts";
import { type Gather, newGather } from "./gather.ts";
import { type Hosts, hostNeeds } from "./host-needs.ts";
import type { Need, NeedKind, Use } from "./need.ts";
import { portsOpenedBy, withOpened } from "./opened-ports.ts";
import { toolNeeds } from "./tool-needs.ts";
import { requestNeed, urlNeeds } from "./url-needs.ts";

/** In the order in which a person would put things right: without a tool nothing else can be looked at. */
export const KINDS: readonly NeedKind[] = [
  "tool",
  "context",
  "namespace",
  "host",
  "database",
  "url",
  "metrics",
  "secret",
  "file",
  "task",
  "input",
];

interface Desk {
  readonly gather: Gather;
  readonly clusters: Clusters;
  readonly hosts: Hosts;
  readonly ports: Map<number, Use>;
  readonly written: Set<string>;
}

const baseName = (path: string): string => path.slice(path.lastIndexOf("/") + 1);

function onCall(desk: Desk, call: Call): void {
  const { gather } = desk;
  desk.hosts.call(call);
  if (call.host !== null) return;
  for (const need of toolNeeds(call)) gather.add(need);
  desk.clusters.call(call);
  addDatabase(gather, call);
  for (const need of urlNeeds(call)) gather.add(need);
  for (const need of fileNeeds(call)) if (!desk.written.has(baseName(need.path))) gather.add(need);
  for (const need of taskNeeds(call)) gather.add(need);
  for (const port of portsOpenedBy(call)) if (!desk.ports.has(port)) desk.ports.set(port, call.use);
  for (const path of writtenBy(call)) if (path !== "") desk.written.add(baseName(path));
}

function addInput(gather: Gather, item: InputItem, { use, given }: { use: Use; given: DoctorGiven }): void {
  const spelling = item.spellings.find((each) => each.startsWith("$"));
  const variable = spelling === undefined ? null : (/\w+/.exec(spelling)?.[0] ?? null);
  const isSet = [...given.settings.keys()].some((name) => canonicalName(name) === item.name);
  const isEnvironment = given.environment !== null && /^env(?:ironment)?$/.test(item.name);
  gather.add({
    kind: "input",
    name: item.name,
    variable,
    isGiven: isSet || isEnvironment || item.default !== null,
    uses: [use],
    only: null,
    open: [],
  });
}

function readingNeeds(desk: Desk, reading: Reading, given: DoctorGiven): void {
  const { gather } = desk;
  const set = Object.keys(reading.front?.values ?? {}).map(canonicalName);
  walkCalls(reading, given, {
    call: (call) => onCall(desk, call),
    writes: (path) => void desk.written.add(baseName(path)),
    item: (item, at) => {
      if (item.kind === "input" && !set.includes(item.name)) addInput(gather, item, { use: at.use, given });
      const request = item.kind === "request" ? requestNeed(item, at) : null;
      if (request !== null) gather.add(request);
      const http = item.kind === "verb" ? item.keys.http : undefined;
      if (item.kind !== "verb" || typeof http !== "string") return;
      const asked = { ...item, kind: "request", method: "GET", url: http, headers: [], body: null } as const;
      const need = requestNeed({ ...asked, danger: "read", inputs: [] }, at);
      if (need !== null) gather.add(need);
    },
  });
  const front = { ...reading.front?.defaults, ...reading.front?.values };
  for (const [name, value] of Object.entries(front))
    addSecret(gather, value, { file: reading.file, lines: null, key: `rutter.values.${name}` });
}

export function needsOf(readings: readonly Reading[], given: DoctorGiven): readonly Need[] {
  const gather = newGather();
  const { config, environment } = given;
  const ports = new Map<number, Use>();
  if (config !== null) configNeeds(gather, config, environment);
  const contexts = (config?.environments ?? []).flatMap(({ name, context }) =>
    context !== null && (environment === null || environment === name) ? [context] : [],
  );
  for (const reading of readings) {
    // Each runbook is a session of its own.
    const clusters = clusterNeeds(gather, contexts);
    const desk: Desk = { gather, clusters, hosts: hostNeeds(gather), ports, written: new Set() };
    readingNeeds(desk, reading, given);
  }
  for (const [name, value] of given.settings)
    addSecret(gather, value, { file: "--set", lines: null, key: name });
  const needs = withOpened(gather.all(), ports);
  return KINDS.flatMap((kind) => needs.filter((need) => need.kind === kind));
}
