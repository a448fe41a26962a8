/** Says that there is nothing to carry out, or that one of several things must be named. */
import type { Diagnostic } from "../base/index.ts";
import { acts, type Group, groupsOf } from "./outline.ts";
import { problem } from "./problem.ts";

const titled = (group: Group): string => `"${group.section?.title ?? ""}"`;

const lineOf = (group: Group): number => group.section?.lines[0] ?? 1;

/** Sections on no course that is carried out by itself can still be run by name. */
export function nothingToRun(root: Group, procedure: Group | null, file: string): Diagnostic {
  const named = [...groupsOf(procedure ?? root)].filter(
    (group) => group.section !== null && group !== procedure && group.items.some(acts),
  );
  const [first] = named;
  if (first !== undefined && procedure === null) return procedureNeeded(named, file);
  return problem({
    code: "RUNBOOK_NOTHING_TO_RUN",
    lines: procedure?.section?.lines ?? [1, 1],
    what:
      procedure === null
        ? "this runbook has nothing to carry out"
        : `${titled(procedure)} has nothing to carry out`,
    why: "no step, no check and no question was found in it",
    fix:
      procedure === null ? `see what became of each line with rutter read ${file}` : "name another heading",
  });
}

export function procedureNeeded(procedures: readonly Group[], file: string): Diagnostic {
  const shown = procedures.slice(0, 6);
  const more = procedures.length - shown.length;
  const list = shown.map((group) => `${titled(group)} (line ${lineOf(group)})`).join(", ");
  const [first] = procedures;
  return problem({
    code: "RUNBOOK_PROCEDURE_NEEDED",
    lines: first?.section?.lines ?? [1, 1],
    what: `name one procedure: ${list}${more > 0 ? ` and ${more} more` : ""}`,
    why: "they are for different occasions, and running one after the other would be wrong",
    fix: `name it after the file: rutter plan ${file} ${first === undefined ? '"HEADING"' : titled(first)}`,
  });
}
