/**
 * Short readable ids of nodes, made from the ids of items, so that an edit elsewhere in the runbook does not rename
 * them. Where two would be the same, both get more of their heading path.
 */
import { idMaker } from "../base/index.ts";
import type { Item } from "../runbook/index.ts";
import { canonicalName } from "./words.ts";

const MOST = 40;

/** Item id to node id. */
export function nodeIds(items: readonly Item[]): ReadonlyMap<string, string> {
  const named = items.map(({ id }) => ({ id, path: id.split(/[/#]/).map(canonicalName).filter(Boolean) }));
  const deepest = Math.max(1, ...new Set(named.map(({ path }) => path.length)));
  const ids = new Map<string, string>();
  const unique = idMaker();
  let left = named;
  for (let depth = 1; depth <= deepest && left.length > 0; depth += 1) {
    const counts = new Map<string, number>();
    for (const { path } of left)
      counts.set(shortOf(path, depth), (counts.get(shortOf(path, depth)) ?? 0) + 1);
    const settled = left.filter(({ path }) => counts.get(shortOf(path, depth)) === 1 || depth === deepest);
    for (const { id, path } of settled) ids.set(id, unique(shortOf(path, depth)));
    left = left.filter(({ id }) => !ids.has(id));
  }
  return ids;
}

/** The last headings, and the position within them where it is not the heading itself that is named. */
function shortOf(path: readonly string[], depth: number): string {
  const isPosition = /^\d+$/.test(path.at(-1) ?? "");
  const headings = (isPosition ? path.slice(0, -1) : path)
    .slice(-depth)
    .map((each) => each.slice(0, MOST).replace(/-$/, ""));
  const name = headings.length === 0 ? "top" : headings.join("-");
  return isPosition ? `${name}-${path.at(-1)}` : name;
}
