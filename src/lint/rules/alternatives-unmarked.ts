/**
 * Several means to one end, and nothing that says which one to take, or that they are to choose from at all. Where the
 * words around them guide the choice, it is only Rutter that will have to ask.
 */
import type { SectionItem } from "../../runbook/index.ts";
import { deedsOf } from "../deeds.ts";
import type { Desk } from "../desk.ts";
import { atLevel } from "../gathered.ts";
import type { Hit, Rule } from "../rule.ts";
import { endOf, itemsWithin } from "../section-tree.ts";
import { CHOSEN, COURSES, choicesInFences, isMarked, waysInBlocks } from "../ways-in-one-place.ts";

/** Titles by which one end is reached by several means. */
const MEANS =
  /^(?:option|method|path|approach|alternative|variant|strategy|way|choice)\s*#?(?:[a-z]|\d+|[ivx]+)\b|^(?:via|using|with|through)\b|\b(?:manual\w*|automat\w+|scripted)\b|^(?:deploy\w*|roll ?back\w*|release|install\w*|upgrade)\s+(?:\w+\s+){0,2}(?:via|using|with|by)\b|^(?:restor\w+|recover\w*)\s+(?:\w+\s+){0,3}(?:from|via|using|with|by)\b/i;

const MARKED = /\b(?:recommended|preferred|default)\b/i;
/** A heading over several ways is none itself. */
const CHAPTER = /\b(?:methods|procedures|strategies|options|practices|by (?:change )?type|scenarios)\b/i;

/** The lines right under a heading, down to its first command or heading. */
function opening(desk: Desk, section: SectionItem): string {
  const from = section.lines[1];
  const until = itemsWithin(desk, from + 1, from + 12).find(
    (item) => item.kind === "section" || item.kind === "command",
  );
  return desk.source
    .slice(from, (until?.lines[0] ?? from + 13) - 1)
    .join(" ")
    .slice(0, 1500);
}

const LOOK_ONLY: ReadonlySet<string> = new Set([
  "verify",
  "watch",
  "prerequisites",
  "communicate",
  "diagnose",
]);

/** Whoever does both does harm: looking twice does none. */
const actsIn = (desk: Desk, section: SectionItem): boolean =>
  itemsWithin(desk, section.lines[0], endOf(desk, section)).some(
    (item) =>
      (item.kind === "command" && item.danger !== "read") ||
      item.kind === "verb" ||
      (item.kind === "question" && !LOOK_ONLY.has(section.role ?? "")),
  );

function byParent(desk: Desk): ReadonlyMap<string | null, readonly SectionItem[]> {
  const groups = new Map<string | null, SectionItem[]>();
  for (const item of desk.items) {
    if (item.kind !== "section" || !item.alternative) continue;
    const group = groups.get(item.section);
    if (group === undefined) groups.set(item.section, [item]);
    else group.push(item);
  }
  return groups;
}

/** Restored by one way and then by the next, the second undoes the first. */
const restoresTwice = (desk: Desk, alternatives: readonly SectionItem[]): boolean =>
  alternatives.filter((each) =>
    deedsOf(desk).some(
      ({ kind, line }) => kind === "restore" && line >= each.lines[0] && line <= endOf(desk, each),
    ),
  ).length >= 2;

function hitOfSections(
  desk: Desk,
  parent: SectionItem | null,
  alternatives: readonly SectionItem[],
): Hit | null {
  const [first, ...others] = alternatives;
  if (first === undefined || others.length === 0 || isMarked(desk, first.lines[0])) return null;
  const preferred = alternatives.find((each) => each.preferred);
  // "Automated" goes before "Manual" where nobody says so: a person may not know.
  if (preferred !== undefined && !(/\bautomat/i.test(preferred.title) && !MARKED.test(preferred.title)))
    return null;
  if (parent?.siblings === "branches" || alternatives.some(({ when }) => when !== null)) return null;
  const course = parent?.course ?? "main";
  if (!COURSES.has(course)) return null;
  if (alternatives.filter((each) => actsIn(desk, each)).length < 2) return null;
  if (alternatives.some(({ title }) => CHAPTER.test(title))) return null;
  const words = [
    parent === null ? "" : `${parent.title} ${opening(desk, parent)}`,
    ...alternatives.map((each) => `${each.title} ${opening(desk, each)}`),
  ].join(" ");
  if (preferred !== undefined && CHOSEN.test(words)) return null;
  const plain =
    preferred === undefined && alternatives.every(({ title }) => MEANS.test(title)) && !CHOSEN.test(words);
  // What goes wrong differs: there, whatever is no plain pair of means is told apart by its case.
  if (course === "recover" && !plain) return null;
  const level = plain && (course !== "recover" || restoresTwice(desk, alternatives)) ? null : "note";
  const titles = alternatives.slice(0, 3).map(({ title }) => `"${title.slice(0, 40)}"`);
  return {
    span: { lines: first.lines },
    ...atLevel(level),
    what: `nothing says which to take: ${titles.join(", ")}${alternatives.length > 3 ? ` and ${alternatives.length - 3} more` : ""}`,
  };
}

function find(desk: Desk): readonly Hit[] {
  const sections = [...byParent(desk)].flatMap(([id, alternatives]) => {
    const hit = hitOfSections(desk, id === null ? null : (desk.sections.get(id) ?? null), alternatives);
    return hit === null ? [] : [hit];
  });
  const all = [...sections, ...choicesInFences(desk), ...waysInBlocks(desk)];
  // A list of options is a choice of commands and several ways in one block: it is told once.
  const once = new Map(all.toReversed().map((hit) => [hit.span.lines[0], hit]));
  return [...once.values()].sort((a, b) => a.span.lines[0] - b.span.lines[0]);
}

export const alternativesUnmarked: Rule = {
  code: "ALTERNATIVES_UNMARKED",
  level: "warning",
  title: "alternatives, and none is marked as the one to take",
  why: "read from top to bottom they are done one after another, and under stress somebody will",
  fix: "mark one with (recommended), or put <!-- rutter: choose one --> before the first; ways in one block go into blocks of their own",
  find,
};
