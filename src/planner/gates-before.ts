/**
 * The gates that a release passes before its first step, in the order that `conduct` prescribes: freeze, window,
 * approval, lock, readiness. They come from the whole runbook, from the environment and from the change itself.
 */

import type { WeekWindow } from "../base/index.ts";
import { plural } from "../base/index.ts";
import { type CourseName, type Facts, nodesOf, type Shown } from "../plan/index.ts";
import { deriveClass, noPolicy, type Policy, type ReadyItem } from "../policy/index.ts";
import type { Item, WindowItem } from "../runbook/index.ts";
import { approvalGates, raisedApprovals } from "./approval-gates.ts";
import type { Assembled } from "./assemble.ts";
import { type Compiling, shownOf } from "./compiling.ts";
import { draft, type Flow, gate } from "./draft.ts";
import { changeOf, provedOf } from "./facts-of.ts";
import { unsureFindings } from "./findings.ts";
import { holdsUp, readyLines } from "./ready-lines.ts";
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
  readonly facts: Facts;
  readonly roles: Policy["roles"];
  /** The plan as it would be without these gates. */
  readonly plain: Assembled;
  /** The environment takes no chances. */
  readonly strict: boolean;
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
  const change = changeOf(given.facts);
  const derived = back ? { class: noPolicy.class, because: [] } : deriveClass(change);
  const asking = { ...given, change, class: derived.class };
  const approvals = approvalGates(asking);
  const { service, environment } = compiling;
  const lock = service === null || environment === null ? null : { service, environment };
  const ready = back || primary !== "main" ? [] : linesOf(given);
  const policy: Policy = {
    ...derived,
    windows,
    freezes,
    approvals: approvals.filter((each) => each.course === primary).map((each) => each.rule),
    raised: raisedApprovals(asking),
    roles: given.roles,
    overrides: rules.overrides ?? null,
    calendar: !back && rules.calendar === true,
    lock,
    ready,
  };
  const frozen = clockGate("freeze", timed, freezes);
  const isAskedAfter = frozen.length === 0 && policy.calendar;
  const clock = [...(isAskedAfter ? [CALENDAR] : frozen), ...clockGate("window", timed, windows)];
  const lockGate = lock === null ? [] : [draft("gate-lock", gate(lockShown(lock), { gate: "lock" }))];
  const readyGate = isAsked(given, ready) ? [draft("gate-ready", gate(READY, { gate: "ready" }))] : [];
  return {
    policy,
    before: (course) => {
      const asked = approvals.filter((each) => each.course === course).map((each) => each.gate);
      return course === primary ? [...clock, ...asked, ...lockGate, ...readyGate] : asked;
    },
  };
}

/** Freezes that were added by hand, and incidents, though no freeze is written down. */
const CALENDAR = draft(
  "gate-freeze",
  gate({ title: "No freeze and no incident", lines: null, sure: "exact" }, { gate: "freeze" }),
);

const READY: Shown = { title: "Ready to go back", lines: null, sure: "exact" };

function linesOf({ plain, facts, rules }: GatesGiven): readonly ReadyItem[] {
  const [change, proved] = [changeOf(facts), provedOf(facts)];
  return readyLines({ plan: plain, change, proved, after: rules.after ?? null });
}

/** A target is asked what runs now before anything is moved. */
function isAsked({ plain, rules, strict, back, primary }: GatesGiven, ready: readonly ReadyItem[]): boolean {
  if (back || primary !== "main") return false;
  const shifts = nodesOf(plain, "main").some(([, node]) => node.kind === "ladder" && node.target !== null);
  return shifts || holdsUp(ready, strict || rules.overrides !== undefined);
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
  const title = plural(all.length, kind);
  const shown = shownOf(items, title);
  const findings = unsureFindings(items);
  return [
    draft(`gate-${kind}`, gate(shown, { gate: kind }), { findings, from: items.map((item) => item.id) }),
  ];
}
