/**
 * Bytes to text: UTF-8 and UTF-16 by their marks, UTF-8 without one, and Windows-1252 where it is no UTF-8. Line ends
 * stay as they are, so that line numbers are those on disk.
 */

export interface Decoded {
  readonly text: string;
  readonly encoding: "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";
  /** The 1-based line of the first byte that is not UTF-8; null where every byte is, or where a mark said otherwise. */
  readonly oddLine: number | null;
}

const NEWLINE = 0x0a;

function swapped(bytes: Uint8Array): Uint8Array {
  const even = bytes.length - (bytes.length % 2);
  const turned = new Uint8Array(even);
  for (let index = 0; index < even; index += 2) {
    turned[index] = bytes[index + 1] ?? 0;
    turned[index + 1] = bytes[index] ?? 0;
  }
  return turned;
}

function startsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, index) => bytes[index] === byte);
}

/** How many bytes a UTF-8 character beginning at `at` takes; 0 where none does. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0;
  if (first < 0x80) return 1;
  const length = first >= 0xf0 && first < 0xf5 ? 4 : first >= 0xe0 ? 3 : first >= 0xc2 ? 2 : 0;
  if (length === 0 || first >= 0xf5) return 0;
  const second = bytes[at + 1] ?? 0;
  // Over-long forms, surrogates and what lies beyond U+10FFFF show in the second byte.
  const low = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80;
  const high = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
  if (second < low || second > high) return 0;
  for (let next = at + 2; next < at + length; next += 1) if (((bytes[next] ?? 0) & 0xc0) !== 0x80) return 0;
  return length;
}

function firstOddLine(bytes: Uint8Array): number {
  let line = 1;
  for (let at = 0; at < bytes.length; ) {
    const length = sequenceLength(bytes, at);
    if (length === 0) return line;
    if (bytes[at] === NEWLINE) line += 1;
    at += length;
  }
  return line;
}

/** What Windows-1252 has at 80 to 9F, where Latin-1 has control characters; the five it leaves free stay those. */
const TYPOGRAPHY =
  "\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f" +
  "\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178";

/** By hand, for Node's own decoder of that name reads Latin-1 in several versions. */
function fromWindows1252(bytes: Uint8Array): string {
  const latin1 = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
  return latin1.replace(/[\u0080-\u009f]/g, (mark) => TYPOGRAPHY[mark.charCodeAt(0) - 0x80] ?? mark);
}

export function decode(bytes: Uint8Array): Decoded {
  const plain = { oddLine: null } as const;
  if (startsWith(bytes, [0xff, 0xfe])) {
    const text = Buffer.from(bytes.subarray(2)).toString("utf16le");
    return { text, encoding: "utf-16le", ...plain };
  }
  if (startsWith(bytes, [0xfe, 0xff])) {
    const text = Buffer.from(swapped(bytes.subarray(2))).toString("utf16le");
    return { text, encoding: "utf-16be", ...plain };
  }
  try {
    // The decoder drops the mark EF BB BF by itself.
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes), encoding: "utf-8", ...plain };
  } catch {
    return { text: fromWindows1252(bytes), encoding: "windows-1252", oddLine: firstOddLine(bytes) };
  }
}
