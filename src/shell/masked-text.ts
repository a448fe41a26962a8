/**
 * Text made safe for the parser without moving anything: what would be read as an operator inside a placeholder, a prompt or a
 * stray quote becomes a stand-in of the same length, and can be turned back.
 */
import { findPlaceholders } from "./find-placeholders.ts";

const special = "<>|[]{}()'\"`& ;#$*?!~\\";
const firstStandIn = 0xe000;

const standIn = (char: string): string => {
  const at = special.indexOf(char);
  return at < 0 ? char : String.fromCharCode(firstStandIn + at);
};

const masked = (text: string): string =>
  Array.from(text, (char) => (char.length === 1 ? standIn(char) : char)).join("");

const standIns = /[\ue000-\ue01f]/g;

/** The text as the author wrote it. */
export const unmask = (text: string): string =>
  text.replace(standIns, (char) => special[char.charCodeAt(0) - firstStandIn] ?? char);

export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Every stretch's special characters replaced; stretches in order and apart. */
export function maskStretches(text: string, stretches: readonly Stretch[]): string {
  const pieces: string[] = [];
  let from = 0;
  for (const { start, end } of stretches) {
    if (start < from) continue;
    pieces.push(text.slice(from, start), masked(text.slice(start, end)));
    from = end;
  }
  return pieces.length === 0 ? text : [...pieces, text.slice(from)].join("");
}

const ellipsis = /<(?:\.{3}|…)>|\[(?:\.{3}|…)\]|<[\w.+-]{1,64}@[\w.-]{1,64}>/g;

export function maskPlaceholders(text: string): string {
  const shapes = findPlaceholders(text).map(({ start, end }) => ({ start, end }));
  for (const match of text.matchAll(ellipsis))
    shapes.push({ start: match.index, end: match.index + match[0].length });
  return maskStretches(
    text,
    shapes.sort((a, b) => a.start - b.start),
  );
}
