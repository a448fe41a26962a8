/**
 * Which sections a text of the same document sends to under a circumstance. Those of one text are cases of which one
 * holds; a section that is sent to alone, or not plainly as one of several, is asked about by itself. What a text
 * only points to is not here: it is done where it stands.
 */
import type { Section } from "./outline.ts";
import { plainText } from "./phrases/plain.ts";
import { roleOf, speaksOfRollback } from "./roles.ts";
import { sectionNames } from "./section-names.ts";
import { type Sending, sendingsIn } from "./sendings.ts";

/** What a text says of the section that it sends to. */
export interface Sorted {
  /** The section whose text sends to it, and the line of the block that does: what that sends to are the other cases. */
  readonly by: Section;
  readonly block: number;
  /** Null where it only says that one is to be chosen. */
  readonly when: string | null;
  /** One of several cases of the same text, of which one holds. */
  readonly oneOf: boolean;
  /** Its circumstance is one to ask about even where the other cases are on another course. */
  readonly alone: boolean;
}

export interface Sorting {
  readonly of: (section: Section) => Sorted | null;
  /** Lines that only say where to go on. */
  readonly lines: ReadonlySet<number>;
}

/** Sections that are on no course of their own, or looked at only after a failure. */
const ASIDE: ReadonlySet<string | null> = new Set([
  "contacts",
  "reference",
  "template",
  "windows",
  "diagnose",
  "later",
  "communicate",
]);
const CONTENTS =
  /^(?:table of )?contents?$|^toc$|^index$|^overview$|^(?:quick )?links$|^in this (?:document|page)$/i;
/** "Step 4" is a place to go on from, and no case of its own. */
const STEP = /^(?:step|phase|stage)\s*\d/i;
/** That all went well is no circumstance of its own: what follows is what comes next. */
const WELL =
  /\b(?:all|everything|every|checks?|tests?|verification|build|pipeline|it|this|that|result|status)\b.{0,30}\b(?:ok(?:ay)?|fine|good|well|green|pass(?:es|ed)?|succe\w+|healthy|clean|works?)\b/i;

export function sortedSections(root: Section): Sorting {
  const names = sectionNames(root);
  const sorted = new Map<Section, Sorted>();
  const lines = new Set<number>();
  for (const { section, above } of withAncestors(root)) {
    if (CONTENTS.test(plainText(section.title.slice(0, 80)))) continue;
    const sendings = sendingsIn(section, names).filter(
      ({ target }) => target !== section && !above.has(target) && !ASIDE.has(roleOf(titleOf(target))),
    );
    for (const { target, sort } of casesOf(section, sendings)) {
      if (!sorted.has(target)) sorted.set(target, sort);
    }
    for (const { target, line } of sendings) if (sorted.get(target)?.by === section) lines.add(line);
  }
  return { of: (section) => sorted.get(section) ?? null, lines };
}

interface Case {
  readonly target: Section;
  readonly sort: Sorted;
}

function casesOf(by: Section, sendings: readonly Sending[]): readonly Case[] {
  const cases = sendings.filter(
    ({ target, how, when }) =>
      how !== "skips" && !(how === "goes-on" && WELL.test(when ?? "")) && !STEP.test(titleOf(target)),
  );
  const byTarget = new Map<Section, Sending[]>();
  const byBlock = new Map<number, Set<Section>>();
  for (const each of cases) {
    byTarget.set(each.target, [...(byTarget.get(each.target) ?? []).slice(0, MOST), each]);
    byBlock.set(each.block, (byBlock.get(each.block) ?? new Set()).add(each.target));
  }
  return [...byTarget].flatMap(([target, own]): readonly Case[] => {
    const beside = own.map(({ block }) => byBlock.get(block) ?? new Set<Section>());
    const alike = beside.some((targets) => goBack(targets, goesBack(target)) > 1);
    const alone = alike || own.every((each) => isFirm(each, by));
    const oneOf = beside.some(({ size }) => size > 1) && own.every(({ several }) => !several);
    if (!alone && !oneOf) return [];
    const whens = [...new Set(own.flatMap(({ when }) => (when === null || when === "" ? [] : [when])))];
    const when = whens.length === 0 ? null : whens.slice(0, MOST).join(", or ");
    return [{ target, sort: { by, block: own[0]?.block ?? 0, when, oneOf, alone } }];
  });
}

/** So many circumstances of one section are told. */
const MOST = 4;

/** How many of them go back, or go forward; it stops at two. */
function goBack(targets: ReadonlySet<Section>, back: boolean): number {
  let count = 0;
  for (const target of targets) {
    if (goesBack(target) === back) count += 1;
    if (count > 1) break;
  }
  return count;
}

/** Alone, it must be said as a condition, of something further down that is not done anyway. */
const isFirm = ({ target, when, firm, how }: Sending, by: Section): boolean =>
  firm && how === "goes" && when !== null && !WELL.test(when) && target.lines[0] > by.lines[0];

const titleOf = (section: Section): string => plainText(section.title.slice(0, 200));
const goesBack = (section: Section): boolean => speaksOfRollback(titleOf(section));

interface Standing {
  readonly section: Section;
  readonly above: ReadonlySet<Section>;
}

function* withAncestors(section: Section, above: ReadonlySet<Section> = new Set()): Generator<Standing> {
  yield { section, above };
  const below = new Set([...above, section]);
  for (const child of section.children) yield* withAncestors(child, below);
}
