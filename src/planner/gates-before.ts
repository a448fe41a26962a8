/**
 * The gates that a release passes before its first step, in the order that `conduct` prescribes: freeze, window,
 * approval, lock. They come from the whole runbook and from the environment, wherever they are written.
 */

import type { WeekWindow } from "../base/index.ts";
import { plural } from "../base/index.ts";
import type { CourseName, Shown } from "../plan/index.ts";
import { type ApprovalRule, noPolicy, type Policy } from "../policy/index.ts";
import type { ApprovalItem, Item, WindowItem } from "../runbook/index.ts";
import { APPROVAL_MS } from "./compile-verb.ts";
import { type Compiling, shownOf } from "./compiling.ts";
import { type Draft, draft, type Flow, gate } from "./draft.ts";
import { unsureFindings } from "./findings.ts";
import type { EnvironmentRules } from "./request.ts";

export interface GatesGiven {
  readonly compiling: Compiling;
  readonly rules: EnvironmentRules;
  /** The course of the section that an item stands in, as the reading has it. */
  readonly courseOf: (item: Item) => CourseName | "none";
  /** The course that is carried out first. */
  readonly primary: "main" | "rollback";
  /** What is carried out is a way back: nobody may be stopped by the clock from going back. */
  readonly back: boolean;
}

export interface Gates {
  readonly policy: Policy;
  readonly before: (course: CourseName) => Flow;
}

export function gatesBefore(given: GatesGiven): Gates {
  const { compiling, rules, primary, back } = given;
  const items = compiling.reading.items;
  const all = items.filter((item): item is WindowItem => item.kind === "window" || item.kind === "freeze");
  const timed = back ? [] : all.filter((item) => isForReleases(given.courseOf(item)));
  const zone = rules.zone ?? compiling.reading.front?.zone ?? null;
  const weeks = (kind: "window" | "freeze"): readonly WeekWindow[] =>
    timed.filter((item) => item.kind === kind).map((item) => weekOf(item, zone));
  const windows = [...(back ? [] : (rules.windows ?? [])), ...weeks("window")];
  const freezes = [...(back ? [] : (rules.freezes ?? [])), ...weeks("freeze")];
  const approvals = approvalsOf(given);
  const { service, environment } = compiling;
  const lock = service === null || environment === null ? null : { service, environment };
  const policy: Policy = {
    ...noPolicy,
    windows,
    freezes,
    approvals: approvals.filter((each) => each.course === primary).map((each) => each.rule),
    lock,
  };
  const clock = [...clockGate("freeze", timed, freezes), ...clockGate("window", timed, windows)];
  const lockGate = lock === null ? [] : [draft("gate-lock", gate(lockShown(lock), { gate: "lock" }))];
  return {
    policy,
    before: (course) => {
      const asked = approvals.filter((each) => each.course === course).map((each) => each.gate);
      return course === primary ? [...clock, ...asked, ...lockGate] : asked;
    },
  };
}

const isForReleases = (course: CourseName | "none"): boolean => course === "main" || course === "none";

const weekOf = (item: WindowItem, zone: string | null): WeekWindow => ({
  days: item.days,
  from: item.from,
  to: item.to,
  zone: item.zone ?? zone,
});

const lockShown = (lock: { readonly service: string; readonly environment: string }): Shown => ({
  title: `One release of ${lock.service} to ${lock.environment} at a time`,
  lines: null,
  sure: "exact",
});

function clockGate(
  kind: "window" | "freeze",
  timed: readonly WindowItem[],
  all: readonly WeekWindow[],
): Flow {
  if (all.length === 0) return [];
  const items = timed.filter((item) => item.kind === kind);
  const title = kind === "window" ? plural(all.length, "window") : plural(all.length, "freeze");
  const shown = shownOf(items, title);
  const findings = unsureFindings(items);
  return [
    draft(`gate-${kind}`, gate(shown, { gate: kind }), { findings, from: items.map((item) => item.id) }),
  ];
}

interface Asked {
  readonly course: CourseName;
  readonly rule: ApprovalRule;
  readonly gate: Draft;
}

/** "Production deployments" is every release of this runbook; "emergency changes" only some of them. */
const EVERY =
  /^(?:the |all |any |every |each |this )?(?:production |prod |normal |standard )?(?:deploy\w*|releas\w*|roll-?outs?|changes?|procedures?|runbook|go-?live)(?: (?:to|in|into) (?:production|prod))?$/i;

const ofRollback = (rule: ApprovalRule): boolean =>
  rule.for !== null && /\broll(?:ing)?[- ]?back/i.test(rule.for);

function approvalsOf(given: GatesGiven): readonly Asked[] {
  const { compiling, rules, courseOf } = given;
  const seen = new Set<string>();
  const written = compiling.reading.items.filter((item): item is ApprovalItem => item.kind === "approval");
  const all = [
    ...(rules.approvals ?? []).map((rule) => ({ rule, item: null })),
    ...written.map((item) => ({
      rule: { count: item.count, who: item.who, for: item.for, not: null, signed: false },
      item,
    })),
  ];
  return all.flatMap(({ rule, item }): readonly Asked[] => {
    const where = ofRollback(rule) ? "rollback" : item === null ? "main" : courseOf(item);
    const course = askedOn(where, given);
    // Named twice, it is asked for once.
    const key = JSON.stringify([course, rule.count, rule.who?.toLowerCase() ?? null, rule.for]);
    if (course === null || seen.has(key)) return [];
    seen.add(key);
    return [{ course, rule, gate: approvalGate(rule, item, seen.size) }];
  });
}

/** Null: not asked for here. A release's approval does not hold up a way back, nor the other way round. */
function askedOn(where: CourseName | "none", { primary, back }: GatesGiven): CourseName | null {
  if (where === "main" || where === "none") return back ? null : primary;
  if (where === "rollback") return back ? primary : "rollback";
  return where === "recover" ? where : null;
}

function approvalGate(rule: ApprovalRule, item: ApprovalItem | null, number: number): Draft {
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
  const always = rule.for === null || EVERY.test(rule.for) || ofRollback(rule);
  return draft(`gate-approval-${number}`, gate(shown, { gate: "approval", approval }), {
    ask: always ? null : `this is about: ${rule.for}`,
    findings: item === null ? [] : unsureFindings([item]),
    from: item === null ? [] : [item.id],
  });
}
