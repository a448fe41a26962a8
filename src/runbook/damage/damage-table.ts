/**
 * Every damaged form with the character that it was. Made once, when first asked for, from the list of characters: no
 * damaged form is written down anywhere. Signs that are not listed are still known where all of their bytes are there.
 */
import { damagedForms } from "./damaged-forms.ts";
import { type Decoded, decodeBackAt } from "./decode-back.ts";
import { letters, marks, others, variation } from "./marks.ts";

interface Table {
  readonly was: ReadonlyMap<string, string>;
  /** How long the forms are that begin with a character, longest first: few, so that a search is short. */
  readonly lengths: ReadonlyMap<string, readonly number[]>;
}

let table: Table | null = null;

/** The damaged character that stands exactly at `at`, or null. */
export function damagedAt(text: string, at: number): Decoded | null {
  const code = text.charCodeAt(at);
  if (!(code > 0x7f)) return null;
  const known = knownAt(text, at);
  const exact = decodeBackAt(text, at);
  return known !== null && exact !== null && exact.form.length > known.form.length ? exact : (known ?? exact);
}

function knownAt(text: string, at: number): Decoded | null {
  table ??= makeTable();
  for (const length of table.lengths.get(text.charAt(at)) ?? []) {
    const form = text.slice(at, at + length);
    const was = table.was.get(form);
    if (was !== undefined) return { form, was };
  }
  return null;
}

function makeTable(): Table {
  const was = new Map<string, string>();
  // Where two characters wear down to one form, the one listed first is meant.
  for (const character of [...marks.map(([spelling]) => spelling), ...others, variation])
    for (const form of damagedForms(character)) if (!was.has(form)) was.set(form, character);
  for (const letter of letters) {
    const form = damagedForms(letter)[0];
    if (form !== undefined && !was.has(form)) was.set(form, letter);
  }
  return { was, lengths: lengthsOf(was.keys()) };
}

function lengthsOf(forms: Iterable<string>): ReadonlyMap<string, readonly number[]> {
  const sets = new Map<string, Set<number>>();
  for (const form of forms) {
    const first = form.charAt(0);
    sets.set(first, (sets.get(first) ?? new Set()).add(form.length));
  }
  return new Map([...sets].map(([first, set]) => [first, [...set].sort((a, b) => b - a)]));
}
