/**
 * Gives every section its role, its course and its relation to its siblings. Rollback, recovery and diagnosis are
 * never on the main course, and neither is an alternative that was not chosen.
 */

import { asidesAmong, openingOf } from "./asides.ts";
import { circumstanceOfTitle, conditionOfOpening } from "./circumstance.ts";
import { courseUnder, type Inherited } from "./course-of.ts";
import { isFreezeToDo } from "./freezes.ts";
import type { Section } from "./outline.ts";
import { timesOfPhases } from "./phases.ts";
import { startsLater } from "./phrases/later.ts";
import { plainText } from "./phrases/plain.ts";
import type { CourseName, Role, Siblings } from "./reading.ts";
import { roleUnder } from "./role-under.ts";
import { isAroundWindow, roleOf, speaksOfRollback } from "./roles.ts";
import { type ChildRelation, relate } from "./siblings.ts";
import { type SortedChild, sortChildren } from "./sort-children.ts";
import { type Sorting, sortedSections } from "./sorted-sections.ts";

export interface Placed {
  readonly section: Section;
  /** Plain words of the heading. */
  readonly title: string;
  readonly role: Role | null;
  readonly siblings: Siblings;
  readonly course: CourseName;
  readonly alternative: boolean;
  readonly preferred: boolean;
  readonly when: string | null;
  /** An annotation on its heading, or above it for all of its kind, says what it is: nothing in it is guessed. */
  readonly settled: boolean;
  readonly children: readonly Placed[];
}

/** What a parent hands down to its sections. */
interface Above extends Inherited {
  readonly role: Role | null;
  readonly when: string | null;
  readonly settled: boolean;
  /** A phase before it is not due before that time. */
  readonly notBefore: string | null;
  /** The circumstance under which a text elsewhere sends to it. */
  readonly sentWhen: string | null;
}

const ALONE: ChildRelation = { alternative: false, preferred: false };

/** An annotation may fix a section's role or how its children relate: looked up by the line of its heading. */
export interface Fixed {
  readonly role: (line: number) => Role | null;
  readonly siblings: (line: number) => Siblings | null;
  /** `choose one` stands before the heading on this line: it and its siblings are alternatives. */
  readonly chosen: (line: number) => boolean;
  readonly settles: (line: number) => boolean;
}

/** `sorting` tells which sections a text of the document sends to: they are cases, and no steps of one thing. */
export function placeSections(root: Section, fixed: Fixed, sorting: Sorting = sortedSections(root)): Placed {
  const title = titleSection(root);
  const subject = plainText((title ?? framing(root))?.title ?? "");
  const base = courseOfDocument(subject, root);
  return place(
    root,
    {
      role: null,
      course: base,
      when: null,
      relation: ALONE,
      aside: false,
      branched: false,
      settled: false,
      notBefore: null,
      sentWhen: null,
    },
    { fixed, titles: titleChain(root), base, sorting },
  );
}

interface Rules {
  readonly fixed: Fixed;
  /** The document's title and what only repeats or dates it: they hand no role down. */
  readonly titles: ReadonlySet<Section>;
  readonly base: CourseName;
  readonly sorting: Sorting;
}

/** The first heading, where it is the only one of its level: the document's title and no section of its own kind. */
export function titleSection(root: Section): Section | null {
  const first = root.children[0];
  if (first === undefined || first.level > 2) return null;
  return root.children.length === 1 || first.level === 1 ? first : null;
}

/** Where no heading is above the others, a first one that names the document frames it all the same. */
function framing(root: Section): Section | null {
  const first = root.children[0];
  if (first === undefined || root.blocks.length > 0) return null;
  return /\b(?:runbook|workflow|guide|playbook|handbook|manual|plan)\b/i.test(first.title) ? first : null;
}

/** The title, and headings below it that are alone at their level: subtitles. */
function titleChain(root: Section): ReadonlySet<Section> {
  const chain = new Set([root]);
  let section = titleSection(root);
  while (section !== null && section.children.length > 0) {
    chain.add(section);
    const [only, second] = section.children;
    const stands = section.blocks.every((block) => block.kind === "html");
    section = only !== undefined && second === undefined && stands ? only : null;
  }
  return chain;
}

function courseOfDocument(subject: string, root: Section): CourseName {
  const role = roleOf(subject);
  const forward =
    /\b(?:deploy\w*|releas\w+|roll-?out|migration (?:guide|runbook)|upgrade)\b.*\b(?:and|&|\/|,|with)\b/i.test(
      subject,
    );
  if (speaksOfRollback(subject) && !forward) return "rollback";
  if (role === "recover" || role === "diagnose") return hasSteps(root) ? "main" : role;
  return "main";
}

const hasSteps = (section: Section): boolean =>
  section.children.some(
    (child) => /\bdeploy(?:ment)? (?:steps|procedure)/i.test(child.title) || hasSteps(child),
  );

