/** Where a runbook counts on somebody who is not there: a question without an audience, an alert without a contact. */
import { formatDuration } from "../../base/index.ts";
import { type GateNode, nodesOf, type Plan, type PlanContact } from "../../plan/index.ts";
import type { GapsGiven } from "./gaps.ts";
import { metricsOf } from "./places.ts";
import type { RehearsalGap } from "./rehearsal.ts";
import { stepName } from "./step-name.ts";

type Given = Pick<GapsGiven, "plan" | "numbers" | "unattended" | "contacts">;

export const nobodyAnswers = (given: Given): readonly RehearsalGap[] => [
  ...(given.unattended ? nobodyThere(given) : []),
  ...nobodyToCall(given),
];

/** People are asked: questions, approvals, choices without a default. */
const asks = (node: GateNode, plan: Plan): boolean =>
  node.gate === "approval" ||
  node.gate === "question" ||
  (node.gate === "checklist" && node.items.some((id) => plan.items[id]?.kind === "question"));

const nobodyThere = (given: Given): readonly RehearsalGap[] =>
  nodesOf(given.plan, "main").flatMap(([id, node]): readonly RehearsalGap[] => {
    const waits =
      (node.kind === "gate" && asks(node, given.plan)) || (node.kind === "choice" && node.default === null);
    if (!waits) return [];
    const what = `${stepName(given, id)} asks a person, and nobody is there → the release waits`;
    return [{ kind: "nobody-answers", what, step: id, lines: node.lines }];
  });

/** Somebody is still to be named. */
const OPEN =
  /^[[(<*_\s]*(?:tbd|tba|tbc|todo|to be (?:defined|determined|decided|confirmed|named)|\?+|-+|–|—|n\/a|none|xxx+)[\])>*_\s]*$/i;

const isOpen = (text: string): boolean => text.trim() === "" || OPEN.test(text.slice(0, 60));

/** Its name, or the way to it, is left open. */
const isMissing = ({ who, how }: PlanContact): boolean => isOpen(who) || (how !== null && isOpen(how));

function nobodyToCall({ plan, contacts }: Given): readonly RehearsalGap[] {
  const alerts = plan.guards.filter(({ action, then }) => action === "escalate" || then === "escalate");
  const measured = plan.guards.some((guard) => guard.armed !== null && metricsOf(plan, guard).length > 0);
  const missing = plan.contacts.filter(isMissing);
  const isTold = plan.channels.some(({ on }) => on.includes("alarm"));
  const [first] = alerts;
  const gap = (what: string, lines: RehearsalGap["lines"]): RehearsalGap => ({
    kind: "nobody-answers",
    what,
    step: null,
    lines,
  });
  if (missing.length === plan.contacts.length) {
    if (isTold && missing.length === 0) return [];
    const [open] = missing;
    const why =
      open === undefined ? "the runbook names no contact" : openText(open, contacts.get(open.who) ?? null);
    if (first === undefined)
      return measured && open !== undefined
        ? [gap(`a source that falls silent has no one to go to: ${why}`, contacts.get(open.who) ?? null)]
        : [];
    const many = alerts.length === 1 ? `alert "${first.title}" has` : `${alerts.length} alerts have`;
    return [gap(`${many} no one to go to: ${why}`, first.lines)];
  }
  if (first === undefined && !measured) return [];
  return missing.map((contact) => gap(stepText(plan, contact), contacts.get(contact.who) ?? null));
}

function openText({ who, how }: PlanContact, lines: RehearsalGap["lines"]): string {
  const where = lines === null ? "" : ` (line ${lines[0]})`;
  return isOpen(who)
    ? `the contact is ${who.trim() || "empty"}${where}`
    : `how to reach ${who} is ${how?.trim() || "left open"}${where}`;
}

/** An escalation loses time at it. */
function stepText({ contacts }: Plan, contact: PlanContact): string {
  const at = contacts.indexOf(contact);
  const next = contacts.slice(at + 1).find((each) => !isMissing(each));
  const ms = next?.afterMs ?? null;
  const then =
    next === undefined
      ? "nobody comes after it"
      : `${next.who} is called ${ms === null ? "next" : `after ${formatDuration(ms)}`}`;
  return `contact ${at + 1} of ${contacts.length} cannot be called: ${openText(contact, null)}; ${then}`;
}
