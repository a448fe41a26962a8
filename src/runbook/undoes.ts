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
  const named = stepsByName(items);
  const headings = new Map(
    items.flatMap((item) => (item.kind === "section" ? [[item.id, item.lines[0]]] : [])),
  );
  let any = false;
  const resolved = items.map((item) => {
    if (item.kind !== "command") return item;
    const wanted = wantedBy(item, headings.get(item.section ?? ""), notes);
    if (wanted === null) return item;
    any = true;
    const found = named.get(plain(wanted)) ?? null;
    if (found === null) diagnostics.push(unknown(item, wanted, [...named.keys()]));
    return { ...item, undoes: found };
  });
  return { items: any ? resolved : items, diagnostics };
}

/** An annotation on a fence, whose text begins a line below it, or on the heading over it. */
function wantedBy(item: CommandItem, heading: number | undefined, notes: Notes): string | null {
  for (const line of [item.lines[0], item.lines[0] - 1, heading ?? 0]) {
    const found = notes.of(line)?.undoes ?? null;
    if (found !== null) return found;
  }
  return null;
}

const plain = (name: string): string => name.trim().toLowerCase();

const STEPS: ReadonlySet<Item["kind"]> = new Set(["command", "section", "query", "request", "check"]);

/** The first step of each name: its own, its title, its heading. */
function stepsByName(items: readonly Item[]): ReadonlyMap<string, string> {
  const steps = new Map<string, string>();
  for (const item of items) {
    if (!STEPS.has(item.kind)) continue;
    const names = item.kind === "section" ? [item.title] : [item.notes?.name ?? "", item.text];
    for (const name of names.map(plain)) if (name !== "" && !steps.has(name)) steps.set(name, item.id);
  }
  return steps;
}

function unknown(item: CommandItem, wanted: string, names: readonly string[]): Diagnostic {
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
