/**
 * What a runbook states of its figures, one statement for each: guards and target figures from prose, lists, tables and
 * `rutter` fences, with the line it stands on. What is only shown (templates, examples) states nothing.
 */
import type { Condition, FigureCondition } from "../base/index.ts";
import { isFigure } from "../base/index.ts";
import type { GuardAction, GuardItem, TargetItem, VerbItem } from "../runbook/index.ts";
import type { Desk } from "./desk.ts";
import { type Claim, claimOf, meet, type Range } from "./figure-range.ts";

export interface Stated {
  readonly item: GuardItem | TargetItem | VerbItem;
  /** Null for a target figure. */
  readonly action: GuardAction | null;
  readonly then: GuardAction | null;
  /** As it is written; of a range its lower bound. */
  readonly said: FigureCondition;
  readonly key: string;
  readonly range: Range;
  readonly side: ">" | "<" | null;
  readonly waitMs: number;
  readonly armedForMs: number | null;
  readonly line: number;
}

type Said = Pick<Stated, "item" | "action" | "then" | "waitMs" | "armedForMs">;

/** What does not count: instances of what was, and of what could be. */
const INSTANCE =
  /\be\.g\.|\bfor example\b|\bpreviously\b|\bused to be\b|\bformerly\b|\blast (?:time|incident|release|year)\b|\bno longer\b/i;

const statements = new WeakMap<Desk, readonly Stated[]>();

/** In the order of the file. */
export function statedIn(desk: Desk): readonly Stated[] {
  const known = statements.get(desk);
  if (known !== undefined) return known;
  const found = desk.items.flatMap((item): readonly Stated[] => {
    if (item.kind === "verb") return ofVerb(desk, item);
    if (item.kind !== "guard" && item.kind !== "target") return [];
    const role = desk.sections.get(item.section ?? "")?.role;
    if (role === "template" || INSTANCE.test(item.text)) return [];
    const { action, then, waitMs, armedForMs } =
      item.kind === "guard" ? item : { action: null, then: null, waitMs: null, armedForMs: null };
    return statedBy(desk, item.when, { item, action, then, waitMs: waitMs ?? 0, armedForMs });
  });
  statements.set(desk, found);
  return found;
}

function statedBy(desk: Desk, when: Condition, said: Said): readonly Stated[] {
  return claimsOf(when, said.action === null ? "good" : "bad").map(
    ({ key, range, said: condition, side }) => {
      const line = lineOfValue(desk, said.item.lines, condition.value);
      // "[5m]" in a query beside the words is the query's window.
      const queried = /\[\d{1,4}[smhd]\]/.test((desk.source[line - 1] ?? "").slice(0, 2000));
      return {
        ...said,
        key,
        range,
        side,
        said: queried ? { ...condition, windowMs: null } : condition,
        line,
      };
    },
  );
}

/** What suffices alone for a guard, what is wanted alone for a target: parts that hang on others are left out. */
function claimsOf(when: Condition, sense: "good" | "bad"): readonly Claim[] {
  if (isFigure(when)) {
    const claim = claimOf(when);
    return claim === null ? [] : [claim];
  }
  if ("any" in when)
    return sense === "bad" || when.any.length === 1 ? when.any.flatMap((one) => claimsOf(one, sense)) : [];
  if (!("all" in when)) return [];
  const parts = when.all.flatMap((one) => claimsOf(one, sense));
  const [first] = parts;
  const whole = parts.length === when.all.length;
  if (whole && first !== undefined && parts.every(({ key }) => key === first.key))
    return [bounded(parts, first)];
  return sense === "good" ? parts : [];
}

function bounded(parts: readonly Claim[], first: Claim): Claim {
  const range = parts.map((part) => part.range).reduce(meet);
  const open = range.high === Number.POSITIVE_INFINITY ? ">" : "<";
  return { ...first, range, side: Number.isFinite(range.low) && Number.isFinite(range.high) ? null : open };
}

const asConditions = (value: unknown): readonly Condition[] => {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return list.filter((one): one is Condition => typeof one === "object" && one !== null);
};

const VERB_KEYS = [
  ["abort", "rollback"],
  ["guards", "rollback"],
  ["targets", null],
] as const;

function ofVerb(desk: Desk, item: VerbItem): readonly Stated[] {
  return VERB_KEYS.flatMap(([key, action]) =>
    asConditions(item.keys[key]).flatMap((when) =>
      statedBy(desk, when, { item, action, then: null, waitMs: 0, armedForMs: null }),
    ),
  );
}

/** The line of an item that its number stands on: 2000 ms is written "2s", "2 s" or "2000 ms". */
function lineOfValue(desk: Desk, [first, last]: readonly [number, number], value: number | null): number {
  if (value === null || first === last) return first;
  const spellings = new Set([1, 1000, 60_000, 0.01, 1e6, 1e9].map((unit) => String(value / unit)));
  for (let line = first; line <= Math.min(last, first + 60); line += 1) {
    const numbers = (desk.source[line - 1] ?? "").slice(0, 1000).match(/\d{1,9}(?:\.\d{1,4})?/g) ?? [];
    if (numbers.some((number) => spellings.has(String(Number(number))))) return line;
  }
  return first;
}
