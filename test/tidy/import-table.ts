/** Reads from ARCHITECTURE.md what each room may import and which rooms are pure. The document is the rule. */

export interface ImportTable {
  readonly rooms: ReadonlyMap<string, ReadonlySet<string>>;
  readonly pure: ReadonlySet<string>;
}

const ROW = /^\|\s*`([a-z-]+(?:\/(?:\*|[a-z-]+))?)`\s*\|[^|]*\|([^|]*)\|\s*$/;
const PURE = /^Pure rooms: (.*)$/;

/** Only the table under the heading "Rooms" counts: what is planned may stand in others. */
export function importTable(document: string): ImportTable {
  const section = /^## Rooms$([\s\S]*?)(?=^## )/m.exec(`${document}\n## \n`)?.[1] ?? "";
  const rooms = new Map<string, ReadonlySet<string>>();
  let pure: readonly string[] = [];
  for (const line of section.split("\n")) {
    const row = ROW.exec(line);
    const [, name, imports = ""] = row ?? [];
    if (name !== undefined) rooms.set(name, new Set(allowed(imports.trim(), [...rooms.keys()])));
    const names = PURE.exec(line)?.[1];
    if (names !== undefined) pure = [...names.matchAll(/`([a-z-]+)`/g)].map((match) => match[1] ?? "");
  }
  return { rooms, pure: new Set(pure) };
}

function allowed(cell: string, above: readonly string[]): readonly string[] {
  if (cell === "nothing") return [];
  if (cell === "all of the above") return above;
  const names = cell.split(/,\s*/);
  const wrong = names.find((name) => !above.includes(name));
  if (wrong !== undefined)
    throw new Error(`ARCHITECTURE.md allows an import of "${wrong}", which no row above is`);
  return names;
}
