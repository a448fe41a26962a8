/** The values a runbook asks for: placeholders by one canonical name, and variables that it never assigns. */
import { canonicalName, findPlaceholders, type VariableUse } from "../shell/index.ts";
import type { CheckItem, CommandItem, InputItem, Item, QueryItem, RequestItem } from "./reading.ts";
import { isUsualVariable } from "./usual-variables.ts";

interface Found {
  readonly name: string;
  readonly spelling: string;
  readonly line: number;
  readonly options: readonly string[];
  readonly default: string | null;
}

type Runs = CommandItem | CheckItem | QueryItem | RequestItem;

const runs = (item: Item): item is Runs =>
  item.kind === "command" || item.kind === "check" || item.kind === "query" || item.kind === "request";

/** The input items of a document, and its items with the names that each needs. */
export function inputsOf(
  items: readonly Item[],
  variables: readonly VariableUse[],
): { items: Item[]; inputs: InputItem[] } {
  const asked = askedVariables(variables);
  const byLine = gathered(asked, ({ line }) => line);
  const all: Found[] = [...asked];
  const named = items.map((item) => {
    if (!runs(item)) return item;
    const placeholders = placeholdersOf(item);
    for (const found of placeholders) all.push(found);
    const names = [...placeholders, ...variablesIn(item, byLine)].map((found) => found.name);
    return { ...item, inputs: [...new Set(names)] };
  });
  return { items: named, inputs: group(all) };
}

function textOf(item: Runs): string {
  if (item.kind === "query") return item.sql;
  if (item.kind === "request")
    return [item.url, ...item.headers.map(([name, value]) => `${name}: ${value}`), item.body ?? ""].join(
      "\n",
    );
  return item.run;
}

function placeholdersOf(item: Runs): Found[] {
  const text = textOf(item);
  let line = item.lines[0];
  let from = 0;
  return findPlaceholders(text).map((found) => {
    for (; from < found.start; from += 1) if (text[from] === "\n") line += 1;
    return {
      name: found.name,
      spelling: found.spelling,
      line: Math.min(line, item.lines[1]),
      options: found.options,
      default: null,
    };
  });
}

function variablesIn(item: Runs, byLine: ReadonlyMap<number, readonly Found[]>): Found[] {
  if (byLine.size === 0 || item.kind === "request") return [];
  const found: Found[] = [];
  for (let line = item.lines[0]; line <= item.lines[1]; line += 1)
    for (const use of byLine.get(line) ?? []) found.push(use);
  return found;
}

/** Used, nowhere assigned in the document, and nothing that every environment holds. */
function askedVariables(variables: readonly VariableUse[]): Found[] {
  const assigned = new Set(variables.filter((use) => use.how === "assigned").map((use) => use.name));
  const found: Found[] = [];
  for (const use of variables) {
    if (use.how === "assigned") continue;
    if (use.how === "used" && (assigned.has(use.name) || isUsualVariable(use.name))) continue;
    const name = use.how === "positional" ? positionalName(use) : canonicalName(use.name);
    found.push({ name, spelling: use.spelling, line: use.line, options: [], default: use.default });
  }
  return found;
}

/** `VERSION="${1:-latest}"` asks for the version; a bare `$1` for its first argument. */
const positionalName = (use: VariableUse): string =>
  use.into === undefined || use.into === null ? `argument-${use.name}` : canonicalName(use.into);

function group(all: readonly Found[]): InputItem[] {
  const byName = gathered(all, ({ name }) => name);
  return [...byName].map(([name, uses]) => inputItem(name, uses)).sort((a, b) => a.lines[0] - b.lines[0]);
}

/** One line may hold a hundred thousand of them: each is handed on once, and never as an argument. */
function gathered<Key>(all: readonly Found[], keyOf: (found: Found) => Key): ReadonlyMap<Key, Found[]> {
  const found = new Map<Key, Found[]>();
  for (const each of all) {
    const known = found.get(keyOf(each));
    if (known === undefined) found.set(keyOf(each), [each]);
    else known.push(each);
  }
  return found;
}

function inputItem(name: string, uses: readonly Found[]): InputItem {
  const line = uses.reduce((first, use) => Math.min(first, use.line), Number.POSITIVE_INFINITY);
  return {
    kind: "input",
    id: `input:${name}`,
    lines: [line, line],
    sure: "exact",
    section: null,
    text: name,
    name,
    spellings: [...new Set(uses.map((use) => use.spelling))],
    options: [...new Set(uses.flatMap((use) => use.options))],
    default: uses.find((use) => use.default !== null)?.default ?? null,
  };
}
