/**
 * Finds in a clause what is compared and how: the comparison ("does not exceed" is `<=`), the value or the range of
 * values, and the base it refers to. It does not ask what figure is meant.
 */
import type { Base, Comparison } from "../../base/index.ts";
import {
  AFTERWARDS,
  BASES,
  COMPARISONS,
  FILLER,
  NEGATIONS,
  OPPOSITE,
  STATS,
  TURNS,
} from "./comparison-words.ts";
import { lookUp } from "./phrase-table.ts";
import type { Quantity } from "./quantity.ts";
import type { Token } from "./tokens.ts";

export interface Site {
  readonly at: number;
  readonly end: number;
}

export interface ComparisonSite extends Site {
  readonly is: Comparison;
  readonly text: string;
  /** The token of "not" that turned it round; null where there is none. */
  readonly negation: number | null;
}

export interface BaseSite extends Site {
  readonly of: Base;
  readonly text: string;
}

export interface ValueSite extends Site {
  readonly quantity: Quantity;
  /** The upper end of "1-5%" and "between 1% and 5%". */
  readonly high: Quantity | null;
}

const spoken = (tokens: readonly Token[], at: number, end: number): string =>
  tokens
    .slice(at, end)
    .map((token) => token.text)
    .join(" ");

/** A negation up to three words before turns a comparison round: "does not drop below" is "at least". */
function negationBefore(tokens: readonly Token[], at: number): number | null {
  for (let back = at - 1; back >= Math.max(0, at - 3); back -= 1) {
    const token = tokens[back];
    if (token?.kind !== "word") return null;
    if (NEGATIONS.has(token.text.replaceAll("’", "'"))) return back;
  }
  return null;
}

export function findComparisons(
  tokens: readonly Token[],
  used: ReadonlySet<number>,
): readonly ComparisonSite[] {
  const found: ComparisonSite[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const site = comparisonAt(tokens, at, used);
    if (!site) continue;
    found.push(site);
    at = site.end - 1;
  }
  return found;
}

function comparisonAt(
  tokens: readonly Token[],
  at: number,
  used: ReadonlySet<number>,
): ComparisonSite | null {
  const token = tokens[at];
  if (token === undefined || used.has(at)) return null;
  const sign = token.kind === "sign" ? (token.text as Comparison) : null;
  const match = sign === null ? lookUp(COMPARISONS, { tokens, at, used }) : null;
  const is = sign ?? match?.meaning;
  if (is === undefined) return null;
  const end = at + (match?.length ?? 1);
  const negation = negationBefore(tokens, at);
  return { is: negation === null ? is : OPPOSITE[is], at, end, text: spoken(tokens, at, end), negation };
}

export function findBase(tokens: readonly Token[], used: ReadonlySet<number>): BaseSite | null {
  for (let at = 0; at < tokens.length; at += 1) {
    const match = lookUp(BASES, { tokens, at, used });
    if (!match) continue;
    const end = at + match.length;
    const next = tokens[end];
    // "target CPU", "threshold for", "limit breaches": a base ends its noun phrase.
    if (next?.kind === "quantity" && next.at - (tokens[end - 1]?.end ?? 0) <= 1) continue;
    return { of: match.meaning, at, end, text: spoken(tokens, at, end) };
  }
  return null;
}

/** Every value of the clause: a number with its unit, or a range of two. */
export function findValues(tokens: readonly Token[], used: ReadonlySet<number>): readonly ValueSite[] {
  const values: ValueSite[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const quantity = tokens[at]?.quantity;
    if (!quantity || used.has(at)) continue;
    const high = isRange(tokens, at) ? (tokens[at + 2]?.quantity ?? null) : null;
    const end = high ? at + 3 : at + 1;
    values.push({ at, end, quantity: high ? borrow(quantity, high) : quantity, high });
    at = end - 1;
  }
  return values;
}

function isRange(tokens: readonly Token[], at: number): boolean {
  const middle = tokens[at + 1]?.text ?? "";
  const before = tokens[at - 1]?.text ?? "";
  const joins = /^[-–—‑]$/.test(middle) || middle === "to" || (middle === "and" && before === "between");
  const [low, high] = [tokens[at]?.quantity, tokens[at + 2]?.quantity];
  return joins && low !== undefined && high !== undefined && (low.bare || low.unit === high.unit);
}

const borrow = (low: Quantity, high: Quantity): Quantity =>
  low.bare
    ? { ...low, value: Number((low.value * high.factor).toPrecision(12)), unit: high.unit, bare: high.bare }
    : low;

const bridges = (token: Token | undefined): boolean =>
  token !== undefined && (token.kind === "mark" ? /^[(:~≈±"]$/.test(token.text) : token.kind === "word");

/** The comparison that governs a value: close before it, with nothing but small words between. */
export function comparisonBefore(
  tokens: readonly Token[],
  sites: readonly ComparisonSite[],
  value: Site,
): ComparisonSite | null {
  for (const site of sites.toReversed()) {
    if (site.end > value.at) continue;
    const between = tokens.slice(site.end, value.at);
    const near =
      between.length <= 4 && between.every((token, index) => small(tokens, site.end + index, token));
    return near ? site : null;
  }
  return null;
}

const NOTHING: ReadonlySet<number> = new Set();

const small = (tokens: readonly Token[], at: number, token: Token): boolean =>
  bridges(token) &&
  (token.kind === "mark" ||
    FILLER.has(token.text) ||
    lookUp(BASES, { tokens, at, used: NOTHING }) !== null ||
    lookUp(TURNS, { tokens, at, used: NOTHING }) !== null ||
    lookUp(STATS, { tokens, at, used: NOTHING }) !== null);

/** "5% or more", "10 min maximum": a comparison said after its value. */
export function comparisonAfter(
  tokens: readonly Token[],
  value: Site,
  used: ReadonlySet<number>,
): ComparisonSite | null {
  const match = lookUp(AFTERWARDS, { tokens, at: value.end, used });
  if (!match) return null;
  const end = value.end + match.length;
  return { is: match.meaning, at: value.end, end, text: spoken(tokens, value.end, end), negation: null };
}
