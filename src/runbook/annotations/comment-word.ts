/** Takes the words of a rutter comment one after the other: keys, flags, and the phrases that have several words. */
import type { Diagnostic } from "../../base/index.ts";
import type { GuardAction } from "../reading.ts";
import { badValue, type Draft, takeFlag, takeKey } from "./annotation-value.ts";
import { finding, shorten, suggest } from "./finding.ts";
import { readRange, type TimeRange } from "./range.ts";
import {
  commentFlags,
  commentKeys,
  commentPhrases,
  fenceFlags,
  fenceKeys,
  guardActions,
  meant,
} from "./vocabulary.ts";
import type { Word } from "./words.ts";

export interface CommentDraft extends Draft {
  readonly body: string;
  readonly words: readonly Word[];
  readonly lineAt: (offset: number) => number;
  readonly seen: Set<string>;
  choose?: boolean;
  ignore?: boolean;
  row?: number;
  undoes?: string;
  action?: GuardAction;
  watch?: TimeRange;
  allow?: { readonly code: string; readonly reason: string };
}

/** How many words were used up, and what was wrong with them. */
export interface Taken {
  readonly used: number;
  readonly wrong: Diagnostic | null;
}

const one = (wrong: Diagnostic | null): Taken => ({ used: 1, wrong });

/** Skips the words that belong to what was not understood, so that one mistake is told once. */
function skipping(draft: CommentDraft, at: number, wrong: Diagnostic): Taken {
  let next = at + 1;
  for (let word = draft.words[next]; word !== undefined; word = draft.words[next]) {
    if (word.value !== null || isIn(everyWord, word.key)) break;
    next += 1;
  }
  return { used: next - at, wrong };
}

const everyWord: readonly string[] = [
  ...fenceKeys,
  ...fenceFlags,
  ...commentKeys,
  ...commentFlags,
  ...commentPhrases,
];

export function takeCommentWord(draft: CommentDraft, at: number): Taken {
  const word = draft.words[at];
  if (word === undefined) return one(null);
  const line = draft.lineAt(word.from);
  if (word.value === null && word.key === "allow") return takeAllow(draft, at, line);
  if (draft.seen.has(word.key)) return one(badValue(line, `${word.key} is given twice`, "keep one of them"));
  draft.seen.add(word.key);
  if (word.value === null && word.key === "choose") return takeChoose(draft, at, line);
  if (word.value === null && word.key === "row") return takeRow(draft, at, line);
  if (isIn(fenceKeys, word.key)) return one(takeKey(draft, word, line));
  if (isIn(commentKeys, word.key)) return one(takeCommentKey(draft, word, line));
  if (isIn([...fenceFlags, ...commentFlags], word.key)) return one(takeCommentFlag(draft, word, line));
  return skipping(draft, at, unknown(word, line));
}

const isIn = (list: readonly string[], word: string): boolean => list.includes(word);

function takeChoose(draft: CommentDraft, at: number, line: number): Taken {
  if (draft.words[at + 1]?.key !== "one")
    return skipping(draft, at, badValue(line, "choose wants one", "write choose one"));
  draft.choose = true;
  return { used: 2, wrong: null };
}

function takeRow(draft: CommentDraft, at: number, line: number): Taken {
  const number = draft.words[at + 1];
  if (number === undefined || number.value !== null || !/^[1-9]\d{0,5}$/.test(number.key))
    return skipping(draft, at, badValue(line, "row wants the number of a row", rowFix));
  draft.row = Number(number.key);
  return { used: 2, wrong: null };
}

const rowFix = "count from 1 under the table's head: row 3";

/** Everything after the code is the reason. */
function takeAllow(draft: CommentDraft, at: number, line: number): Taken {
  const used = draft.words.length - at;
  const code = draft.words[at + 1];
  if (code === undefined || !/^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/.test(code.key))
    return { used, wrong: badValue(line, "allow wants the code of a finding", "write allow CODE reason") };
  const reason = draft.body.slice(code.to).replace(/\s+/g, " ").trim();
  if (reason === "")
    return { used, wrong: badValue(line, `allow ${code.key} gives no reason`, "write it after the code") };
  draft.allow = { code: code.key, reason };
  return { used, wrong: null };
}

function takeCommentFlag(draft: CommentDraft, word: Word, line: number): Diagnostic | null {
  const { set, wrong } = takeFlag(word, line);
  if (set && word.key === "ignore") draft.ignore = true;
  if (set && word.key === "lever") draft.notes.lever = true;
  if (set && word.key === "absorbed") draft.notes.absorbed = true;
  if (set && word.key === "confirm") draft.notes.confirm = true;
  return wrong;
}

function takeCommentKey(draft: CommentDraft, word: Word, line: number): Diagnostic | null {
  const value = word.value ?? "";
  if (word.open) return badValue(line, `${word.key} has a quote that is never closed`, 'close it with "');
  const given = value === "" ? `${word.key} is given nothing` : `${word.key} is given "${shorten(value)}"`;
  if (word.key === "undoes") {
    if (value.trim() === "") return badValue(line, given, 'name the step: undoes="Run migrations"');
    draft.undoes = value;
    return null;
  }
  if (word.key === "watch") {
    const range = readRange(value);
    if (range === null || range.maxMs === 0)
      return badValue(line, given, "write a time such as watch=15m or watch=15m-30m");
    draft.watch = range;
    return null;
  }
  const action = guardActions.find((known) => known === value);
  if (action === undefined) return badValue(line, given, suggest(value, guardActions));
  draft.action = action;
  return null;
}

function unknown(word: Word, line: number): Diagnostic {
  const near = meant.get(word.key.toLowerCase());
  return finding({
    code: "RUNBOOK_ANNOTATION_UNKNOWN",
    line,
    what: `"${shorten(word.key)}" is not a word that Rutter knows in a comment`,
    why: "what it asks for would be left out without anyone noticing",
    fix: near === undefined ? suggest(word.key, everyWord) : `did you mean "${near}"?`,
  });
}
