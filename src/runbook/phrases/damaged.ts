/**
 * Marks whose UTF-8 was once decoded as Windows-1252 or Mac Roman ("âœ…", "‚úÖ", "â‰¥") read as the marks they were.
 * Only punctuation, signs and emoji are mended: letters of other languages are left alone, for they may be meant.
 */

const WINDOWS_HIGH = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";
const MAC_HIGH =
  "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u00a0ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\uf8ffÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ";

type Bytes = ReadonlyMap<string, number>;

function windowsBytes(): Bytes {
  const bytes = new Map([...WINDOWS_HIGH].map((letter, index) => [letter, 0x80 + index]));
  for (let code = 0xa0; code <= 0xff; code += 1) bytes.set(String.fromCharCode(code), code);
  return bytes.set(" ", 0xa0);
}

function macBytes(): Bytes {
  const bytes = new Map([...MAC_HIGH].map((letter, index) => [letter, 0x80 + index]));
  return bytes.set(" ", 0xca);
}

const CODINGS: readonly Bytes[] = [windowsBytes(), macBytes()];
/** What begins a three- or four-byte sequence in either coding; nothing else is looked at twice. */
const SUSPECT = /[âïð‚ÔÚ]/;
const FIRST_MARK = 0x2000;

const lengthOf = (lead: number): number =>
  lead >= 0xf0 && lead <= 0xf4 ? 4 : lead >= 0xe2 && lead <= 0xef ? 3 : 0;

function decodeAt(text: string, at: number, coding: Bytes): { mark: string; end: number } | null {
  const lead = coding.get(text[at] ?? "");
  const length = lead === undefined ? 0 : lengthOf(lead);
  if (lead === undefined || length === 0) return null;
  let code = lead & (length === 4 ? 0x07 : 0x0f);
  for (let index = 1; index < length; index += 1) {
    const byte = coding.get(text[at + index] ?? "");
    if (byte === undefined || byte < 0x80 || byte > 0xbf) return null;
    code = (code << 6) | (byte & 0x3f);
  }
  if (code < FIRST_MARK || code > 0x10ffff || isLetter(code)) return null;
  return { mark: String.fromCodePoint(code), end: at + length };
}

/** "ï¸" is an emoji's variation selector whose last byte has no sign in Windows-1252 and is often lost. */
const SELECTOR = /ï¸\u008f?/y;

function selectorAt(text: string, at: number): { mark: string; end: number } | null {
  SELECTOR.lastIndex = at;
  const found = SELECTOR.exec(text)?.[0];
  return found === undefined ? null : { mark: "", end: at + found.length };
}

const isLetter = (code: number): boolean => /\p{L}/u.test(String.fromCodePoint(code));

/** The text with its damaged marks as they once were; the same text where there are none. */
export function mendMarks(text: string): string {
  if (!SUSPECT.test(text)) return text;
  const parts: string[] = [];
  let copied = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (!SUSPECT.test(text[at] ?? "")) continue;
    const found =
      selectorAt(text, at) ??
      CODINGS.map((coding) => decodeAt(text, at, coding)).find((mark) => mark !== null);
    if (!found) continue;
    parts.push(text.slice(copied, at), found.mark);
    copied = found.end;
    at = found.end - 1;
  }
  parts.push(text.slice(copied));
  return parts.join("");
}
