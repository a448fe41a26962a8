/**
 * The text with its damaged characters as they once were, for the matching of words. Lines stay what they are and
 * columns do not: what is shown or run comes from the file itself.
 */
import { damagedAt } from "./damage-table.ts";

const MAYBE = /[\u0080-\uffff]/g;

export function readMarks(text: string): string {
  const pieces: string[] = [];
  let kept = 0;
  MAYBE.lastIndex = 0;
  for (let found = MAYBE.exec(text); found !== null; found = MAYBE.exec(text)) {
    const damaged = damagedAt(text, found.index);
    if (damaged === null) continue;
    pieces.push(text.slice(kept, found.index), damaged.was);
    kept = found.index + damaged.form.length;
    MAYBE.lastIndex = kept;
  }
  if (kept === 0) return text;
  pieces.push(text.slice(kept));
  return pieces.join("");
}
