/** Where a text's characters were damaged, and what each was. */
import { damagedAt } from "./damage-table.ts";

export interface Damage {
  readonly line: number;
  /** 1-based and inclusive, in UTF-16 units. */
  readonly columns: readonly [first: number, last: number];
  /** The character that it was. */
  readonly what: string;
}

const CANDIDATE = /\r\n|[\n\r\u0080-\uffff]/g;

export function findDamage(text: string): readonly Damage[] {
  const found: Damage[] = [];
  let line = 1;
  let lineStart = 0;
  CANDIDATE.lastIndex = 0;
  for (let next = CANDIDATE.exec(text); next !== null; next = CANDIDATE.exec(text)) {
    const at = next.index;
    if (/^[\r\n]/.test(next[0])) {
      line += 1;
      lineStart = CANDIDATE.lastIndex;
      continue;
    }
    const damaged = damagedAt(text, at);
    if (damaged === null) continue;
    const end = at + damaged.form.length;
    found.push({ line, columns: [at - lineStart + 1, end - lineStart], what: damaged.was });
    CANDIDATE.lastIndex = end;
  }
  return found;
}
