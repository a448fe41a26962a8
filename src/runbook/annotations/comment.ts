/**
 * A `<!-- rutter: … -->` comment: what it asks for whatever stands below it. Every word in it is ours, so one that
 * is not known is an error; other comments are none of its business.
 */
import type { Diagnostic } from "../../base/index.ts";
import type { Annotation, GuardAction } from "../reading.ts";
import { emptyDraft, notesOf } from "./annotation-value.ts";
import { type CommentDraft, takeCommentWord } from "./comment-word.ts";
import { finding } from "./finding.ts";
import type { TimeRange } from "./range.ts";
import { type As, commentFlags, commentKeys, fenceFlags, fenceKeys } from "./vocabulary.ts";
import { readWords } from "./words.ts";

export interface CommentAnnotation {
  /** The keys that a fence can have too, and `lever`. */
  readonly notes: Annotation | null;
  readonly as: As | null;
  /** `choose one`: the sections or items below are alternatives. */
  readonly choose: boolean;
  /** `ignore`: what stands below is no part of the runbook. */
  readonly ignore: boolean;
  /** `row 3`: all of this is about that row of the table below, counted from 1 under its head. */
  readonly row: number | null;
  /** The title or name of the step that this one takes back. */
  readonly undoes: string | null;
  readonly action: GuardAction | null;
  /** `watch=15m` or `watch=15m-30m`. */
  readonly watch: TimeRange | null;
  /** `allow CODE reason`: this finding is meant to be here. */
  readonly allow: { readonly code: string; readonly reason: string } | null;
}

export interface CommentReading {
  /** Null for a comment that is not addressed to Rutter. */
  readonly annotation: CommentAnnotation | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** A comment with more mistakes than this was not written for Rutter. */
const MOST_FINDINGS = 10;

const nothing: CommentReading = { annotation: null, diagnostics: [] };

/** `line` is the line on which `comment` begins. */
export function readCommentAnnotation(comment: string, line: number): CommentReading {
  const { text, offset } = bare(comment);
  const head = /^rutter(\s*):/i.exec(text);
  if (head === null) return isMissingColon(text) ? missingColon(line) : nothing;
  const body = text.slice(head[0].length);
  const lineAt = lineCounter(comment, line, offset + head[0].length);
  const words = readWords(body);
  const draft: CommentDraft = { ...emptyDraft(), body, words, lineAt, seen: new Set() };
  const diagnostics: Diagnostic[] = [];
  let at = 0;
  while (at < words.length && diagnostics.length < MOST_FINDINGS) {
    const { used, wrong } = takeCommentWord(draft, at);
    if (wrong !== null) diagnostics.push(wrong);
    at += used;
  }
  if (words.length === 0) diagnostics.push(empty(lineAt(0)));
  return { annotation: finish(draft), diagnostics };
}

function finish(draft: CommentDraft): CommentAnnotation {
  return {
    notes: notesOf(draft),
    as: draft.as,
    choose: draft.choose ?? false,
    ignore: draft.ignore ?? false,
    row: draft.row ?? null,
    undoes: draft.undoes ?? null,
    action: draft.action ?? null,
    watch: draft.watch ?? null,
    allow: draft.allow ?? null,
  };
}

/** The text between the markers, and where in the comment it begins. */
function bare(comment: string): { text: string; offset: number } {
  const open = /^\s*(?:<!--)?\s*/.exec(comment)?.[0].length ?? 0;
  const close = comment.indexOf("-->", open);
  return { text: comment.slice(open, close < 0 ? comment.length : close), offset: open };
}

/** Line of an offset into the comment's body; asked in rising order, so that the whole is one pass. */
function lineCounter(comment: string, line: number, bodyFrom: number): (offset: number) => number {
  let at = 0;
  let current = line;
  return (offset) => {
    const end = bodyFrom + offset;
    for (; at < end; at += 1) if (comment[at] === "\n") current += 1;
    return current;
  };
}

const vocabulary: readonly string[] = [...fenceKeys, ...fenceFlags, ...commentKeys, ...commentFlags];

/** `<!-- rutter ignore -->`, but not `<!-- rutter reads this file -->`. */
function isMissingColon(text: string): boolean {
  const word = /^rutter\s+([a-z]+)(=|\s*$)/i.exec(text);
  return word !== null && vocabulary.includes(word[1] ?? "");
}

function missingColon(line: number): CommentReading {
  const diagnostic = finding({
    code: "RUNBOOK_ANNOTATION_UNKNOWN",
    line,
    what: "a comment for Rutter has no colon",
    why: "without it the comment is prose, and what it asks for would be left out",
    fix: "write <!-- rutter: … -->",
  });
  return { annotation: null, diagnostics: [diagnostic] };
}

function empty(line: number): Diagnostic {
  return finding({
    code: "RUNBOOK_ANNOTATION_VALUE",
    line,
    what: "a rutter comment says nothing",
    why: "somebody meant to write something here",
    fix: "complete it, or take it out",
  });
}
