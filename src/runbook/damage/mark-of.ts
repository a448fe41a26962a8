/** The mark that a text begins with (✅ ❌ ⚠ ☐ → 🚨 and their like), damaged or not, and how long it is. */
import { damagedAt } from "./damage-table.ts";
import { type Mark, marks, spelled, variation } from "./marks.ts";

export interface MarkFound {
  /** Null where the text begins with none. */
  readonly mark: Mark | null;
  /** In UTF-16 units, with what asks for its emoji form; 0 without a mark. */
  readonly length: number;
}

const none: MarkFound = { mark: null, length: 0 };

const meaning: ReadonlyMap<string, Mark> = new Map(marks);

export function markOf(text: string): MarkFound {
  const ascii = spelled.find(([spelling]) => text.startsWith(spelling));
  if (ascii !== undefined) return { mark: ascii[1], length: ascii[0].length };
  const whole = String.fromCodePoint(text.codePointAt(0) ?? 0);
  const real = meaning.get(whole);
  if (real !== undefined) return { mark: real, length: withVariation(text, whole.length) };
  const damaged = damagedAt(text, 0);
  const was = damaged === null ? undefined : meaning.get(damaged.was);
  if (damaged === null || was === undefined) return none;
  return { mark: was, length: withVariation(text, damaged.form.length) };
}

function withVariation(text: string, end: number): number {
  if (text.startsWith(variation, end)) return end + variation.length;
  const damaged = damagedAt(text, end);
  return damaged?.was === variation ? end + damaged.form.length : end;
}
