/** Which sections are on which course when the whole runbook is planned, and when one procedure of it is. */
import type { CourseName as PlanCourse } from "../plan/index.ts";
import type { CourseName } from "../runbook/index.ts";
import { acts, type Group, groupsOf, isWithin } from "./outline.ts";

/** `elsewhere`: it is carried out on another course of this plan, or left out of it; `none` may still be an option. */
export type Where = CourseName | "elsewhere";

export interface Scope {
  readonly root: Group;
  readonly courseOf: (group: Group) => Where;
}

/** What stands above the first heading is on the main course, or goes with the one course that there is. */
const courseIn = (group: Group): CourseName => group.section?.course ?? "main";

export function scopeOf(root: Group, procedure: Group | null, course: PlanCourse): Scope {
  if (procedure === null) return { root, courseOf: wholeCourse(root) };
  if (course === "main") return { root: procedure, courseOf: (group) => courseWithin(group, procedure) };
  const own = courseIn(procedure);
  return {
    root,
    courseOf: (group) => {
      if (isWithin(group, procedure)) {
        const within = courseWithin(group, procedure);
        return within === "main" ? "elsewhere" : within;
      }
      const where = courseIn(group);
      // A way back has no way back of its own.
      return where === "main" || (own === "rollback" && where === "rollback") ? "elsewhere" : where;
    },
  };
}

const ASIDE: ReadonlySet<string | null> = new Set(["reference", "template", "contacts", "windows"]);

/** Named on its own, a section is the main course whatever it is otherwise; what is on a third course under it stays there. */
function courseWithin(group: Group, procedure: Group): CourseName {
  if (group === procedure) return "main";
  const [own, where] = [courseIn(procedure), courseIn(group)];
  if (where !== own && where !== "main") return where;
  return where === "none" &&
    ASIDE.has(group.section?.role ?? null) &&
    !ASIDE.has(procedure.section?.role ?? null)
    ? "none"
    : "main";
}

/** A question above the first heading of a document about rolling back belongs to the rollback. */
function wholeCourse(root: Group): (group: Group) => CourseName {
  const groups = [...groupsOf(root)];
  const runs = (where: CourseName): boolean =>
    groups.some((group) => group !== root && courseIn(group) === where && group.items.some(acts));
  const alone = !runs("main") && runs("rollback") ? "rollback" : "main";
  return (group) => (group === root ? alone : courseIn(group));
}

/** Procedures of which one must be named: headings on the course that are not steps of one thing. */
export function proceduresOn(root: Group, course: CourseName): readonly Group[] {
  const runnable = (group: Group): boolean =>
    [...groupsOf(group)].some((each) => courseIn(each) === course && each.items.some(acts));
  const isStart = (group: Group): boolean =>
    group.section !== null && courseIn(group) === course && !AROUND.has(group.section.role);
  const topmost = (group: Group): readonly Group[] =>
    isStart(group) ? [group] : group.children.flatMap(topmost);
  const found = topmost(root).filter(runnable);
  const [only] = found;
  return found.length === 1 && only !== undefined ? apart(only, runnable) : found;
}

/** What stands before and after a rollback is no rollback of its own. */
const AROUND: ReadonlySet<string | null> = new Set([
  "after-rollback",
  "verify",
  "watch",
  "communicate",
  "prerequisites",
  "before",
  "reference",
  "template",
  "contacts",
  "windows",
  "later",
]);

/** One heading over options is several procedures, unless one of them is marked as the one to take. */
function apart(group: Group, runnable: (group: Group) => boolean): readonly Group[] {
  if (group.section?.siblings === "sequence") return [group];
  if (group.items.some(acts)) return [group];
  const children = group.children.filter((child) => child.section?.alternative === true && runnable(child));
  if (children.some((child) => child.section?.preferred === true)) return [group];
  return children.length > 1 ? children : [group];
}
