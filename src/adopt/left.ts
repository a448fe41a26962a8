/** What stays a guess, or was not understood at all: where it is, why nothing could be written, and how to say it. */
import { type Lines, overlaps } from "../base/index.ts";
import type { Item } from "../runbook/index.ts";
import { fenceOf } from "./document.ts";
import { isPending } from "./pending.ts";
import type { Doubt } from "./questions/asking.ts";
import { itemsNow, type Trial } from "./trial.ts";

export interface Left {
  readonly lines: Lines;
  readonly what: string;
  readonly why: string;
  readonly fix: string;
}

export function leftOf(trial: Trial, failed: readonly Doubt[], open: readonly Lines[]): readonly Left[] {
  const items = itemsNow(trial).filter((item) => item.kind !== "section");
  const guesses = items.filter(isPending);
  const named = [...open, ...failed.map(({ question }) => question.lines)];
  const unsure = items.filter(
    ({ sure, lines }) => sure === "unsure" && !named.some((each) => overlaps(each, lines)),
  );
  return [
    ...failed.map(leftOpen),
    ...unsure.map(({ lines, kind }) => leftUnsure(lines, kind)),
    ...guesses.map((item) => leftInferred(trial, item)),
    ...trial.study.reading.unread.map(({ lines, why }) => leftUnread(trial.map.lines(lines), why)),
  ].sort((a, b) => a.lines[0] - b.lines[0]);
}

const leftOpen = ({ question, otherwise }: Doubt): Left => ({
  lines: question.lines,
  what: "the answer cannot be written as an annotation",
  why: "every way to write it would change how other lines are read",
  fix: otherwise,
});

const leftUnsure = (lines: Lines, kind: string): Left => ({
  lines,
  what: `this ${kind} can still be read in two ways`,
  why: "no annotation can stand here that says which is meant",
  fix: "give it a fence of its own, with its ssh before it and nothing left out",
});

function leftInferred(trial: Trial, item: Item): Left {
  const fence = fenceOf(trial.document, item);
  const indented = fence?.indented === true;
  return {
    lines: item.lines,
    what: `this ${item.kind} stays inferred`,
    why: "a comment put here would change how the lines around it are read",
    fix: indented
      ? "put it between lines of ``` with the language behind the first"
      : fence === null
        ? "give it a heading of its own, or a paragraph"
        : "give the fence the language bash, and a heading above it",
  };
}

const leftUnread = (lines: Lines, why: string): Left => ({
  lines,
  what: "not understood, so nothing is done about it",
  why,
  fix: "reword it; or give it a paragraph of its own under <!-- rutter: as=question -->, or as=note",
});
