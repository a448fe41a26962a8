/**
 * Names what a clause is about: a figure of the table, the clause's own words, or the subject its context gives it.
 */
import { FILLER } from "./comparison-words.ts";
import { NEUTRAL, type Subject } from "./figures.ts";
import type { Parts } from "./parts.ts";
import { findKnown, findPercentile, findStat, inherited, ownWords, type SubjectSite } from "./subject.ts";
import type { Token } from "./tokens.ts";

export interface Named {
  readonly subject: Subject;
  /** By the table or by the context, not by the clause's own words. */
  readonly known: boolean;
  /** The tokens that name it; empty where the context does. */
  readonly at: readonly number[];
}

const isNeutral = (own: SubjectSite): boolean => own.figure.split(" ").every((word) => NEUTRAL.has(word));

export function nameSubject(parts: Parts, context: Subject | null): Named | null {
  const { tokens, used, value } = parts;
  const stat = findStat(tokens, used);
  for (const index of stat?.used ?? []) used.add(index);
  const share = value === null || value.quantity.unit === "percent" || value.quantity.unit === "times";
  const timed = value === null || value.quantity.unit === "ms" || value.quantity.unit === "times";
  const known = findKnown(tokens, used, share) ?? (timed ? findPercentile(tokens, used, stat) : null);
  const own = known ? null : ownFigure(parts, context !== null);
  // "Peak > 10%" under "Error rate" is still about the error rate.
  const site = known ?? (own && !(context && isNeutral(own)) ? own : null);
  if (site) {
    for (const index of site.used) used.add(index);
    return { subject: { figure: site.figure, stat: stat?.stat ?? null }, known: site.known, at: site.used };
  }
  const at = stat?.used ?? [];
  const thing = value?.quantity.thing;
  if (thing !== undefined) return { subject: { figure: thing, stat: null }, known: false, at };
  if (context) return { subject: inherited(context, stat?.stat ?? null), known: true, at };
  return stat && stat.stat !== "average"
    ? { subject: { figure: "latency", stat: stat.stat }, known: true, at }
    : null;
}

/** "drops", "dropped", and "drop below": the figure falls; "cost increase" is a figure of that name. */
const isVerb = (
  tokens: readonly Token[],
  { at, end }: { readonly at: number; readonly end: number },
): boolean =>
  /(?:s|ed)$/.test(tokens[at]?.text ?? "") ||
  (/^(?:drop|fall|dip)$/.test(tokens[at]?.text ?? "") &&
    /^(?:below|under|beneath|to)$/.test(tokens[end]?.text ?? ""));

/** The clause's own words left of the comparison, else (where no context names a subject) right of the value. */
function ownFigure(
  { tokens, used, value, comparison, base, turn }: Parts,
  leftOnly: boolean,
): SubjectSite | null {
  const first = Math.min(
    comparison?.negation ?? comparison?.at ?? Infinity,
    value?.at ?? Infinity,
    base?.at ?? Infinity,
  );
  const free = new Set(used);
  if (turn && isVerb(tokens, turn)) free.add(turn.at);
  const until = Math.min(first, tokens.length);
  const left = ownWords(tokens, free, [0, until]);
  const right = value && !leftOnly ? ownWords(tokens, free, [value.end, tokens.length]) : null;
  // "Test suite (>75% branch coverage)": inside the parentheses stands its own name.
  if (tokens[until - 1]?.text === "(" && right && value && right.used[0] === value.end) return right;
  // Words before it that are no name are a sentence about something else: "users report more than ten problems".
  const sentence = tokens
    .slice(0, until)
    .some((token, index) => token.kind === "word" && !free.has(index) && !FILLER.has(token.text));
  return left || sentence ? left : right;
}
