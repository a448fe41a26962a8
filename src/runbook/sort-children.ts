/**
 * The sections under one heading by what a text elsewhere sends to them for: cases of which one holds are branches;
 * one that is sent to by itself, or together with cases that do not exclude it, gets its circumstance and is asked about.
 */
import type { Section } from "./outline.ts";
import type { CourseName, Siblings } from "./reading.ts";
import type { ChildRelation, Relation } from "./siblings.ts";
import type { Sorted, Sorting } from "./sorted-sections.ts";

export interface SortGiven {
  readonly section: Section;
  readonly relation: Relation;
  readonly sorting: Sorting;
  /** Of the heading above. */
  readonly course: CourseName;
  /** Of each child, if it were no case of anything. */
  readonly courses: readonly (CourseName | null)[];
}

export interface SortedChild {
  readonly relation: ChildRelation;
  readonly sentWhen: string | null;
  readonly isCase: boolean;
}

export interface SortedChildren {
  readonly siblings: Siblings;
  /** One for each child that a text sends to; undefined for the others. */
  readonly children: readonly (SortedChild | undefined)[];
}

const TAKEN: readonly (CourseName | null)[] = ["main", "rollback", "recover"];

export function sortChildren(given: SortGiven): SortedChildren | null {
  const { section, relation, sorting, course, courses } = given;
  const sent = section.children.map((child, i): Sorted | null => {
    const sort = sorting.of(child);
    if (sort === null || !TAKEN.includes(courses[i] ?? null)) return null;
    // What only starts a way back is taken for the reason that its guards give, and asks for no other.
    return sort.oneOf || courses[i] === course ? sort : null;
  });
  if (sent.every((sort) => sort === null)) return null;
  const named = relation.children.some(({ alternative }) => alternative);
  const cases = named ? casesOfNamed(relation, sent) : casesOf(sent, courses);
  const some = cases.some(Boolean);
  return {
    siblings: some ? "branches" : relation.siblings,
    children: sent.map((sort, i): SortedChild | undefined => {
      const own = relation.children[i] ?? { alternative: false, preferred: false };
      if (cases[i] === true)
        return {
          relation: { alternative: true, preferred: false },
          sentWhen: sort?.when ?? null,
          isCase: true,
        };
      return sort === null || own.alternative
        ? undefined
        : { relation: own, sentWhen: sort.when, isCase: false };
    }),
  };
}

/** Where the headings say already that they are alternatives, a text that sorts all of them says which to take. */
function casesOfNamed({ children }: Relation, sent: readonly (Sorted | null)[]): readonly boolean[] {
  const whole = children.every(({ alternative }, i) => !alternative || sent[i]?.when != null);
  return children.map(({ alternative }) => alternative && whole);
}

/** Two texts that sort the same course ask for two answers: one choice among all of them would take only one. */
function casesOf(
  sent: readonly (Sorted | null)[],
  courses: readonly (CourseName | null)[],
): readonly boolean[] {
  const blocks = new Map<CourseName | null, Set<number>>();
  const counts = new Map<CourseName | null, number>();
  for (const [i, sort] of sent.entries()) {
    if (sort === null) continue;
    const course = courses[i] ?? null;
    const known = blocks.get(course) ?? new Set();
    blocks.set(course, known.add(sort.oneOf ? sort.block : NO_CASE));
    counts.set(course, (counts.get(course) ?? 0) + 1);
  }
  return sent.map((sort, i) => {
    const course = courses[i] ?? null;
    const alone = blocks.get(course);
    return sort?.oneOf === true && alone?.size === 1 && (counts.get(course) ?? 0) > 1;
  });
}

/** Stands for a section that is asked about by itself. */
const NO_CASE = -1;
