/** The parts of a clause before anything is made of them: hold, value, comparison, base, and a word of change. */
import {
  type BaseSite,
  type ComparisonSite,
  comparisonAfter,
  comparisonBefore,
  findBase,
  findComparisons,
  findValues,
  type Site,
  type ValueSite,
} from "./comparing.ts";
import { TURNS, type Turn } from "./comparison-words.ts";
import { findHeld, type Held } from "./hold.ts";
import { lookUp } from "./phrase-table.ts";
import type { Token } from "./tokens.ts";

export interface Parts {
  readonly tokens: readonly Token[];
  readonly used: Set<number>;
  readonly held: Held;
  readonly value: ValueSite | null;
  readonly comparison: ComparisonSite | null;
  readonly base: BaseSite | null;
  readonly turn: (Site & { readonly turn: Turn }) | null;
}

export const mark = (used: Set<number>, site: Site | null): void => {
  for (let index = site?.at ?? 0; index < (site?.end ?? 0); index += 1) used.add(index);
};

/** The first value with a comparison before it, else after it, else the first that has a unit, else the first. */
function pick(tokens: readonly Token[], used: ReadonlySet<number>) {
  const comparisons = findComparisons(tokens, used);
  const values = findValues(tokens, used);
  for (const value of values) {
    const comparison = comparisonBefore(tokens, comparisons, value) ?? comparisonAfter(tokens, value, used);
    if (comparison) return { value, comparison, comparisons };
  }
  const value = values.find((one) => !one.quantity.bare) ?? values[0] ?? null;
  return { value, comparison: null, comparisons };
}

/** "up" and "down" turn only before a value; other words wherever they stand. */
function findTurn(tokens: readonly Token[], used: ReadonlySet<number>): (Site & { turn: Turn }) | null {
  for (let at = 0; at < tokens.length; at += 1) {
    const match = lookUp(TURNS, { tokens, at, used });
    if (!match) continue;
    const next = tokens[at + 1];
    const small = /^(?:up|down)$/.test(tokens[at]?.text ?? "");
    if (small && next?.kind !== "quantity" && next?.text !== "by") continue;
    return { turn: match.meaning, at, end: at + match.length };
  }
  return null;
}

/** Comparisons only before a value: elsewhere "hit" and "max" are parts of names. */
const NOUNS = /^(?:hits?|tops?|min|max|minimum|maximum|meets?|reach|cross|past|under|over)$/;

function markComparison(used: Set<number>, site: ComparisonSite | null): void {
  mark(used, site);
  if (site?.negation != null) used.add(site.negation);
}

export function partsOf(tokens: readonly Token[]): Parts {
  const held = findHeld(tokens);
  const used = new Set(held.used);
  const { value, comparison, comparisons } = pick(tokens, used);
  mark(used, value);
  const base = findBase(tokens, used);
  // Without a value the comparison is with the base: "higher than baseline", "exceeds the SLO".
  const withBase = value === null && base !== null ? comparisonBefore(tokens, comparisons, base) : null;
  for (const site of comparisons) if (!NOUNS.test(site.text)) markComparison(used, site);
  markComparison(used, comparison ?? withBase);
  return {
    tokens,
    used,
    held,
    value,
    comparison: comparison ?? withBase,
    base,
    turn: findTurn(tokens, used),
  };
}
