/** A pure room touches no clock, no chance, no process, no console: everything it knows is passed in. */

import { roomOf } from "./import-rules.ts";
import type { ImportTable } from "./import-table.ts";
import { isNode, isTest, lineOf, type Node, nodesOf, type Position, type Source } from "./source.ts";

const IMPURE = new Set([
  "Date",
  "performance",
  "process",
  "console",
  "setTimeout",
  "setInterval",
  "setImmediate",
  "queueMicrotask",
  "fetch",
  "crypto",
  "globalThis",
]);

export function pureFaults(source: Source, table: ImportTable): readonly string[] {
  const room = roomOf(source.path);
  if (room === null || isTest(source.path) || !(table.pure.has(room) || room === "digest")) return [];
  const faults: string[] = [];
  for (const [node, position] of nodesOf(source.tree)) {
    const name = impureName(node, position);
    if (name !== null)
      faults.push(`${source.path}:${lineOf(source, node.start)} the pure room ${room} uses ${name}`);
  }
  return faults;
}

function impureName(node: Node, { parent, key }: Position): string | null {
  if (
    node.type === "MemberExpression" &&
    nameOf(node.object) === "Math" &&
    nameOf(node.property) === "random"
  ) {
    return "Math.random";
  }
  if (node.type !== "Identifier") return null;
  const name = nameOf(node);
  if (name === null || !IMPURE.has(name)) return null;
  const isProperty = (key === "property" || key === "key") && parent?.computed !== true;
  return isProperty || parent?.type.startsWith("TS") ? null : name;
}

const nameOf = (node: unknown): string | null =>
  isNode(node) && typeof node.name === "string" ? node.name : null;
