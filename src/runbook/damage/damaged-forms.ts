/**
 * What a character looks like after its UTF-8 was read as Windows-1252 or Mac Roman, once or twice, and after what
 * editors do to the result: unprintable bytes lost, hard spaces and curly quotes made plain.
 */
import { decode, macRoman, windows1252 } from "./code-pages.ts";

const encoder = new TextEncoder();

/** Every form of `character` that differs from it; the surest first. */
export function damagedForms(character: string): readonly string[] {
  const bytes = encoder.encode(character);
  const once = decode(windows1252, bytes);
  const forms = new Set([once, ...worn(once, bytes.length), decode(macRoman, bytes)]);
  for (const form of [once, ...worn(once, bytes.length)]) {
    // Twice: the damaged text was saved as UTF-8 and read wrongly again.
    const again = decode(windows1252, encoder.encode(form));
    forms.add(again);
    for (const lost of worn(again, encoder.encode(form).length)) forms.add(lost);
  }
  return [...forms].filter((form) => form !== character && (form === once || isTelling(form)));
}

/** "â" before a quote or a dash is the end of a word in some languages, and no damage. */
const isTelling = (form: string): boolean =>
  (form.match(/[\u0080-\uffff]/g)?.length ?? 0) > 1 && !/^.[‘’“”–—]$/.test(form);

const CONTROL = /[\u0080-\u009f]/g;

/** Of two bytes one must not get lost or plain: "Ã " ends words in Portuguese. */
const FEWEST_BYTES = 3;

function worn(form: string, bytes: number): readonly string[] {
  if (bytes < FEWEST_BYTES) return [];
  const printable = form.replace(CONTROL, "");
  const replaced = form.replace(CONTROL, "\ufffd");
  return [printable, replaced].flatMap((text) => {
    const spaced = text.replaceAll("\u00a0", " ");
    return [text, spaced, spaced.replace(/[“”]/g, '"').replace(/[‘’]/g, "'")];
  });
}
