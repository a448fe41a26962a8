/** `undoes="Run migrations"`: finds the step that is meant, by its name, its title or its heading. */
import type { Diagnostic } from "../base/index.ts";
import { nearest } from "../base/index.ts";
import type { Notes } from "./notes.ts";
import type { CommandItem, Item } from "./reading.ts";

export function resolveUndoes(
  items: readonly Item[],
  notes: Notes,
): { items: readonly Item[]; diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  let any = false;
  const resolved = items.map((item) => {
    if (item.kind !== "command") return item;
    const wanted = wantedBy(item, items, notes);
    if (wanted === null) return item;
    any = true;
    const found = find(wanted, items);
    if (found === null) diagnostics.push(unknown(item, wanted, items));
    return { ...item, undoes: found };
  });
  return { items: any ? resolved : items, diagnostics };
}

/** An annotation on a fence, whose text begins a line below it, or on the heading over it. */
function wantedBy(item: CommandItem, items: readonly Item[], notes: Notes): string | null {
  for (const line of [item.lines[0], item.lines[0] - 1]) {
    const found = notes.of(line)?.undoes ?? null;
    if (found !== null) return found;
  }
  const section = items.find((each) => each.id === item.section);
  return section === undefined ? null : (notes.of(section.lines[0])?.undoes ?? null);
}

const namesOf = (item: Item): readonly string[] => {
  if (item.kind === "section") return [item.title];
  return item.notes?.name === undefined ? [item.text] : [item.notes.name, item.text];
};

const same = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();

const STEPS: ReadonlySet<Item["kind"]> = new Set(["command", "section", "query", "request", "check"]);

function find(wanted: string, items: readonly Item[]): string | null {
  return (
    items.find((item) => STEPS.has(item.kind) && namesOf(item).some((name) => same(name, wanted)))?.id ?? null
  );
}

function unknown(item: CommandItem, wanted: string, items: readonly Item[]): Diagnostic {
  const names = items.filter((each) => STEPS.has(each.kind)).flatMap(namesOf);
  const near = nearest(wanted, names);
  return {
    code: "RUNBOOK_UNDOES_UNKNOWN",
    level: "error",
    span: { lines: [item.lines[0], item.lines[0]] },
    what: `no step is called "${wanted}"`,
    why: "the rollback would not know which step this one takes back",
    fix: near === null ? "give the step a name (name=…), or write its heading" : `did you mean "${near}"?`,
  };
}
