/**
 * A runbook laid out for the rules: its reading, its blocks, its lines, every shell pipeline with its place, and what is
 * known of the world. Made once; a further rule costs no further parse.
 */
import type { SectionItem, Study } from "../runbook/index.ts";
import { type Call, callsOf } from "./call.ts";
import type { Facts } from "./facts.ts";

export interface Desk {
  readonly study: Study;
  readonly items: Study["reading"]["items"];
  /** The lines of the file. */
  readonly source: readonly string[];
  readonly facts: Facts;
  /** In the order of the file. */
  readonly calls: readonly Call[];
  readonly sections: ReadonlyMap<string, SectionItem>;
}

/** Facts are looked up by what the desk asks for, so a desk is laid out before they are there, and once more with them. */
const laidOut = new WeakMap<Study, Omit<Desk, "facts">>();

export function deskOf(study: Study, text: string, facts: Facts): Desk {
  const laid = laidOut.get(study) ?? layOut(study, text);
  laidOut.set(study, laid);
  return { ...laid, facts };
}

function layOut(study: Study, text: string): Omit<Desk, "facts"> {
  const source = text.replace(/^\uFEFF/, "").split(/\r\n|\n|\r/);
  const sections = new Map(
    study.reading.items.flatMap((item) => (item.kind === "section" ? [[item.id, item] as const] : [])),
  );
  const items = study.reading.items;
  return { study, items, source, sections, calls: callsOf(study, source, sections) };
}

/** The section an item stands in, and those around it, innermost first. */
export function sectionsAround(desk: Desk, id: string | null): readonly SectionItem[] {
  const found: SectionItem[] = [];
  for (let at = id; at !== null; ) {
    const section = desk.sections.get(at);
    if (section === undefined || found.includes(section)) break;
    found.push(section);
    at = section.section;
  }
  return found;
}
