/** Why an item is not needed by what normally runs: it stands in an alternative, or on no course. Null where it is. */
import type { Item, Reading, SectionItem } from "../../runbook/index.ts";

interface Outline {
  readonly sections: ReadonlyMap<string, SectionItem>;
  /** Parents one of whose alternatives is marked as the one to take. */
  readonly chosen: ReadonlySet<string | null>;
  /** Groups of alternative commands of which one is marked. */
  readonly settled: ReadonlySet<string>;
}

function outlineOf(reading: Reading): Outline {
  const sections = new Map<string, SectionItem>();
  const chosen = new Set<string | null>();
  const settled = new Set<string>();
  for (const item of reading.items) {
    if (item.kind === "section") {
      sections.set(item.id, item);
      if (item.alternative && item.preferred) chosen.add(item.section);
    } else if ("choice" in item && item.choice !== null && "preferred" in item && item.preferred)
      settled.add(item.choice);
  }
  return { sections, chosen, settled };
}

/** Where nobody has marked one of several ways back, each of them may be the one: all of them are needed. */
function isAside(section: SectionItem, { sections, chosen }: Outline): boolean {
  if (section.course === "none") return true;
  const parent = section.section === null ? undefined : sections.get(section.section);
  if (!section.alternative || section.preferred || parent?.siblings === "branches") return false;
  return chosen.has(section.section);
}

export function onlyIn(reading: Reading): (item: Item) => string | null {
  const outline = outlineOf(reading);
  const parentOf = (id: string | null): SectionItem | undefined => outline.sections.get(id ?? "");
  return (item) => {
    // A section's parents stand before it, so this ends.
    for (let section = parentOf(item.section); section !== undefined; section = parentOf(section.section))
      if (isAside(section, outline)) return `only in "${section.title}"`;
    if (!("choice" in item) || item.choice === null) return null;
    if ("preferred" in item && item.preferred) return null;
    if (outline.settled.has(item.choice)) return "only in an alternative";
    return parentOf(item.section)?.course === "main" ? "only in one of several ways" : null;
  };
}
