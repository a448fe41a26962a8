/**
 * Checks the value of one annotation key and puts it into base units. A value that does not fit is said to be so,
 * never rounded or guessed.
 */
import { type Diagnostic, nearest } from "../../base/index.ts";
import type { Annotation } from "../reading.ts";
import { finding, shorten } from "./finding.ts";
import { readDuration } from "./range.ts";
import { type As, asWords, isAs } from "./vocabulary.ts";
import type { Word } from "./words.ts";

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** What the keys of one annotation gave so far. */
export interface Draft {
  readonly notes: Writable<Annotation>;
  as: As | null;
}

export const emptyDraft = (): Draft => ({ notes: {}, as: null });

export const notesOf = (draft: Draft): Annotation | null =>
  Object.keys(draft.notes).length === 0 ? null : draft.notes;

/** More tries than this hide a fault instead of riding it out. */
const MOST_RETRIES = 20;

/** Takes one of the fence keys; gives back what is wrong with its value, or null. */
export function takeKey(draft: Draft, word: Word, line: number): Diagnostic | null {
  const value = word.value ?? "";
  if (word.open) return badValue(line, `${word.key} has a quote that is never closed`, 'close it with "');
  const wants = read(draft, word.key, value);
  if (wants === null) return null;
  const given = value === "" ? "nothing" : `"${shorten(value)}"`;
  const near = word.key === "as" ? nearest(value, asWords) : null;
  const fix = near === null ? `write ${wants}` : `did you mean "${near}"?`;
  return badValue(line, `${word.key} is given ${given}`, fix);
}

/** `confirm`, or `confirm=true`. */
export function takeFlag(word: Word, line: number): { set: boolean; wrong: Diagnostic | null } {
  const value = word.value ?? "true";
  if (value === "true" || value === "yes") return { set: true, wrong: null };
  if (value === "false" || value === "no") return { set: false, wrong: null };
  const what = `${word.key} is given "${shorten(value)}"`;
  return { set: false, wrong: badValue(line, what, `write ${word.key} alone`) };
}

/** Sets the key and returns null, or returns an example of what it wants. */
function read(draft: Draft, key: string, value: string): string | null {
  switch (key) {
    case "as":
      if (isAs(value)) draft.as = value;
      return isAs(value) ? null : "a section's role or an item's kind, such as as=rollback or as=guard";
    case "timeout": {
      const ms = readDuration(value);
      if (ms === null || ms === 0) return "a time such as timeout=10m";
      draft.notes.timeoutMs = ms;
      return null;
    }
    case "retry":
      if (!/^\d{1,2}$/.test(value) || Number(value) > MOST_RETRIES)
        return `a whole number from 0 to ${MOST_RETRIES}, such as retry=3`;
      draft.notes.retries = Number(value);
      return null;
    case "on":
      // A host that begins with a dash would be an option of ssh.
      if (!/^[^\s-]\S*$/.test(value.replace(/<[^<>\n]{1,60}>/g, "x"))) return "a host such as on=app-01";
      // `here` is no host: it says that no connection of before is meant.
      if (value === "here") draft.notes.here = true;
      else draft.notes.on = value;
      return null;
    default:
      return readText(draft, key, value);
  }
}

function readText(draft: Draft, key: string, value: string): string | null {
  if (value.trim() === "") return `some text: ${key}="…"`;
  if (key === "name") draft.notes.name = value;
  if (key === "expect") draft.notes.expect = value;
  if (key === "undo") draft.notes.undo = value;
  return null;
}

export function badValue(line: number, what: string, fix: string): Diagnostic {
  return finding({
    code: "RUNBOOK_ANNOTATION_VALUE",
    line,
    what,
    why: "an annotation that is only half understood would change what is run",
    fix,
  });
}
