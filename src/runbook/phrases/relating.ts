/** Makes of a clause's parts the comparison in numbers: plain, a range, a factor, or a change of the base. */
import type { Base, Comparison } from "../../base/index.ts";
import { type BaseSite, findComparisons, type ValueSite } from "./comparing.ts";
import type { Turn } from "./comparison-words.ts";
import type { Named } from "./naming.ts";
import type { Parts } from "./parts.ts";
import type { Quantity } from "./quantity.ts";
import { around, changed, levelOf, type Relation } from "./relation.ts";
import type { Token } from "./tokens.ts";

const ABSOLUTE = /^(?:above|below|under|over|beyond|beneath|exceed\w*|reach\w*|hits?|surpass\w*|cross\w*)/;

/** Is the percentage a change, and which way: by a verb, or by "20% above baseline". */
function turnOf(parts: Parts, figureAt: number): Turn | null {
  const { tokens, value, base, turn, comparison } = parts;
  if (!value) return null;
  const after = findComparisons(tokens, new Set()).find((site) => site.at === value.end);
  if (after && base && base.at >= after.end) return after.is.startsWith(">") ? "rise" : "fall";
  if (!turn) return null;
  // "Increased error rate (> 4%)" tells of a level; "20% drop in orders" of a change.
  const before = turn.at < figureAt && !/^(?:in|of|by)$/.test(tokens[turn.end]?.text ?? "");
  if (before && !base) return null;
  const to = tokens[value.at - 1]?.text === "to";
  const absolute = comparison !== null && comparison.at < value.at && ABSOLUTE.test(comparison.text);
  return to || absolute ? null : turn.turn;
}

const followsOf = (tokens: readonly Token[], value: ValueSite, base: BaseSite): boolean =>
  /^of$/.test(tokens[value.end]?.text ?? "") && base.at - value.end <= 2;

const REFERENCE: ReadonlySet<Base> = new Set<Base>(["baseline", "stable"]);

/** The comparison in numbers; `resolve` says which way a value alone points. */
export function relate(
  parts: Parts,
  { known, at, subject }: Named,
  resolve: () => Comparison,
): readonly Relation[] {
  const { tokens, value, comparison, base } = parts;
  if (!value) return base ? [{ is: comparison?.is ?? resolve(), value: null, unit: null, of: base.of }] : [];
  const { quantity, high } = value;
  const is = comparison?.is ?? (quantity.plus ? ">=" : null);
  if (high) return bounds(quantity.value, high);
  if (quantity.unit === "times") {
    // A burn rate is a factor of its own budget, not of a baseline.
    const of = base?.of ?? (/\bburn/.test(subject.figure) ? null : "baseline");
    return [{ is: is ?? resolve(), value: quantity.value, unit: "times", of }];
  }
  const turn = turnOf(parts, at[0] ?? -1);
  // "<0.1% (baseline)" gives the baseline; it is not compared with it.
  const aside = base !== null && tokens[base.at - 1]?.text === "(";
  if (quantity.unit === "percent" && base && !aside && REFERENCE.has(base.of)) {
    return against(parts, { value, base, turn, is }, resolve);
  }
  if (quantity.unit === "percent" && turn && (known || isVerb(parts))) {
    return [changed(turn, quantity.value, { is, of: "baseline" })];
  }
  const limit = base && followsOf(tokens, value, base) ? base.of : null;
  return [{ is: is ?? resolve(), value: quantity.value, unit: quantity.unit, of: limit }];
}

function bounds(low: number, { value, unit }: Quantity): readonly Relation[] {
  return [
    { is: ">=", value: low, unit, of: null },
    { is: "<=", value, unit, of: null },
  ];
}

interface Share {
  readonly value: ValueSite;
  readonly base: BaseSite;
  readonly turn: Turn | null;
  readonly is: Comparison | null;
}

/** A percentage beside a baseline: a band around it, a share of it, or a change. */
function against(
  parts: Parts,
  { value, base, turn, is }: Share,
  resolve: () => Comparison,
): readonly Relation[] {
  const { tokens, comparison } = parts;
  const percent = value.quantity.value;
  const band = comparison?.text === "within" || tokens[value.at - 1]?.text === "±";
  if (band) return around(percent, base.of);
  if (followsOf(tokens, value, base)) return [levelOf(is ?? resolve(), percent, base.of)];
  return [changed(turn ?? "rise", percent, { is, of: base.of })];
}

/** "cost increases by 20%" is a change of cost; "cost increase > 20%" is a figure of that name. */
const isVerb = ({ tokens, turn, value }: Parts): boolean =>
  turn !== null &&
  (/^(?:by|of|in)$/.test(tokens[turn.end]?.text ?? "") ||
    (/(?:s|ed)$/.test(tokens[turn.at]?.text ?? "") && turn.at < (value?.at ?? 0)));
