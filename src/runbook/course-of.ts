/**
 * The course of a section by its role and by what stands over it. What goes back, asks or is due later leaves the main
 * course; an alternative that was not chosen, and what nobody does on a normal release, is on none.
 */
import type { CourseName, Role } from "./reading.ts";
import type { ChildRelation } from "./siblings.ts";

export interface Inherited {
  readonly course: CourseName;
  readonly relation: ChildRelation;
  /** It holds what nobody does on a normal release. */
  readonly aside: boolean;
  /** It stands among branches of the main course: on none of its own, but going back is still going back. */
  readonly branched: boolean;
}

const COURSE_OF: Partial<Record<Role, CourseName>> = {
  rollback: "rollback",
  "after-rollback": "rollback",
  recover: "recover",
  diagnose: "diagnose",
  later: "later",
  contacts: "none",
  windows: "none",
  template: "none",
  reference: "none",
};

export function courseUnder(role: Role | null, above: Inherited): CourseName {
  const own = role === null ? undefined : COURSE_OF[role];
  const inherited = above.course;
  if (inherited === "none") return above.branched && own !== undefined ? own : "none";
  if (own === "none") return "none";
  if (inherited !== "main") return courseWithin(inherited, own);
  if (own !== undefined) return own;
  const { alternative, preferred } = above.relation;
  return (alternative && !preferred) || above.aside ? "none" : "main";
}

/** Within a course that is not the main one, only what goes back, asks or is due later goes its own way. */
function courseWithin(inherited: CourseName, own: CourseName | undefined): CourseName {
  if (own === "later") return "later";
  if (inherited === "later") return own ?? inherited;
  if (inherited === "recover" && own === "rollback") return "rollback";
  if (inherited === "rollback" && own === "diagnose") return "diagnose";
  return inherited;
}
