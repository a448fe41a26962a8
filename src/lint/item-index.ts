/** Where an item stands among those of its reading, looked up and never searched for. */
import type { Item } from "../runbook/index.ts";
import type { Desk } from "./desk.ts";

const known = new WeakMap<Desk, ReadonlyMap<Item, number>>();

export function indexOfItem(desk: Desk, item: Item): number {
  const made = known.get(desk) ?? new Map(desk.items.map((each, at) => [each, at]));
  known.set(desk, made);
  return made.get(item) ?? -1;
}
