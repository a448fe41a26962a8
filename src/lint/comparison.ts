/**
 * Who compares what a command prints: Rutter, by an expectation that was compiled; a person, by one that was not;
 * nobody.
 */
import type { ExpectationItem } from "../runbook/index.ts";
import type { Call, Runnable } from "./call.ts";
import type { Desk } from "./desk.ts";
import { type Compared, comparedBy, comparedByTest } from "./expected.ts";

export type Comparison = "program" | "person" | null;

const known = new WeakMap<Desk, ReadonlyMap<string, readonly ExpectationItem[]>>();

function expectationsOf(desk: Desk): ReadonlyMap<string, readonly ExpectationItem[]> {
  const made = known.get(desk);
  if (made !== undefined) return made;
  const found = new Map<string, ExpectationItem[]>();
  for (const item of desk.items) {
    if (item.kind !== "expectation" || item.of === null) continue;
    const all = found.get(item.of);
    if (all === undefined) found.set(item.of, [item]);
    else all.push(item);
  }
  known.set(desk, found);
  return found;
}

function comparedOf(desk: Desk, item: Runnable): readonly Compared[] {
  const found = (expectationsOf(desk).get(item.id) ?? []).map(({ test }) =>
    test === null ? ("person" as const) : comparedByTest(test, item.run),
  );
  if (item.notes?.expect !== undefined) found.push("output");
  if (item.kind === "check" && item.expects !== null) found.push(comparedBy(item.expects, item.run));
  return found;
}

export function comparisonOfItem(desk: Desk, item: Runnable): Comparison {
  const found = comparedOf(desk, item);
  if (found.includes("output") || found.includes("exit")) return "program";
  return found.includes("person") ? "person" : null;
}

export const comparisonOf = (desk: Desk, { item }: Call): Comparison =>
  item === null ? null : comparisonOfItem(desk, item);

/** That the command exits with another status than zero is what is expected. */
export const expectsFailure = (desk: Desk, { item }: Call): boolean =>
  item !== null && comparedOf(desk, item).includes("exit");

const NONE =
  /^\W{0,3}(?:0|no(?:ne|thing)?|zero|empty|blank|without|(?:<|below|under|less than|fewer than) ?\d)(?![\w-])|\b(?:no|without) (?:output|lines?|results?|match\w{0,2}|errors?|hits?)\b/i;

/** Whether nothing is to be found, by the words of the expectation; null where there is none. */
export function expectsNothing(desk: Desk, { item }: Call): boolean | null {
  if (item === null) return null;
  const words = (expectationsOf(desk).get(item.id) ?? []).map(({ text, test }) =>
    test?.kind === "equals" ? test.text || "0" : text,
  );
  if (item.notes?.expect !== undefined) words.push(item.notes.expect);
  if (item.kind === "check" && item.expects !== null) words.push(item.expects);
  const bare = words.map((each) =>
    each.slice(0, 500).replace(/^\W{0,4}expect\w*(?: (?:output|result))?\W{0,3}/i, ""),
  );
  return bare.length === 0 ? null : bare.some((each) => NONE.test(each));
}
