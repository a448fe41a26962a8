/**
 * What the failure of a step leads to: the runbook's own word, else the environment's, else a stop as long as nothing
 * was changed and a question from then on.
 */
import { type Condition, isEvent, isFigure } from "../base/index.ts";
import { type Courses, nodesOf, type PlanNode, writes } from "../plan/index.ts";
import type { GuardItem, Item } from "../runbook/index.ts";

type OnFailure = "ask" | "rollback" | "stop";

/** "Deployment fails → rollback immediately": an event that is the failure of a step and nothing else. */
const STEP_FAILS =
  /^(?:any |a |the )?(?:deployment |release |rollout )?(?:step|command|deployment|deploy|rollout|release)s? (?:has )?fail(?:s|ed|ure)?\.?$/i;
const CHECK_FAILS =
  /^(?:any |a |the )?(?:post-deployment )?(?:verification|validation|smoke|health|sanity)[ -]?(?:checks?|tests?)? (?:has |have )?fail(?:s|ed|ure)?\.?$/i;

export interface FailureGiven {
  readonly plan: Courses;
  readonly items: readonly Item[];
  readonly byRule: OnFailure | null;
  readonly byDefault: string | undefined;
}

/** The nodes of the main course that fail otherwise than by asking. */
export function onFailure({ plan, items, byRule, byDefault }: FailureGiven): ReadonlyMap<string, OnFailure> {
  const guards = items.filter(
    (item): item is GuardItem => item.kind === "guard" && item.action === "rollback",
  );
  const says = (pattern: RegExp): boolean =>
    guards.some((guard) => eventsOf(guard.when).some((event) => pattern.test(event)));
  const [stepBack, checkBack] = [says(STEP_FAILS), says(CHECK_FAILS)];
  const written = byDefault === "ask" || byDefault === "rollback" || byDefault === "stop" ? byDefault : null;
  const found = new Map<string, OnFailure>();
  let changed = false;
  for (const [id, node] of nodesOf(plan, "main")) {
    changed ||= writes(node);
    if (node.kind !== "step") continue;
    if (!changed) found.set(id, "stop");
    else if (isCheck(node) ? checkBack : stepBack) found.set(id, "rollback");
    else found.set(id, byRule ?? written ?? "ask");
  }
  return found;
}

const isCheck = (node: PlanNode): boolean => node.kind === "step" && node.establishes !== null;

function eventsOf(condition: Condition): readonly string[] {
  if (isEvent(condition)) return [condition.event];
  if (isFigure(condition)) return [];
  return ("any" in condition ? condition.any : []).flatMap(eventsOf);
}
