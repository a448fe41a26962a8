/** Which file may import which. What it finds, it says in one line each; it repairs nothing. */
import { posix } from "node:path";
import type { ImportTable } from "./import-table.ts";
import { isNode, isTest, lineOf, type Node, nodesOf, type Source } from "./source.ts";

interface Import {
  readonly from: string;
  readonly line: number;
}

const WITH_SOURCE = new Set([
  "ImportDeclaration",
  "ExportNamedDeclaration",
  "ExportAllDeclaration",
  "ImportExpression",
  "TSImportType",
]);

function importsOf(source: Source): readonly Import[] {
  const found: Import[] = [];
  for (const [node] of nodesOf(source.tree)) {
    const from = WITH_SOURCE.has(node.type) ? literal(node.source) : null;
    if (from !== null) found.push({ from, line: lineOf(source, node.start) });
  }
  return found.sort((a, b) => a.line - b.line);
}

const literal = (node: unknown): string | null =>
  isNode(node) && typeof (node as Node).value === "string" ? ((node as Node).value as string) : null;

export function importFaults(source: Source, table: ImportTable): readonly string[] {
  return importsOf(source).flatMap(({ from, line }) => {
    const fault = from.startsWith(".")
      ? relativeFault(source.path, posix.join(posix.dirname(source.path), from), table)
      : packageFault(source.path, from, table);
    return fault === null ? [] : [`${source.path}:${line} ${fault}`];
  });
}

/** Folders of rooms of one kind, which do not know each other: a row of the table names them as `hands/*`. */
const FAMILIES: ReadonlySet<string> = new Set(["hands", "targets", "drivers"]);

/** The room of a path under `src/`, `hands/shell` for a member of a family; null beside it. */
export function roomOf(path: string): string | null {
  const [top, room, second, third] = path.split("/");
  if (top !== "src" || room === undefined || second === undefined) return null;
  return FAMILIES.has(room) && third !== undefined ? `${room}/${second}` : room;
}

/** How the table calls a room: a member of a family without a row of its own goes by the family's. */
export const rowOf = (room: string, table: ImportTable): string =>
  table.rooms.has(room) ? room : room.replace(/\/.*$/, "/*");

function relativeFault(path: string, target: string, table: ImportTable): string | null {
  if (!/\.(?:ts|tsx|mjs)$/.test(target)) return `imports ${target} without its ending`;
  const room = roomOf(path);
  const other = roomOf(target);
  if (room === null) return other === null || isDoor(target) ? null : `reaches past the door of ${other}`;
  if (other === null) return `imports ${target}, which lies beside src`;
  if (room === other) return isDoor(target) ? "imports the door of its own room" : null;
  if (!isDoor(target)) return `reaches past the door of ${other}`;
  return table.rooms.get(rowOf(room, table))?.has(rowOf(other, table))
    ? null
    : `${room} may not import ${other}`;
}

/** A room's one way in, at its top. */
export const isDoor = (path: string): boolean => {
  const room = roomOf(path);
  return room !== null && path === `src/${room}/index.ts`;
};

/** Scripts that are loaded only once the packages are there. */
const AFTER_INSTALL: ReadonlySet<string> = new Set(["scripts/bundle.mjs"]);

function packageFault(path: string, name: string, table: ImportTable): string | null {
  const room = roomOf(path);
  if (room === null || isTest(path) || !name.startsWith("node:")) {
    const early = path.endsWith(".mjs") && !AFTER_INSTALL.has(path);
    return early && !name.startsWith("node:") ? `a script imports the package ${name}` : null;
  }
  if (room === "digest" && name === "node:crypto") return null;
  return table.pure.has(room) || room === "digest" ? `the pure room ${room} imports ${name}` : null;
}
