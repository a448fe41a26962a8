/** Makes of a clause's parts the comparison in numbers: plain, a range, a factor, or a change of the base. */
import type { Base, Comparison } from "../../base/index.ts";
import { type BaseSite, findComparisons, type ValueSite } from "./comparing.ts";
import type { Turn } from "./comparison-words.ts";
import type { Named } from "./naming.ts";
import type { Parts } from "./parts.ts";
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

export interface Judged {
  readonly relations: readonly Relation[];
  /** The word of change belongs to the comparison, not to the figure's name. */
  readonly turned: boolean;
}

const plainly = (relation: Relation): Judged => ({ relations: [relation], turned: false });

/** The comparison in numbers; `resolve` says which way a value alone points. */
export function relate(parts: Parts, { known, at }: Named, resolve: () => Comparison): Judged | null {
  const { tokens, value, comparison, base } = parts;
  if (!value)
    return base ? plainly({ is: comparison?.is ?? resolve(), value: null, unit: null, of: base.of }) : null;
  const { quantity, high } = value;
  const is = comparison?.is ?? (quantity.plus ? ">=" : null);
  if (high) {
    const bound = (side: Comparison, number: number) => ({
      is: side,
      value: number,
      unit: high.unit,
      of: null,
    });
    return { relations: [bound(">=", quantity.value), bound("<=", high.value)], turned: false };
  }
  const turn = turnOf(parts, at[0] ?? -1);
  // "<0.1% (baseline)" gives the baseline; it is not compared with it.
  const aside = base !== null && tokens[base.at - 1]?.text === "(";
  const of = base && !aside && REFERENCE.has(base.of) ? base.of : null;
  if (quantity.unit === "times") {
    return plainly({ is: is ?? resolve(), value: quantity.value, unit: "times", of: base?.of ?? "baseline" });
  }
  if (quantity.unit === "percent" && of && base) {
    if (comparison?.text === "within" || tokens[value.at - 1]?.text === "±") {
      return { relations: around(quantity.value, of), turned: true };
    }
    if (followsOf(tokens, value, base))
      return { relations: [levelOf(is ?? resolve(), quantity.value, of)], turned: true };
    const fallback: Turn = is?.startsWith("<") && !turn ? "rise" : (turn ?? "rise");
    return { relations: [changed(fallback, is, quantity.value, of)], turned: true };
  }
  if (quantity.unit === "percent" && turn && (known || isVerb(parts))) {
    return { relations: [changed(turn, is, quantity.value, "baseline")], turned: true };
  }
  const limit = base && followsOf(tokens, value, base) ? base.of : null;
  return plainly({ is: is ?? resolve(), value: quantity.value, unit: quantity.unit, of: limit });
}

/** "cost increases by 20%" is a change of cost; "cost increase > 20%" is a figure of that name. */
const isVerb = ({ tokens, turn, value }: Parts): boolean =>
  turn !== null &&
  (tokens[turn.end]?.text === "by" ||
    (/(?:s|ed)$/.test(tokens[turn.at]?.text ?? "") && turn.at < (value?.at ?? 0)));
