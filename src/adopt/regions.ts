/**
 * Headings that one annotation can speak for: a heading and those below it with the same role on the same course. The
 * lowest heading above all that is pending in such a region is the one to write it on.
 */
import type { SectionItem } from "../runbook/index.ts";

export type Sections = ReadonlyMap<string, SectionItem>;

/** The headings to annotate so that each of these sections is spoken for. */
export function headingsFor(sections: Sections, pending: readonly SectionItem[]): readonly SectionItem[] {
  const common = new Map<string, readonly SectionItem[]>();
  for (const section of pending) {
    const path = pathTo(sections, section);
    const [root] = path;
    if (root === undefined) continue;
    const known = common.get(root.id);
    common.set(root.id, known === undefined ? path : shared(known, path));
  }
  return [...common.values()].flatMap((path) => path.slice(-1));
}

/** From the top of its region down to the section itself. */
function pathTo(sections: Sections, section: SectionItem): readonly SectionItem[] {
  const path = [section];
  for (let above = parentOf(sections, section); above !== null; above = parentOf(sections, above)) {
    if (above.role !== section.role || above.course !== section.course) break;
    path.push(above);
  }
  return path.reverse();
}

const parentOf = (sections: Sections, { section }: SectionItem): SectionItem | null =>
  section === null ? null : (sections.get(section) ?? null);

function shared(a: readonly SectionItem[], b: readonly SectionItem[]): readonly SectionItem[] {
  const differs = a.findIndex((section, at) => section.id !== b[at]?.id);
  return differs < 0 ? a : a.slice(0, differs);
}
