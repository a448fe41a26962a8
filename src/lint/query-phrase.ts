/** What a query is asked to measure: the guard or target figure it stands by, or what its title says. */
import type { FigureCondition, Lines } from "../base/index.ts";
import type { Desk } from "./desk.ts";
import { conditionWords, limitWords } from "./figure-words.ts";
import type { PlacedQuery } from "./queries.ts";
import { type Stated, statedIn } from "./stated.ts";

export interface Phrase {
  /** As a person would say it. */
  readonly words: string;
  readonly line: number;
  readonly when: FigureCondition;
}

const STAT = /\bp(\d{2,3}(?:\.\d)?)\b|\b(\d{2})th[ -]percentile\b|\b(average|avg|mean)\b|\b(median)\b/i;
const ERRORS =
  /\b(?:error|failure|5xx)s?[ -](?:rate|ratio|percent\w*|%)|\bsuccess[ -]rate|\b5xx rate|\bhigh errors?(?: rate)?\b/i;
const LATENCY = /\blatenc(?:y|ies)\b|\bresponse[ -]times?\b|\brequest duration\b|\bp\d{2}\b/i;

const statIn = (title: string): string | null => {
  const found = STAT.exec(title);
  if (found === null) return null;
  const [, short, long] = found;
  if (short !== undefined || long !== undefined) return `p${short ?? long}`;
  return found[4] === undefined ? "average" : "p50";
};

const shares = new WeakMap<Desk, { readonly first: Stated | undefined }>();

function shareIn(desk: Desk): Stated | undefined {
  const known = shares.get(desk) ?? {
    first: statedIn(desk).find(({ said }) => isShare(said) && said.unit === "percent" && said.of === null),
  };
  shares.set(desk, known);
  return known.first;
}

/** A title that names a figure; what it is measured in is known where the runbook compares that figure elsewhere. */
function titled(desk: Desk, { line, title }: PlacedQuery): Phrase | null {
  const text = (title ?? "").slice(0, 200);
  const latency = LATENCY.test(text);
  if (!latency && !ERRORS.test(text)) return null;
  const stat = latency ? statIn(text) : null;
  if (latency && stat === null) return null;
  const figure = latency ? "latency" : /success/i.test(text) ? "success rate" : "error rate";
  const share = shareIn(desk);
  const counted = share !== undefined || /%|percent|ratio/i.test(text);
  const unit = latency ? "ms" : counted ? "percent" : null;
  const when: FigureCondition = {
    figure,
    stat,
    is: ">",
    value: null,
    unit,
    of: null,
    holdMs: null,
    windowMs: null,
  };
  if (latency) return { words: `${stat} ${figure}`, line, when };
  const stated = share === undefined ? "" : ` (${limitWords(share.said)} on line ${share.line})`;
  return { words: `${figure}${stated}`, line, when };
}

export const isShare = ({ figure }: Pick<FigureCondition, "figure">): boolean =>
  /(?:error|success|failure) rate$|^availability$/.test(figure);

export const isTime = ({ figure }: Pick<FigureCondition, "figure">): boolean =>
  /latency$|response time|duration|(?:rendering|processing|load|render) time/.test(figure);

const byLine = new WeakMap<Desk, ReadonlyMap<number, readonly Phrase[]>>();
const MOST_LINES = 200;

function phrasesByLine(desk: Desk): ReadonlyMap<number, readonly Phrase[]> {
  const known = byLine.get(desk);
  if (known !== undefined) return known;
  const lines = new Map<number, Phrase[]>();
  for (const { line, said } of statedIn(desk)) {
    const phrase = { words: conditionWords(said), line, when: said };
    const there = lines.get(line);
    if (there === undefined) lines.set(line, [phrase]);
    else there.push(phrase);
  }
  byLine.set(desk, lines);
  return lines;
}

function statedBetween(desk: Desk, [first, last]: Lines): readonly Phrase[] {
  const lines = phrasesByLine(desk);
  const found: Phrase[] = [];
  for (let line = first; line <= Math.min(last, first + MOST_LINES); line += 1)
    found.push(...(lines.get(line) ?? []));
  return found;
}

/** Every phrase that a query may be meant for. */
export function phrasesOf(desk: Desk, query: PlacedQuery): readonly Phrase[] {
  const { beside } = query;
  const near = beside === null ? [] : statedBetween(desk, beside);
  const phrase = titled(desk, query);
  if (phrase === null) return near;
  // A comment or a name of its own is closer to a query than the text above its fence.
  const meant = near.filter(
    ({ when }) => when.figure === phrase.when.figure && (phrase.when.stat ?? when.stat) === when.stat,
  );
  return meant.length > 0 ? meant : [phrase];
}
