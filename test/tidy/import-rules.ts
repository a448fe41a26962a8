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

/** The room of a path under `src/`; null beside it. */
export function roomOf(path: string): string | null {
  const [top, room, rest] = path.split("/");
  return top === "src" && room !== undefined && rest !== undefined ? room : null;
}

function relativeFault(path: string, target: string, table: ImportTable): string | null {
  if (!/\.(?:ts|tsx|mjs)$/.test(target)) return `imports ${target} without its ending`;
  const room = roomOf(path);
  const other = roomOf(target);
  if (room === null) return other === null || isDoor(target) ? null : `reaches past the door of ${other}`;
  if (other === null) return `imports ${target}, which lies beside src`;
  if (room === other) return isDoor(target) ? "imports the door of its own room" : null;
  if (!isDoor(target)) return `reaches past the door of ${other}`;
  return table.rooms.get(room)?.has(other) ? null : `${room} may not import ${other}`;
}

const isDoor = (path: string): boolean => /^src\/[^/]+\/index\.ts$/.test(path);

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
