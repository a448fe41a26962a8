/**
 * What a runbook leaves open when things go wrong, each with its lines: a write that nothing takes back, a way back that
 * cannot be gone, a question with nobody to answer it, a guard that nobody feeds. It claims only what can be shown.
 */
import type { Lines } from "../../base/index.ts";
import { keyOf } from "../../drivers/simulation/index.ts";
import { nodesOf, type Plan } from "../../plan/index.ts";
import { withoutSource } from "./gaps-of-guards.ts";
import { nobodyAnswers } from "./gaps-of-people.ts";
import type { RehearsalGap } from "./rehearsal.ts";
import { stepName } from "./step-name.ts";
import { backOf, isTakenBack, objectText, type PlanTouched, writersOf } from "./way-back.ts";

export interface GapsGiven {
  readonly plan: Plan;
  readonly touched: PlanTouched;
  readonly numbers: ReadonlyMap<string, string>;
  /** Nobody can be asked anything. */
  readonly unattended: boolean;
  /** Where each contact stands, by its name. */
  readonly contacts: ReadonlyMap<string, Lines | null>;
}

export function gapsOf(given: GapsGiven): readonly RehearsalGap[] {
  return [...notTakenBack(given), ...cannotRun(given), ...nobodyAnswers(given), ...withoutSource(given)];
}

/** The first thing after it that can fail: a step, or a gate that asks. */
function failsAfter(plan: Plan, id: string): string | null {
  const main = nodesOf(plan, "main");
  const at = main.findIndex(([each]) => each === id);
  const next = main.slice(at + 1).find(([, node]) => node.kind === "step" && node.absorbedBy === null);
  return next?.[0] ?? null;
}

const listed = (texts: readonly string[]): string => {
  const distinct = [...new Set(texts)];
  const shown = distinct.slice(0, 3).join(", ");
  return distinct.length > 3 ? `${shown} and ${distinct.length - 3} more` : shown;
};

/** Each thing once, at the first step that changes it; what changes it further is named beside. */
function notTakenBack(given: GapsGiven): readonly RehearsalGap[] {
  const { plan, touched } = given;
  const back = backOf(plan, touched);
  // A way back that does something unknown may take back anything: that is told as a note.
  if (back.unknown.length > 0) return [];
  const writers = writersOf(plan, touched);
  const told = new Set<string>();
  return writers.flatMap(({ id, node, objects }): readonly RehearsalGap[] => {
    const left = objects.filter((object) => !told.has(keyOf(object)) && !isTakenBack(object, back));
    if (left.length === 0) return [];
    const keys = new Set(left.map(keyOf));
    for (const key of keys) told.add(key);
    const again = writers
      .filter((other) => other.id !== id && other.objects.some((object) => keys.has(keyOf(object))))
      .map((other) => given.numbers.get(other.id) ?? other.id);
    const next = failsAfter(plan, id);
    const fails = `${stepName(given, next ?? id)} fails`;
    const nor = again.length === 0 ? "" : `, nor ${listed(again)}`;
    const what = `${fails} → nothing takes back ${stepName(given, id)}${nor}: ${listed(left.map(objectText))}`;
    return [{ kind: "not-taken-back", what, step: id, lines: node.lines }];
  });
}

function cannotRun(given: GapsGiven): readonly RehearsalGap[] {
  const { plan, numbers } = given;
  const course = nodesOf(plan, "rollback");
  const gaps: RehearsalGap[] = [];
  for (const [id, node] of course) {
    if (node.kind !== "step") continue;
    const name = numbers.get(id) ?? id;
    const gap = (what: string): number =>
      gaps.push({ kind: "rollback-cannot-run", what, step: id, lines: node.lines });
    if (node.missing.length > 0) gap(`${name} needs ${listed(node.missing)}, which nobody has given by then`);
    if (node.sure === "unsure") gap(`${name} can be read in two ways, and going back is no time to choose`);
    const broken = needsBroken(given, id);
    if (broken !== null)
      gap(`${stepName(given, broken.by)} fails → ${name} needs ${broken.what}, which it should have made`);
  }
  return gaps;
}

/** A file that a step of the main course makes, after something was written that would have to be taken back. */
function needsBroken({ plan, touched }: GapsGiven, id: string): { by: string; what: string } | null {
  const writers = writersOf(plan, touched).filter(
    ({ objects, unknown }) => objects.length + unknown.length > 0,
  );
  const [first] = writers;
  const main = plan.courses.main;
  for (const needed of touched[id]?.reads ?? []) {
    if (needed.kind !== "file") continue;
    const by = main.find((node) =>
      touched[node]?.writes.some(
        ({ kind, name, host }) => kind === "file" && name === needed.name && host === needed.host,
      ),
    );
    if (by === undefined || first === undefined || main.indexOf(by) <= main.indexOf(first.id)) continue;
    return { by, what: objectText(needed) };
  }
  return null;
}
