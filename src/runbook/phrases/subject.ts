/**
 * Which figure a clause is about: a canonical one with its qualifier, a percentile alone (latency), or the clause's
 * own words. It refuses sentences: words with a verb among them name no figure.
 */
import { FILLER, STATS, TURNS } from "./comparison-words.ts";
import { FIGURES, type Figure, NEUTRAL, type Subject } from "./figures.ts";
import { lookUp, stem } from "./phrase-table.ts";
import { phraseText } from "./plain.ts";
import { quantityAt } from "./quantity.ts";
import { cut, type Token } from "./tokens.ts";

export interface SubjectSite {
  readonly figure: string;
  readonly used: readonly number[];
  /** Taken from the table of figures, not from the clause's own words. */
  readonly known: boolean;
}

export interface StatSite {
  readonly stat: string;
  readonly used: readonly number[];
}

const VERBS =
  /^(?:is|are|was|were|be|been|has|have|had|not|where|you|we|they|that|unable|between|took|it's|affects?|takes?|fails?|runs?|needs?|causes?|waits?|completes?|finish(?:es)?|deploys?|monitors?|use|uses|do|does|did|see|sees|run|impacts?|report|reports|happens?|occurs?|works?|start|starts|requires?|contains?|responds?|shows?|means?|indicates?|send|set|increase to|if|which|because|continue|proceed|promote|advance)$/;
/** Figures whose values are lengths of time. */
export const TIMED =
  /mttr|mttd|\brto\b|\brpo\b|ttfb|\blcp\b|\bfcp\b|freshness|runtime|latency|time|lag|duration|delay|age|uptime/;
const MOST_OWN_WORDS = 5;

const PARTICIPLES =
  /^(?:failed|dropped|rejected|cached|missed|timed|affected|impacted|expired|blocked|abandoned|delayed)$/;

/** A word that is no part of a name. */
const ends = (token: Token | undefined): boolean =>
  token?.kind !== "word" ||
  FILLER.has(token.text) ||
  VERBS.test(token.text) ||
  /(?:ing|ly)$/.test(token.text) ||
  (token.text.endsWith("ed") && !PARTICIPLES.test(token.text));

export function findStat(tokens: readonly Token[], used: ReadonlySet<number>): StatSite | null {
  for (let at = 0; at < tokens.length; at += 1) {
    const match = lookUp(STATS, { tokens, at, used });
    if (!match) continue;
    const numbers = Array.from({ length: match.length }, (_, index) => at + index);
    return { stat: match.meaning, used: numbers };
  }
  return null;
}

interface Found {
  readonly figure: Figure;
  readonly at: number;
  readonly length: number;
}

/** The longest phrase of the table; of equals a firm one before a loose one, then the first. */
function longest(tokens: readonly Token[], used: ReadonlySet<number>): Found | null {
  let best: Found | null = null;
  for (let at = 0; at < tokens.length; at += 1) {
    const match = lookUp(FIGURES, { tokens, at, used });
    if (!match) continue;
    const weight = (found: Found) => found.length * 2 + (found.figure.loose ? 0 : 1);
    const found = { figure: match.meaning, at, length: match.length };
    if (best === null || weight(found) > weight(best)) best = found;
  }
  return best;
}

/** The words before a figure; a statistic between does not part them: "orders p99 latency". */
function qualifiers(tokens: readonly Token[], used: ReadonlySet<number>, at: number): readonly number[] {
  const found: number[] = [];
  const stat = statBefore(tokens, used, at);
  for (let back = stat - 1; back >= Math.max(0, stat - 3) && !used.has(back); back -= 1) {
    const check =
      /^checks?$/.test(tokens[back]?.text ?? "") && !used.has(back - 1) && !ends(tokens[back - 1]);
    if (ends(tokens[back]) && !check) break;
    found.unshift(back);
  }
  return found;
}

/** Where a statistic right before a figure begins; the figure's own place where there is none. */
function statBefore(tokens: readonly Token[], used: ReadonlySet<number>, at: number): number {
  for (const length of [1, 2, 3]) {
    const match = lookUp(STATS, { tokens, at: at - length, used: new Set() });
    if (match?.length === length && used.has(at - length)) return at - length;
  }
  return at;
}

function extension(tokens: readonly Token[], used: ReadonlySet<number>, from: number): readonly number[] {
  const found: number[] = [];
  for (let next = from; next < from + 3 && !used.has(next); next += 1) {
    if (ends(tokens[next]) && tokens[next]?.text !== "rate") break;
    if (lookUp(TURNS, { tokens, at: next, used })) break;
    found.push(next);
  }
  return found;
}

const words = (tokens: readonly Token[], indexes: readonly number[]): string =>
  indexes.map((index) => tokens[index]?.text ?? "").join(" ");

/** A figure of the table. `share` says whether its value is a share or a factor, which loose words need. */
export function findKnown(
  tokens: readonly Token[],
  used: ReadonlySet<number>,
  share: boolean,
): SubjectSite | null {
  const found = longest(tokens, used);
  if (!found) return null;
  const head = Array.from({ length: found.length }, (_, index) => found.at + index);
  const left = qualifiers(tokens, used, found.at);
  const right = extension(tokens, used, found.at + found.length);
  const telling = left.filter((index) => !NEUTRAL.has(tokens[index]?.text ?? ""));
  const all = [...left, ...head, ...right];
  const own = right.length > 0 || (found.figure.loose && (telling.length > 0 || !share));
  if (own) {
    const figure = words(tokens, found.figure.loose && !share ? [...telling, ...head, ...right] : all);
    return { figure, used: all, known: false };
  }
  if (telling.length === 0) return { figure: found.figure.name, used: all, known: true };
  // "Health check failure rate" keeps its words; only a plural gives way to the table's name.
  const spoken = words(tokens, head);
  const name = stem(spoken) === stem(found.figure.name) ? found.figure.name : spoken;
  return { figure: `${words(tokens, telling)} ${name}`, used: all, known: true };
}

/** "Orders p99 > 2 s": a percentile alone is one of latency, here of what stands before it. */
export function findPercentile(
  tokens: readonly Token[],
  used: ReadonlySet<number>,
  stat: StatSite | null,
): SubjectSite | null {
  if (stat === null || stat.stat === "average") return null;
  const free = new Set([...used].filter((index) => !stat.used.includes(index)));
  const left = qualifiers(tokens, free, stat.used[0] ?? 0);
  const telling = left.filter((index) => !NEUTRAL.has(tokens[index]?.text ?? ""));
  // "Time to first byte p95" is a length of its own name.
  if (left.length === 0 || TIMED.test(words(tokens, telling))) return null;
  return { figure: [words(tokens, telling), "latency"].join(" ").trim(), used: left, known: true };
}

const EDGES =
  /^(?:cost|spike|increase|degradation|drop|loss|growth|reduction|regression|rate|usage|requests|users|traffic|time|level|alerts|levels|pods|metric|instances|page)$/;

const PER = /^per (?:second|minute|hour|day)$/;

/** Small words elsewhere, but part of a name at its beginning. */
const FIRST = /^(?:page|deployment|deploy|release|rollout|pod|request|user)$/;

const edge = (token: Token | undefined, last: boolean): boolean =>
  token === undefined || (FILLER.has(token.text) && !(last ? EDGES : FIRST).test(token.text));

/** The clause's own words in a stretch of tokens, without the small words at its ends. */
export function ownWords(
  tokens: readonly Token[],
  used: ReadonlySet<number>,
  stretch: readonly [from: number, to: number],
): SubjectSite | null {
  const indexes: number[] = [];
  for (let at = stretch[0]; at < stretch[1]; at += 1) {
    const token = tokens[at];
    if (token?.kind === "mark" && /^[-–—→|.]$/.test(token.text)) indexes.length = 0;
    if (token?.kind === "word" && !used.has(at)) indexes.push(at);
  }
  const text = (at: number): string => tokens[indexes.at(at) ?? -1]?.text ?? "";
  while (
    indexes.length > 0 &&
    edge(tokens[indexes[0] ?? 0], false) &&
    !(text(0) === "time" && text(1) === "to")
  )
    indexes.shift();
  while (
    indexes.length > 0 &&
    edge(tokens[indexes.at(-1) ?? 0], true) &&
    !PER.test(`${text(-2)} ${text(-1)}`)
  )
    indexes.pop();
  if (indexes.length === 0 || indexes.length > MOST_OWN_WORDS) return null;
  const sentence = indexes.some((index) => {
    const word = tokens[index]?.text ?? "";
    return (
      VERBS.test(word) ||
      (indexes.length > 1 && word.length > 5 && /ed$/.test(word) && !PARTICIPLES.test(word))
    );
  });
  if (sentence) return null;
  return { figure: words(tokens, indexes), used: indexes, known: false };
}

/** A subject given by the context, with the clause's own statistic in place of the context's. */
export function inherited(subject: Subject, stat: string | null): Subject {
  // A percentile is one of times: "error rate > 5% and p99 > 2s" speaks of two figures.
  const percentile = stat !== null && stat !== "average" && !TIMED.test(subject.figure);
  return percentile ? { figure: "latency", stat } : { ...subject, stat: stat ?? subject.stat };
}

const UNIT = /[([]\s{0,2}(?:in )?(%|[a-z/]{1,12})\s{0,2}[)\]]\s*$/;

/** What a heading, a row's first cell or a parent item names, or null where it names no figure. */
export function subjectOf(text: string): Subject | null {
  const words = phraseText(text).toLowerCase();
  const unit = UNIT.exec(words)?.[1];
  const quantity = unit === undefined ? null : quantityAt(`1 ${unit}`, 0);
  if (!quantity || quantity.bare) return subjectIn(cut(words));
  const subject = subjectIn(cut(words.replace(UNIT, "")));
  return subject && { ...subject, unit: { unit: quantity.unit, factor: quantity.factor } };
}

/** The same of tokens already cut. */
export function subjectIn(tokens: readonly Token[]): Subject | null {
  const none = new Set<number>();
  const stat = findStat(tokens, none);
  const used = new Set(stat?.used ?? []);
  const known = findKnown(tokens, used, true);
  if (known) return { figure: known.figure, stat: stat?.stat ?? null };
  if (stat && stat.stat !== "average")
    return { figure: findPercentile(tokens, none, stat)?.figure ?? "latency", stat: stat.stat };
  const own = ownWords(tokens, used, [0, tokens.length]);
  return own === null ? null : { figure: own.figure, stat: stat?.stat ?? null };
}
