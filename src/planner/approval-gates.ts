/**
 * Who must approve a release, and on which course: what the environment asks for, what the runbook says, and what the class
 * of the change asks for where neither does. What it cannot tell from the change a person is asked.
 */
import type { CourseName } from "../plan/index.ts";
import {
  type ApprovalRule,
  approvalsOf,
  type ChangeFacts,
  isAmong,
  isHigher,
  matchesChange,
  type Policy,
  type ReleaseClass,
  releaseClasses,
} from "../policy/index.ts";
import type { ApprovalItem } from "../runbook/index.ts";
import { APPROVAL_MS } from "./compile-verb.ts";
import { shownOf } from "./compiling.ts";
import { type Draft, draft, gate } from "./draft.ts";
import { unsureFindings } from "./findings.ts";
import type { GatesGiven } from "./gates-before.ts";

export interface Asked {
  readonly course: CourseName;
  readonly rule: ApprovalRule;
  readonly gate: Draft;
}

export interface ApprovalsGiven extends GatesGiven {
  readonly change: ChangeFacts | null;
  readonly class: ReleaseClass;
}

/** "Production deployments" is every release of this runbook; "emergency changes" only some of them. */
const EVERY =
  /^(?:the |all |any |every |each |this )?(?:production |prod |normal |standard )?(?:deploy\w*|releas\w*|roll-?outs?|changes?|procedures?|runbook|go-?live)(?: (?:to|in|into) (?:production|prod))?$/i;

const ofRollback = (rule: ApprovalRule): boolean =>
  rule.for !== null && /\broll(?:ing)?[- ]?back/i.test(rule.for);

const isAlways = (rule: ApprovalRule): boolean =>
  rule.for === null || EVERY.test(rule.for) || ofRollback(rule);

interface Written {
  readonly rule: ApprovalRule;
  readonly item: ApprovalItem | null;
}

const writtenIn = ({ compiling, rules }: GatesGiven): readonly Written[] => [
  ...(rules.approvals ?? []).map((rule) => ({ rule, item: null })),
  ...compiling.reading.items
    .filter((item): item is ApprovalItem => item.kind === "approval")
    .map((item) => ({
      rule: { count: item.count, who: item.who, for: item.for, not: null, signed: false },
      item,
    })),
];

export function approvalGates(given: ApprovalsGiven): readonly Asked[] {
  const { courseOf, change } = given;
  const seen = new Set<string>();
  const of = given.class;
  const byClass = ofClass(given, of);
  return [...writtenIn(given), ...byClass].flatMap(({ rule, item }): readonly Asked[] => {
    const where = ofRollback(rule) ? "rollback" : item === null ? "main" : courseOf(item);
    const course = askedOn(where, given);
    // Named twice, it is asked for once.
    const key = JSON.stringify([course, rule.count, rule.who?.toLowerCase() ?? null, rule.for]);
    if (course === null || seen.has(key)) return [];
    const needed =
      isAlways(rule) || byClass.some((each) => each.rule === rule)
        ? true
        : matchesChange(rule.for ?? "", change, of);
    if (needed === false) return [];
    seen.add(key);
    return [{ course, rule, gate: approvalGate({ rule, item, number: seen.size, isSure: needed === true }) }];
  });
}

/** What the class asks for, unless somebody asks for as much already. */
function ofClass(given: ApprovalsGiven, of: ReleaseClass): readonly Written[] {
  const { rules, change } = given;
  const own = rules.approvals ?? [];
  const asked = writtenIn(given)
    .map(({ rule }) => rule)
    .filter((rule) => !ofRollback(rule))
    .filter((rule) => isAlways(rule) || matchesChange(rule.for ?? "", change, of) === true);
  const isAskedOf = (who: string | null): boolean =>
    asked.some(
      (rule) =>
        rule.count > 0 &&
        (who === null ||
          // In the runbook's own words, of whomever they name.
          (rule.for !== null && !isAlways(rule)) ||
          (rule.who !== null && isAmong(who, rule.who, { [who]: [who] }) === true)),
    );
  return approvalsOf(of, change).flatMap((rule): readonly Written[] => {
    if (isAskedOf(rule.who)) return [];
    const not = own.some((each) => each.not === "starter") ? "starter" : null;
    return [{ rule: { ...rule, not, signed: own.some(({ signed }) => signed) }, item: null }];
  });
}

/** What each higher class would ask for besides. */
export function raisedApprovals(given: ApprovalsGiven): Policy["raised"] {
  if (given.back) return {};
  const { change } = given;
  const raised: Partial<Record<ReleaseClass, readonly ApprovalRule[]>> = {};
  for (const of of releaseClasses.filter((each) => isHigher(each, given.class))) {
    const written = writtenIn(given).filter(
      ({ rule }) =>
        !isAlways(rule) &&
        matchesChange(rule.for ?? "", change, of) === true &&
        matchesChange(rule.for ?? "", change, given.class) !== true,
    );
    const rules = [...written, ...ofClass(given, of)].map(({ rule }) => rule);
    if (rules.length > 0) raised[of] = rules;
  }
  return raised;
}

/** Null: not asked for here. A release's approval does not hold up a way back, nor the other way round. */
function askedOn(where: CourseName | "none", { primary, back }: GatesGiven): CourseName | null {
  if (where === "main" || where === "none") return back ? null : primary;
  if (where === "rollback") return back ? primary : "rollback";
  return where === "recover" ? where : null;
}

interface GateGiven extends Written {
  readonly number: number;
  /** It is known to be needed; else a person is asked whether it is. */
  readonly isSure: boolean;
}

function approvalGate({ rule, item, number, isSure }: GateGiven): Draft {
  const title = `${rule.count} of ${rule.who ?? "those who may approve"}`;
  const shown = shownOf(item === null ? [] : [item], title);
  const approval = {
    count: Math.max(1, rule.count),
    who: rule.who,
    for: rule.for,
    not: rule.not,
    signed: rule.signed,
    expiresMs: APPROVAL_MS,
  };
  return draft(`gate-approval-${number}`, gate(shown, { gate: "approval", approval }), {
    ask: isSure ? null : `this is about: ${rule.for}`,
    findings: item === null ? [] : unsureFindings([item]),
    from: item === null ? [] : [item.id],
  });
}
