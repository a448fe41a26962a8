/** What every part of the compiler needs to know of the reading, gathered once. */
import { parseDuration } from "../base/index.ts";
import type { HandCatalog } from "../effect/index.ts";
import type { Shown } from "../plan/index.ts";
import type { ExpectationItem, InputItem, Item, Reading } from "../runbook/index.ts";
import { findPlaceholders } from "../shell/index.ts";
import { leastSure } from "./draft.ts";
import type { Bound } from "./fill-text.ts";
import { nodeIds } from "./node-ids.ts";
import type { Settled } from "./settle-inputs.ts";
import { positionOf, variableOf } from "./spellings.ts";
import { firstLine } from "./words.ts";

/** Unless the runbook says otherwise. */
export const TIMEOUT_MS = 600_000;
export const OBSERVE_MS = 60_000;

export interface Compiling {
  readonly reading: Reading;
  readonly settled: Settled;
  readonly catalog: HandCatalog;
  readonly environment: string | null;
  /** The one service that this runbook is for, and how sure that is. */
  readonly service: string | null;
  /** What takes the service's traffic in this environment, or null. */
  readonly target: string | null;
  readonly ids: ReadonlyMap<string, string>;
  /** What the runbook expects of an item, by its id. */
  readonly expectations: ReadonlyMap<string, readonly ExpectationItem[]>;
  /** The lines that opened the host and the client of an item, by its id. */
  readonly through: ReadonlyMap<string, readonly string[]>;
  /** Hosts and clients that something after their opening runs in, by the id of the opening item. */
  readonly opening: ReadonlySet<string>;
  readonly timeoutMs: number;
  readonly byVariable: ReadonlyMap<string, string>;
}

export interface CompilingGiven {
  readonly reading: Reading;
  readonly settled: Settled;
  readonly catalog: HandCatalog;
  readonly environment: string | null;
  readonly service: string | null;
  readonly target: string | null;
}

export function startCompiling(given: CompilingGiven): Compiling {
  const { items, front } = given.reading;
  const expectations = new Map<string, ExpectationItem[]>();
  for (const item of items) {
    if (item.kind !== "expectation" || item.of === null) continue;
    const known = expectations.get(item.of);
    if (known === undefined) expectations.set(item.of, [item]);
    else known.push(item);
  }
  const timeout = front?.defaults.timeout;
  return {
    ...given,
    ids: nodeIds(items),
    expectations,
    ...openings(items),
    byVariable: variablesOf(given.settled.inputs.values()),
    timeoutMs: (timeout === undefined ? null : parseDuration(timeout)) ?? TIMEOUT_MS,
  };
}

/** No one goes through more hosts; it keeps a hostile text from costing more than its length. */
const DEEPEST = 16;

/** In the order of the document: what was opened last under a name is what the lines after it run in. */
function openings(items: readonly Item[]): Pick<Compiling, "through" | "opening"> {
  const openers = new Map<string, { readonly id: string; readonly runs: readonly string[] }>();
  const through = new Map<string, readonly string[]>();
  const opening = new Set<string>();
  for (const item of items) {
    if (item.kind !== "command" && item.kind !== "check" && item.kind !== "query") continue;
    const at = [item.host, item.inside].flatMap((name) => {
      const opener = name === null ? undefined : openers.get(name);
      return opener === undefined ? [] : [opener];
    });
    for (const { id } of at) opening.add(id);
    const client = item.kind === "query" && item.through !== null ? [item.through] : [];
    const runs = [...new Set([...at.flatMap((opener) => opener.runs), ...client])];
    if (runs.length > 0) through.set(item.id, runs);
    // What was opened from a host is reached through it.
    if (item.kind !== "query" && item.opens !== null)
      openers.set(item.opens, { id: item.id, runs: [...runs, item.run].slice(-DEEPEST) });
  }
  return { through, opening };
}

export const nodeId = (compiling: Compiling, item: Item): string => compiling.ids.get(item.id) ?? item.id;

/** The inputs of these names. */
export function boundTo(compiling: Compiling, names: Iterable<string>): Bound {
  const { inputs, values } = compiling.settled;
  const used = [...new Set(names)].flatMap((name): readonly InputItem[] => {
    const input = inputs.get(name);
    return input === undefined ? [] : [input];
  });
  return { inputs: used, values };
}

const VARIABLES = /\$\{?[#!]?(\w+)/g;

/** The inputs that a text holds by itself, for texts of which the reading does not say. */
export function boundIn(compiling: Compiling, text: string): Bound {
  const names = findPlaceholders(text).map((found) => found.name);
  for (const [, variable = ""] of text.matchAll(VARIABLES)) {
    const name = compiling.byVariable.get(variable);
    if (name !== undefined) names.push(name);
  }
  return boundTo(compiling, names);
}

/** The name of a variable, or a position, to the input that it is. */
function variablesOf(inputs: Iterable<InputItem>): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const { name, spellings } of inputs) {
    for (const spelling of spellings) {
      const variable = variableOf(spelling) ?? positionOf(spelling);
      if (variable !== null) names.set(String(variable), name);
    }
  }
  return names;
}

/** The title, lines and sureness of a node made of these items. */
export function shownOf(items: readonly Item[], title?: string): Shown {
  const [first] = items;
  let [from, to] = first?.lines ?? [1, 1];
  for (const { lines } of items) [from, to] = [Math.min(from, lines[0]), Math.max(to, lines[1])];
  const name = items.find((item) => item.notes?.name !== undefined)?.notes?.name;
  return {
    title: firstLine(title ?? name ?? first?.text ?? ""),
    lines: first === undefined ? null : [from, to],
    sure: leastSure(items.map((item) => item.sure)),
  };
}
