/**
 * The open waits of a state by the node that they are about, so that a list of a thousand lines is not searched once for
 * each of them. It is made for a map of waits when first asked for, and told of what changes in it since.
 */
import type { OpenWait } from "./state.ts";

type Waits = ReadonlyMap<string, OpenWait>;
/** By the line of the check list; null: the node itself. */
type Lines = Map<string | null, readonly OpenWait[]>;

const indexes = new WeakMap<Waits, Map<string, Lines>>();

/** `item` undefined: whichever line of it; null: the node itself. */
export function waitsAt(waits: Waits, node: string, item?: string | null): Iterable<OpenWait> {
  const lines = indexOf(waits).get(node);
  if (lines === undefined) return [];
  return item === undefined ? [...lines.values()].flat() : (lines.get(item) ?? []);
}

export function noteOpened(waits: Waits, wait: OpenWait): void {
  const index = indexes.get(waits);
  if (index !== undefined) put(index, wait);
}

export function noteClosed(waits: Waits, wait: OpenWait): void {
  const lines = wait.node === null ? undefined : indexes.get(waits)?.get(wait.node);
  const left = lines?.get(wait.item)?.filter((each) => each !== wait) ?? [];
  if (left.length > 0) lines?.set(wait.item, left);
  else lines?.delete(wait.item);
}

function indexOf(waits: Waits): Map<string, Lines> {
  const known = indexes.get(waits);
  if (known !== undefined) return known;
  const index = new Map<string, Lines>();
  for (const wait of waits.values()) put(index, wait);
  indexes.set(waits, index);
  return index;
}

function put(index: Map<string, Lines>, wait: OpenWait): void {
  if (wait.node === null) return;
  const lines: Lines = index.get(wait.node) ?? new Map();
  const before = lines.get(wait.item);
  lines.set(wait.item, before === undefined ? [wait] : [...before, wait]);
  index.set(wait.node, lines);
}
