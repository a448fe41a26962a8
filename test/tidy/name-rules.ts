/** What files are called, how they begin, and that no room is empty. */

import { isDoor, roomOf, rowOf } from "./import-rules.ts";
import type { ImportTable } from "./import-table.ts";
import { isTest, type Source } from "./source.ts";

/** Names that say nothing of what is inside. */
const BANNED = new Set(["manager", "helper", "helpers", "util", "utils", "common", "service", "misc"]);
/** Also as the last word of a longer name; `order-service` is a name of the domain. */
const BANNED_LAST = new Set(["manager", "helper", "helpers", "util", "utils", "misc"]);
const KEBAB = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

export function nameFaults(path: string): readonly string[] {
  const words = path.split("/");
  const file = (words.pop() ?? "").replace(/\.(?:ts|tsx|mjs)$/, "").replace(/\.(?:test|config)$/, "");
  return [...words, file].flatMap((name) => {
    if (!KEBAB.test(name)) return [`${path}: ${name} is not in kebab-case`];
    const last = name.split("-").at(-1) ?? "";
    return BANNED.has(name) || BANNED_LAST.has(last)
      ? [`${path}: ${name} says nothing of what is inside`]
      : [];
  });
}

/** A door only re-exports, and a test beside its file has that file's idea: neither needs a comment of its own. */
export function openingFaults(source: Source): readonly string[] {
  if (source.path.endsWith("/index.ts") || (source.path.startsWith("src/") && isTest(source.path))) return [];
  const text = source.text.replace(/^#!.*\n/, "");
  const comment = /^\/\*\*?([\s\S]*?)\*\//.exec(text)?.[1] ?? "";
  return /\S[.:]\s*$/.test(comment.replace(/[)`"”]/g, ""))
    ? []
    : [`${source.path} does not open with a comment that says its idea in whole sentences`];
}

/** A door holds re-exports and nothing else, and lies nowhere but at its room's top. */
export function doorFaults(source: Source): readonly string[] {
  if (!source.path.endsWith("/index.ts")) return [];
  if (!isDoor(source.path)) return [`${source.path} is a barrel that is no room's door`];
  const statements = source.tree.body;
  const all = Array.isArray(statements) ? statements : [];
  const plain = all.every(
    (node) => /^Export(?:Named|All)Declaration$/.test(node.type) && node.source !== null,
  );
  return plain ? [] : [`${source.path} does more than re-export`];
}

/** The rooms of the table are those of `src/`; each has a door and something behind it. */
export function roomFaults(
  paths: readonly string[],
  folders: readonly string[],
  table: ImportTable,
): readonly string[] {
  const faults = folders
    .filter((room) => !table.rooms.has(room) && !table.rooms.has(`${room}/*`))
    .map((room) => `src/${room} does not stand in the table of ARCHITECTURE.md`);
  const inUse = new Set(paths.flatMap((path) => roomOf(path) ?? []));
  for (const row of table.rooms.keys()) {
    if (row.endsWith("/*") && ![...inUse].some((room) => rowOf(room, table) === row))
      faults.push(`src/${row} is empty`);
  }
  for (const room of new Set([...table.rooms.keys(), ...inUse])) {
    if (room.endsWith("/*") || (!room.includes("/") && table.rooms.has(`${room}/*`))) continue;
    const files = paths.filter((path) => roomOf(path) === room && !isTest(path));
    if (!files.includes(`src/${room}/index.ts`)) faults.push(`src/${room} has no door`);
    if (files.length < 2) faults.push(`src/${room} is empty`);
  }
  return faults;
}
