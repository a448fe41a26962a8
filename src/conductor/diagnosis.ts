/** After a failure what only looks is run by itself, once, beside everything else: it is shown, and holds up nothing. */
import { nodeOf } from "../plan/index.ts";
import { nodeState } from "./standing.ts";
import { emit, type Turn } from "./turn.ts";

export function beginDiagnosis(turn: Turn): void {
  if (turn.state.courses.diagnose !== undefined) return;
  const nodes = turn.plan.courses.diagnose.filter((id) => {
    const node = nodeOf(turn.plan, id);
    return (
      node?.kind === "step" && node.danger === "read" && node.missing.length === 0 && node.lasts === null
    );
  });
  if (nodes.length > 0) emit(turn, { type: "course.began", course: "diagnose", nodes });
}

/** In its order, but what fails there keeps nothing back. */
export const mayDiagnose = (turn: Turn, id: string): boolean => {
  const nodes = turn.state.courses.diagnose ?? [];
  const after = nodeOf(turn.plan, id)?.after ?? [];
  return after.every((each) => !nodes.includes(each) || isThrough(turn, each));
};

const isThrough = ({ state }: Turn, id: string): boolean => {
  const now = nodeState(state, id).state;
  return now !== "pending" && now !== "running";
};

export function endDiagnosis(turn: Turn): void {
  const { courses, endedCourses } = turn.state;
  if (courses.diagnose === undefined || endedCourses.diagnose !== undefined) return;
  if (courses.diagnose.every((id) => isThrough(turn, id)))
    emit(turn, { type: "course.ended", course: "diagnose", as: "done" });
}
