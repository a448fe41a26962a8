/** What `rutter.yaml` names of the world outside: its clusters, hosts, databases, sources of figures, and secrets. */
import { configuredClusters } from "./cluster-needs.ts";
import type { AddressGiven, DoctorConfig } from "./doctor-config.ts";
import { referenceOf, shown, shownReference, urlPlace } from "./endpoint.ts";
import type { Gather } from "./gather.ts";
import { hostOf } from "./host-needs.ts";
import type { Use } from "./need.ts";

type Shared = { readonly uses: readonly Use[]; readonly only: null; readonly open: readonly string[] };

export function addSecret(gather: Gather, text: string, use: Use): void {
  const reference = referenceOf(text);
  if (reference !== null)
    gather.add({
      kind: "secret",
      name: shownReference(reference),
      reference,
      uses: [use],
      only: null,
      open: [],
    });
}

function addDatabase(gather: Gather, { name, url }: AddressGiven, shared: Shared): void {
  const reference = referenceOf(url);
  const place = urlPlace(url);
  gather.add({
    ...shared,
    kind: "database",
    // By its own name: two databases of one server are two lines that a person knows.
    name: reference === null && place?.endpoint ? `${name} (${shown(place.endpoint)})` : name,
    engine: place?.engine ?? "database",
    at: reference ?? place?.endpoint ?? null,
    openedBy: null,
  });
}

export function configNeeds(gather: Gather, config: DoctorConfig, environment: string | null): void {
  const shared = (key: string): Shared => ({
    uses: [{ file: config.file, lines: null, key }],
    only: null,
    open: [],
  });
  const isMeant = (name: string): boolean => environment === null || environment === name;
  for (const { key, program, environment: where } of config.tools)
    if (isMeant(where))
      gather.add({ ...shared(key), kind: "tool", name: program, program, plugin: null, acts: false });
  configuredClusters(gather, config, environment);
  for (const { key, host, environment: where } of config.hosts) {
    const at = hostOf(host);
    if (at !== null && isMeant(where))
      gather.add({ ...shared(key), kind: "host", name: at.host, ...at, jump: null, there: [] });
  }
  for (const database of config.databases) addDatabase(gather, database, shared(database.key));
  for (const { key, name, url, answers = "prometheus", login = false } of config.sources)
    gather.add({ ...shared(key), kind: "metrics", name, at: referenceOf(url) ?? url, answers, login });
  for (const { key, name, url } of config.notify) {
    const at = referenceOf(url);
    if (at !== null) gather.add({ ...shared(key), kind: "url", name, at, openedBy: null });
  }
  const addresses = [...config.sources, ...config.databases, ...config.notify];
  for (const { key, url } of addresses) addSecret(gather, url, { file: config.file, lines: null, key });
  for (const { key, reference } of config.secrets)
    addSecret(gather, reference, { file: config.file, lines: null, key });
}
