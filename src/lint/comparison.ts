/**
 * Who compares what a command prints: Rutter, by an expectation that was compiled; a person, by one that was not;
 * nobody.
 */
import type { Call, Runnable } from "./call.ts";
import type { Desk } from "./desk.ts";

export type Comparison = "program" | "person" | null;

const known = new WeakMap<Desk, ReadonlyMap<string, Comparison>>();

function expectationsOf(desk: Desk): ReadonlyMap<string, Comparison> {
  const made = known.get(desk);
  if (made !== undefined) return made;
  const found = new Map<string, Comparison>();
  for (const item of desk.items)
    if (item.kind === "expectation" && item.of !== null && found.get(item.of) !== "program")
      found.set(item.of, item.compiled ? "program" : "person");
  known.set(desk, found);
  return found;
}

export function comparisonOfItem(desk: Desk, item: Runnable): Comparison {
  if (item.notes?.expect !== undefined) return "program";
  if (item.kind === "check" && item.expects !== null) return "program";
  return expectationsOf(desk).get(item.id) ?? null;
}

export const comparisonOf = (desk: Desk, { item }: Call): Comparison =>
  item === null ? null : comparisonOfItem(desk, item);
