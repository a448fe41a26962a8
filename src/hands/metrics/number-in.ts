/** A number as metrics write it. What is none, or no finite one, is told apart, never rounded to something. */

const NUMBER = /^[+-]?(?:\d{1,400}(?:\.\d{0,400})?|\.\d{1,400})(?:[eE][+-]?\d{1,4})?$/;

/** NaN and infinities as they are; null: no number stands there. */
export function numberIn(text: string): number | null {
  if (NUMBER.test(text)) return Number(text);
  if (/^nan$/i.test(text)) return Number.NaN;
  const infinite = /^([+-]?)inf(?:inity)?$/i.exec(text);
  if (infinite === null) return null;
  return infinite[1] === "-" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
}

/** Why a number cannot be what a counter stands at; null: it can. */
export function notCounted(value: number): string | null {
  if (Number.isNaN(value)) return "stands at NaN";
  if (!Number.isFinite(value)) return "stands at infinity";
  return value < 0 ? "is negative, so it is no counter" : null;
}
