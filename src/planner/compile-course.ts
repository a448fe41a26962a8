/**
 * One course to a flow: the sections that are on it, in their order, alternatives and branches as forks. A section on
 * another course is passed over, but what stands under it is looked at.
 */
import type { CourseName as PlanCourse } from "../plan/index.ts";
import type { Role, SectionItem } from "../runbook/index.ts";
import { withoutAsk } from "./ask-first.ts";
import { compileItems, lastOf } from "./compile-items.ts";
import { type Compiling, nodeId } from "./compiling.ts";
import { type Flow, type Fork, isDraft, type Option, type Part } from "./draft.ts";
import { type Acting, acts, type Group, groupsOf } from "./outline.ts";
import type { Where } from "./scope.ts";
import { inOrder } from "./section-order.ts";

export interface CourseGiven {
  readonly compiling: Compiling;
  readonly course: PlanCourse;
  /** Where to begin: the root of the outline, or the procedure that was named. */
  readonly root: Group;
  /** The course that a section's own items are on. */
  readonly courseOf: (group: Group) => Where;
}

export const compileCourse = (given: CourseGiven): Flow => compileGroup(given, given.root);

/** Roles whose sections are looked things up in, and carried out nowhere. */
const ASIDE: readonly (Role | null)[] = ["reference", "template", "contacts", "windows"];

function compileGroup(given: CourseGiven, group: Group): Flow {
  const { compiling, course, courseOf } = given;
  const own = courseOf(group) === course ? compileItems({ compiling, group, keep: keepFor(course) }) : [];
  const below = childrenOf(given, group);
  return bindToSection([...own, ...below]);
}

/** After a failure only looking is done by itself; what would change something is for a person. */
const keepFor =
  (course: PlanCourse) =>
  (item: Acting): boolean => {
    if (course !== "diagnose") return true;
    if (item.kind === "command" || item.kind === "check") {
      return item.danger === "read" && !item.interactive && !item.elided && item.opens === null;
    }
    return (item.kind === "query" || item.kind === "request") && item.danger === "read";
  };

function childrenOf(given: CourseGiven, group: Group): Flow {
  const children = inOrder(group.children, (child) => isOn(given, child));
  const options = new Set(given.course === "diagnose" ? [] : optionsAmong(given, group));
  const first = children.find((child) => options.has(child));
  return children.flatMap((child) => {
    if (!options.has(child)) return compileGroup(given, child);
    return child === first ? forkOf(given, group, [...options]) : [];
  });
}

/** Has the group, or anything under it, something on the course. */
const isOn = ({ course, courseOf }: CourseGiven, group: Group): boolean =>
  [...groupsOf(group)].some((each) => courseOf(each) === course && each.items.some(acts));

/** Options that are on no course belong to the one that their heading is on. */
const reaches = ({ course, courseOf }: CourseGiven, group: Group): boolean => courseOf(group) === course;

/** The children that are options, on this course or on none; a sibling that is none is done either way. */
function optionsAmong(given: CourseGiven, group: Group): readonly Group[] {
  const { course, courseOf } = given;
  const open = group.section?.siblings !== "sequence" && reaches(given, group);
  const options = group.children.filter((child) => {
    if (child.section?.alternative !== true || ASIDE.includes(child.section.role)) return false;
    const where = courseOf(child);
    return (
      (where === course || (open && where === "none")) &&
      [...groupsOf(child)].some((each) => each.items.some(acts))
    );
  });
  return options.length > 1 ? options : [];
}

function forkOf(given: CourseGiven, group: Group, options: readonly Group[]): Flow {
  const { course, courseOf } = given;
  const { section } = group;
  const [first] = options;
  if (first === undefined) return [];
  // Above the first heading nothing says how its sections relate; a circumstance of its own makes each a branch.
  const branches =
    section === null ? options.every((each) => each.section?.when) : section.siblings === "branches";
  const preferred = branches ? undefined : preferredOf(options, (option) => courseOf(option) === course);
  const kept = preferred === undefined ? options : [preferred];
  const opened = openedUnder(given, kept);
  const open: CourseGiven = { ...given, courseOf: (each) => (opened.has(each) ? course : courseOf(each)) };
  const compiled = kept.flatMap((option): readonly Option[] => {
    // Having chosen the option is the answer to the question that its heading asks.
    const flow = withoutAsk(compileGroup(open, option), option.section?.when ?? null);
    return flow.length === 0 ? [] : [{ title: titleOf(option, branches), flow }];
  });
  if (compiled.length === 0) return [];
  const fork: Fork = {
    id: choiceId(given, group, section ?? first.section),
    choice: {
      kind: "choice",
      title: section?.title ?? "Choose one",
      lines: (section ?? first.section)?.lines ?? null,
      sure: (section ?? first.section)?.sure ?? "exact",
      when: null,
      among: branches ? "branches" : "alternatives",
      others: options.filter((option) => !kept.includes(option)).map((option) => option.section?.title ?? ""),
    },
    options: compiled,
    taken: preferred === undefined ? null : 0,
  };
  return [fork];
}

/** "Scenario B" alone tells nobody when it is the one: a case is shown with its circumstance. */
function titleOf({ section }: Group, isCase: boolean): string {
  const { title, when } = section ?? { title: "", when: null };
  if (!isCase || when === null || title.toLowerCase().includes(when.toLowerCase())) return title;
  return `${title} (${when})`;
}

const idOf = (compiling: Compiling, section: SectionItem | null): string =>
  section === null ? "top" : nodeId(compiling, section);

/** One heading may have options on two courses: the course that it is not on itself is named then. */
function choiceId(given: CourseGiven, group: Group, section: SectionItem | null): string {
  const { course, courseOf, compiling } = given;
  const alone = group.children.every((child) => {
    const where = courseOf(child);
    return (
      child.section?.alternative !== true || where === course || where === "none" || where === "elsewhere"
    );
  });
  const named = reaches(given, group) || alone ? "" : `-${course}`;
  return `${idOf(compiling, section)}${named}-choice`;
}

/** What an option left out of its course is put back on it while the option is compiled, down to what is on another. */
function openedUnder({ course, courseOf }: CourseGiven, options: readonly Group[]): ReadonlySet<Group> {
  const opened = new Set<Group>();
  const left = [...options];
  for (let group = left.pop(); group !== undefined; group = left.pop()) {
    const where = courseOf(group);
    if (where !== course && where !== "none") continue;
    if (where === "none" && !ASIDE.includes(group.section?.role ?? null)) opened.add(group);
    left.push(...group.children);
  }
  return opened;
}

/** The one that is marked; else the only one that the reading left on the course. */
function preferredOf(options: readonly Group[], onCourse: (option: Group) => boolean): Group | undefined {
  const marked = options.find((option) => option.section?.preferred === true);
  if (marked !== undefined) return marked;
  const left = options.filter(onCourse);
  return left.length === 1 && left.length < options.length ? left[0] : undefined;
}

/** A tunnel lives until the last node of its section has begun; as the last one it is an observation like others. */
function bindToSection(flow: Flow): Flow {
  const last = lastOf(flow);
  return flow.map((part): Part => {
    if (!isDraft(part) || !part.untilSectionEnds || part.node.kind !== "step") return part;
    if (last === null || last === part) return part;
    return { ...part, untilSectionEnds: false, node: { ...part.node, lasts: { until: last.id } } };
  });
}
