/**
 * A runbook and a person's answers to the annotations that leave nothing to be guessed. What is done stays as it was but
 * for what an answer says otherwise; what no annotation can settle is named with a way to write it.
 */
import { type Lines, overlaps } from "../base/index.ts";
import { type Document, openDocument, type Source, textWith } from "./document.ts";
import { doubtsOf } from "./doubts.ts";
import { type Left, leftOf } from "./left.ts";
import { joined, linesPut, type Mark } from "./mark.ts";
import type { Question } from "./question.ts";
import type { Doubt } from "./questions/asking.ts";
import { settle } from "./settle.ts";
import { itemsNow, keep, startTrial, type Trial } from "./trial.ts";

/** Question id to answer; what is not there stays open. */
export type Answers = ReadonlyMap<string, string>;

export interface Answered {
  readonly question: Question;
  readonly value: string;
  /** It says otherwise than Rutter would have done. */
  readonly decides: boolean;
}

export interface Adoption {
  readonly text: string;
  /** With the answers alone: what it does is what the adopted text must do. */
  readonly answeredText: string;
  /** As they were put in, by line of the file as it was; their own lines in the adopted text beside them. */
  readonly marks: readonly (Mark & { readonly now: number })[];
  readonly questions: readonly Question[];
  readonly answered: readonly Answered[];
  readonly open: readonly Question[];
  readonly left: readonly Left[];
  /** How many items were not exact before and are now, by kind. */
  readonly settled: ReadonlyMap<string, number>;
}

export const questionsOf = (source: Source): readonly Question[] =>
  doubtsOf(openDocument(source)).map((doubt) => doubt.question);

export function adopt(source: Source, answers: Answers): Adoption {
  const document = openDocument(source);
  const doubts = doubtsOf(document);
  const trial = startTrial(document);
  const failed: Doubt[] = [];
  const answered: Answered[] = [];
  for (const doubt of doubts) {
    const value = answers.get(doubt.question.id);
    if (value === undefined) continue;
    if (write({ trial, doubts }, doubt, value))
      answered.push({ question: doubt.question, value, decides: !doubt.agrees(value) });
    else failed.push(doubt);
  }
  const answeredText = textWith(document, trial.marks);
  settle(trial);
  const open = doubts.map(({ question }) => question).filter(({ id }) => !answers.has(id));
  return {
    text: textWith(document, trial.marks),
    answeredText,
    marks: placed(trial.marks),
    questions: doubts.map((doubt) => doubt.question),
    answered,
    open,
    left: leftOf(
      trial,
      failed,
      open.map((question) => question.lines),
    ),
    settled: settledIn(document, trial),
  };
}

interface Deciding {
  readonly trial: Trial;
  readonly doubts: readonly Doubt[];
}

/** The first way that changes nothing but what was asked about. */
function write(deciding: Deciding, doubt: Doubt, value: string): boolean {
  const { trial } = deciding;
  const but: readonly Lines[] = doubt.agrees(value) ? [] : doubt.about;
  return doubt.ways(value).some((marks) => {
    const before = { ...trial };
    if (!keep(trial, marks, but)) return false;
    if (isSettled(deciding, doubt, value)) return true;
    Object.assign(trial, { ...before, readings: trial.readings });
    return false;
  });
}

/** Nothing on its lines is in this doubt any more; what else may be asked about them is another question's to settle. */
function isSettled({ trial, doubts }: Deciding, { about, question, holds }: Doubt, value: string): boolean {
  if (holds !== undefined) return holds(trial.study.reading, value);
  const others = doubts.filter((other) => other.question.id !== question.id).flatMap((other) => other.about);
  const within = (lines: Lines, all: readonly Lines[]): boolean => all.some((each) => overlaps(each, lines));
  return !itemsNow(trial).some((item) => {
    if (item.sure !== "unsure" || !within(item.lines, about)) return false;
    const elided = "elided" in item && item.elided;
    return elided === (question.topic === "elision") || !within(item.lines, others);
  });
}

function placed(marks: readonly Mark[]): Adoption["marks"] {
  let put = 0;
  return joined(marks).map((mark) => {
    const now = mark.line + put;
    put += linesPut(mark).length;
    return { ...mark, now };
  });
}

function settledIn(document: Document, trial: Trial): ReadonlyMap<string, number> {
  const before = document.study.reading.items;
  const counts = new Map<string, number>();
  const doubtful = (
    items: readonly { readonly kind: string; readonly sure: string }[],
  ): Map<string, number> => {
    const found = new Map<string, number>();
    for (const { kind, sure } of items) if (sure !== "exact") found.set(kind, (found.get(kind) ?? 0) + 1);
    return found;
  };
  const after = doubtful(trial.study.reading.items);
  for (const [kind, count] of doubtful(before)) {
    const done = count - (after.get(kind) ?? 0);
    if (done > 0) counts.set(kind, done);
  }
  return counts;
}
