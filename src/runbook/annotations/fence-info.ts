/**
 * The words after the opening of a fence: its language and Rutter's own keys. Other tools write there too, so a word
 * is complained about only when it is one letter from a key of ours, or stands beside one.
 */
import type { Diagnostic } from "../../base/index.ts";
import type { Annotation } from "../reading.ts";
import { badValue, type Draft, emptyDraft, notesOf, takeFlag, takeKey } from "./annotation-value.ts";
import { finding, shorten, suggest } from "./finding.ts";
import { isForeign } from "./foreign.ts";
import { oneEditApart } from "./one-edit.ts";
import { type As, fenceFlags, fenceKeys, meant } from "./vocabulary.ts";
import { readWords, type Word } from "./words.ts";

export interface FenceInfo {
  /** In lower case; empty where the fence names none. */
  readonly language: string;
  readonly annotation: Annotation | null;
  readonly as: As | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** An info longer than this was not written by a person, and holds nothing for us. */
const LONGEST_INFO = 4000;

const keys: readonly string[] = fenceKeys;
const flags: readonly string[] = fenceFlags;
const known: readonly string[] = [...fenceKeys, ...fenceFlags];

export function readFenceInfo(info: string, line: number): FenceInfo {
  const text = info.slice(0, LONGEST_INFO);
  const { language, rest } = splitLanguage(text.trim());
  const words = outsideBraces(readWords(rest), rest);
  const ours = words.filter((word) => isOurs(word));
  const draft = emptyDraft();
  const diagnostics: Diagnostic[] = [];
  const seen = new Set<string>();
  for (const word of words) {
    const wrong = takeWord(draft, { word, seen, line, beside: ours.some((other) => other !== word) });
    if (wrong !== null) diagnostics.push(wrong);
  }
  return { language, annotation: notesOf(draft), as: draft.as, diagnostics };
}

const isOurs = (word: Word): boolean =>
  (word.value !== null && keys.includes(word.key)) || (flags.includes(word.key) && !word.open);

interface Taken {
  readonly word: Word;
  readonly seen: Set<string>;
  readonly line: number;
  /** Another word of the same info is one of ours. */
  readonly beside: boolean;
}

function takeWord(draft: Draft, { word, seen, line, beside }: Taken): Diagnostic | null {
  if (!isOurs(word)) return complain({ word, seen, line, beside });
  if (seen.has(word.key)) return badValue(line, `${word.key} is given twice`, "keep one of them");
  seen.add(word.key);
  if (keys.includes(word.key)) return takeKey(draft, word, line);
  const { set, wrong } = takeFlag(word, line);
  if (set) draft.notes.confirm = true;
  return wrong;
}

function complain({ word, line, beside }: Taken): Diagnostic | null {
  if (isForeign(word)) return null;
  const name = word.key.toLowerCase();
  if (beside && word.value === null && keys.includes(word.key))
    return badValue(line, `${word.key} is given nothing`, `write ${word.key}=…`);
  const near = known.find((key) => isSlip(name, key)) ?? meant.get(name);
  const slip = near !== undefined && word.value !== null;
  if (!beside && !slip) return null;
  return finding({
    code: "RUNBOOK_ANNOTATION_UNKNOWN",
    line,
    what: `"${shorten(word.key)}" is not a word that Rutter knows after the language of a fence`,
    why: "what it asks for would be left out without anyone noticing",
    fix: near === undefined ? suggest(word.key, known) : `did you mean "${near}"?`,
  });
}

/** Names of two letters are near too much to say that one was meant. */
const isSlip = (name: string, key: string): boolean =>
  key.length > 3 && (name === key || oneEditApart(name, key));

/**
 * `bash`, `Bash title="x"`, `bash:deploy.sh`, `js{1,3}`, `{.bash .numberLines}`, `{code-block} bash`: what stands in
 * braces belongs to another tool.
 */
function splitLanguage(info: string): { language: string; rest: string } {
  if (info.startsWith("{")) return splitBraces(info);
  const first = /^\S+/.exec(info)?.[0] ?? "";
  // A first word with `=` is an annotation of a fence that names no language.
  if (/^[\w-]+=/.test(first)) return { language: "", rest: info };
  const name = /^[^{:,([]*/.exec(first)?.[0] ?? "";
  return { language: plainLanguage(name), rest: info.slice(name.length) };
}

function splitBraces(info: string): { language: string; rest: string } {
  const close = info.indexOf("}");
  const inside = info.slice(1, close < 0 ? info.length : close).trim();
  const after = close < 0 ? "" : info.slice(close + 1).trim();
  const first = /^[^\s,]+/.exec(inside)?.[0] ?? "";
  // MyST's `{code-block} bash`: a directive, and the language after it.
  if (/^(?:code|code-block|code-cell|sourcecode)$/.test(first) && after !== "") return splitLanguage(after);
  return { language: first.includes("=") ? "" : plainLanguage(first), rest: after };
}

const plainLanguage = (name: string): string => name.toLowerCase().replace(/^(?:\.|language-)/, "");

/** Leaves out `{…}` groups; a group that is never closed is only its first word. */
function outsideBraces(words: readonly Word[], text: string): readonly Word[] {
  const closes = (word: Word): boolean => text.slice(word.from, word.to).endsWith("}");
  const lastClose = words.findLastIndex(closes);
  let open = false;
  return words.filter((word, at) => {
    if (word.key.startsWith("{") && at <= lastClose) open = true;
    const inside = open || word.key.startsWith("{");
    if (open && closes(word)) open = false;
    return !inside;
  });
}
