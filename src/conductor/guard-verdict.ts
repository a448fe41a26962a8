/**
 * The comparisons of a guard put together as its condition says: the worst of `any`, all of `all`. What cannot be told makes
 * the whole undecided only where it could change it.
 */
import type { Condition } from "../base/index.ts";
import { isEvent, isFigure } from "../base/index.ts";

/** What a comparison, or a group of them, says now. */
export interface Verdict {
  readonly says: "clear" | "breach" | "undecided" | "unwatched";
  /** By how much its hold is over; negative: it is not. Of a breach only. */
  readonly slackMs: number;
  readonly heldMs: number;
  readonly holdMs: number;
  readonly value: number | null;
  readonly threshold: number | null;
  /** Null: it is judged without. */
  readonly evidence: number | null;
  readonly why: string | null;
  readonly against: string | null;
  /** Its source gave nothing to go by. */
  readonly silent: boolean;
  /** The words of the comparison that decides. */
  readonly words: string;
}

export type Leaf = Exclude<Condition, { readonly any: unknown } | { readonly all: unknown }>;

/** Its comparisons and events, in the order in which they are written. */
export function leavesOf(condition: Condition): readonly Leaf[] {
  if (isFigure(condition) || isEvent(condition)) return [condition];
  return ("any" in condition ? condition.any : condition.all).flatMap(leavesOf);
}

/** `leaves`: the verdicts of `leavesOf`, in the same order. */
export function verdictOf(condition: Condition, leaves: readonly Verdict[]): Verdict {
  const rest = leaves.values();
  const walk = (at: Condition): Verdict => {
    if (isFigure(at) || isEvent(at)) return rest.next().value ?? nothing;
    const parts = ("any" in at ? at.any : at.all).map(walk);
    return "any" in at ? anyOf(parts) : allOf(parts);
  };
  return walk(condition);
}

const nothing: Verdict = {
  says: "unwatched",
  slackMs: 0,
  heldMs: 0,
  holdMs: 0,
  value: null,
  threshold: null,
  evidence: null,
  why: "it names nothing to look at",
  against: null,
  silent: false,
  words: "",
};

const first = (parts: readonly Verdict[], says: Verdict["says"]): Verdict | undefined =>
  parts.find((part) => part.says === says);

/** What nobody could ever tell is left to a person, and holds up nothing of the others. */
const anyOf = (parts: readonly Verdict[]): Verdict =>
  worst(parts.filter(({ says }) => says === "breach")) ??
  first(parts, "undecided") ??
  closest(parts.filter(({ says }) => says === "clear")) ??
  first(parts, "unwatched") ??
  nothing;

function allOf(parts: readonly Verdict[]): Verdict {
  const not = first(parts, "clear") ?? first(parts, "undecided");
  if (not !== undefined) return not;
  const never = first(parts, "unwatched");
  if (never !== undefined) return never;
  const last = parts.reduce<Verdict | undefined>(
    (a, b) => (a === undefined || b.slackMs < a.slackMs ? b : a),
    undefined,
  );
  if (last === undefined) return nothing;
  const evidences = parts.flatMap(({ evidence }) => (evidence === null ? [] : [evidence]));
  const words = parts.map((part) => part.words).join(" and ");
  return { ...last, words, evidence: evidences.length === 0 ? null : Math.min(...evidences) };
}

/** The one that lets it act first: its hold over, and no chance. */
function worst(parts: readonly Verdict[]): Verdict | undefined {
  const rank = ({ slackMs, evidence }: Verdict): number => (slackMs < 0 ? 0 : 1 + (evidence ?? 1));
  const beats = (b: Verdict, a: Verdict): boolean =>
    rank(b) === rank(a) ? b.slackMs > a.slackMs : rank(b) > rank(a);
  return parts.reduce<Verdict | undefined>((a, b) => (a === undefined || beats(b, a) ? b : a), undefined);
}

/** Shown: the one that is nearest to its line. */
function closest(parts: readonly Verdict[]): Verdict | undefined {
  const near = ({ value, threshold }: Verdict): number =>
    value === null || threshold === null
      ? 0
      : 1 / (1 + Math.abs(threshold - value) / (Math.abs(threshold) + 1e-9));
  return parts.reduce<Verdict | undefined>(
    (a, b) => (a === undefined || near(b) > near(a) ? b : a),
    undefined,
  );
}
