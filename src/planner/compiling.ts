/** What every part of the compiler needs to know of the reading, gathered once. */
import { parseDuration } from "../base/index.ts";
import type { HandCatalog } from "../effect/index.ts";
import type { Shown } from "../plan/index.ts";
import type { ExpectationItem, InputItem, Item, Reading } from "../runbook/index.ts";
import { findPlaceholders } from "../shell/index.ts";
import { leastSure } from "./draft.ts";
import { fillAsking } from "./fill-shell.ts";
import type { Bound } from "./fill-text.ts";
import { nodeIds } from "./node-ids.ts";
import { type Openings, openingsOf } from "./openings.ts";
import type { PlannerConfiguration } from "./request.ts";
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
  /** What is known of all services: a fence may name another one. */
  readonly services: PlannerConfiguration["services"];
  readonly ids: ReadonlyMap<string, string>;
  /** What the runbook expects of an item, by its id. */
  readonly expectations: ReadonlyMap<string, readonly ExpectationItem[]>;
  readonly openings: Openings;
  readonly timeoutMs: number;
  readonly byVariable: ReadonlyMap<string, string>;
}

export interface CompilingGiven {
  readonly reading: Reading;
  readonly settled: Settled;
  readonly catalog: HandCatalog;
  readonly environment: string | null;
  readonly service: string | null;
  readonly services: PlannerConfiguration["services"];
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
  const byVariable = variablesOf(given.settled.inputs.values());
  return {
    ...given,
    ids: nodeIds(items),
    expectations,
    openings: openingsOf(items, (run) => fillAsking(run, boundIn({ ...given, byVariable }, run)).text),
    byVariable,
    timeoutMs: (timeout === undefined ? null : parseDuration(timeout)) ?? TIMEOUT_MS,
  };
}

export const nodeId = (compiling: Compiling, item: Item): string => compiling.ids.get(item.id) ?? item.id;

/** The inputs of these names. */
export function boundTo(compiling: Pick<Compiling, "settled">, names: Iterable<string>): Bound {
  const { inputs, values } = compiling.settled;
  const used = [...new Set(names)].flatMap((name): readonly InputItem[] => {
    const input = inputs.get(name);
    return input === undefined ? [] : [input];
  });
  return { inputs: used, values };
}

const VARIABLES = /\$\{?[#!]?(\w+)/g;

/** The inputs that a text holds by itself, for texts of which the reading does not say. */
export function boundIn(compiling: Pick<Compiling, "settled" | "byVariable">, text: string): Bound {
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