function place(section: Section, above: Above, rules: Rules): Placed {
  const title = plainText(section.title);
  const isTitle = rules.titles.has(section);
  const frames = (isTitle && section.children.length > 0) || framesRelease(section) || framesWindow(section);
  const own = rules.fixed.role(section.lines[0]) ?? (frames ? null : ownRole(section, title));
  const role = roleUnder(own, above.role, title);
  const placed = isTitle ? rules.base : courseUnder(role, above);
  const notBefore = placed === "main" && !isTitle ? (startsLater(title) ?? above.notBefore) : null;
  const course = notBefore === null ? placed : "later";
  const when =
    (above.course === "later" && course !== "later" ? null : above.when) ??
    notBefore ??
    (isTitle || (course !== above.course && course !== "none")
      ? null
      : whenOf(title, section, above.relation.alternative)) ??
    above.sentWhen;
  const titles = section.children.map((child) => plainText(child.title));
  const relation = relate(title, titles, course === "diagnose");
  const asides = asidesAmong({ sections: section.children, titles, top: frames });
  const chosen = section.children.some((child) => rules.fixed.chosen(child.lines[0]));
  const said = rules.fixed.siblings(section.lines[0]) ?? (chosen ? "choice" : null);
  const settled =
    rules.fixed.settles(section.lines[0]) ||
    (above.settled && role === above.role && course === above.course);
  const times = timesOfPhases(titles);
  const before = section.children.map(
    (_, i): Above => ({
      role: isTitle ? null : role,
      course: courseBelow(course, said ?? relation.siblings),
      when,
      aside: asides[i] ?? false,
      settled,
      branched: above.branched || (course === "main" && (said ?? relation.siblings) === "branches"),
      relation: relationOf(relation.children[i], chosen),
      notBefore: times[i] ?? null,
      sentWhen: null,
    }),
  );
  const courses = coursesAlone(titles, before);
  const { sorting } = rules;
  const sorted = said === null ? sortChildren({ section, relation, sorting, course, courses }) : null;
  const children = section.children.map((child, i) =>
    place(child, asSent(before[i] ?? { ...above, relation: ALONE }, sorted?.children[i], course), rules),
  );
  const siblings = said ?? sorted?.siblings ?? relation.siblings;
  return {
    section,
    title,
    role,
    siblings,
    course,
    alternative: above.relation.alternative,
    preferred: above.relation.preferred,
    when,
    settled,
    children,
  };
}

/** What a text elsewhere says of the section beside what stands above it. */
function asSent(above: Above, sent: SortedChild | undefined, course: CourseName): Above {
  if (sent === undefined) return above;
  const branched = above.branched || (sent.isCase && course === "main");
  return { ...above, relation: sent.relation, sentWhen: sent.sentWhen, branched };
}

/** The course that each would be on if it were no case of anything. */
const coursesAlone = (titles: readonly string[], above: readonly Above[]): readonly (CourseName | null)[] =>
  titles.map((title, i) => {
    const from = above[i];
    if (from === undefined) return null;
    return courseUnder(roleUnder(roleOf(title), from.role, title), { ...from, relation: ALONE });
  });

/** A first-level heading over a whole release, from its preparation to its checks, names no part of it. */
function framesRelease(section: Section): boolean {
  if (section.level !== 1 || section.children.length < 3) return false;
  const roles = new Set(section.children.map((child) => roleOf(plainText(child.title))));
  return (
    roles.has("steps") &&
    (roles.has("before") || roles.has("prerequisites")) &&
    (roles.has("verify") || roles.has("rollback"))
  );
}

/** A freeze that is something to do is a step of the release, and no rule of when it may be. */
function ownRole(section: Section, title: string): Role | null {
  const role = roleOf(title);
  return role === "windows" && isFreezeToDo(section, title) ? "steps" : role;
}

/** "Maintenance window" over "Before", "During" and "After": the work itself, and no rule of when it may be done. */
const framesWindow = (section: Section): boolean =>
  section.children.some((child) => isAroundWindow(plainText(child.title))) &&
  roleOf(plainText(section.title)) === "windows";

const whenOf = (title: string, section: Section, chosen: boolean): string | null =>
  circumstanceOfTitle(title) ?? (chosen ? null : conditionOfOpening(openingOf(section)));

/** Where an annotation says that sections are alternatives, none is unless the words mark one. */
const relationOf = (found: ChildRelation | undefined, chosen: boolean): ChildRelation =>
  chosen ? { alternative: true, preferred: found?.preferred ?? false } : (found ?? ALONE);

/** Branches are each for a circumstance: none of them is a step of the main course. */
const courseBelow = (course: CourseName, siblings: Siblings): CourseName =>
  course === "main" && siblings === "branches" ? "none" : course;
