/** The known name that somebody meant who wrote this one: one slip of the hand away, no more. Wilder guesses are not made. */

const LONGEST = 40;
/** Shorter names are one slip from too much. */
const SHORTEST = 4;
/** `gett`: a short name may be meant where only a letter is too many. */
const SHORT = 3;

const bare = (name: string): string => name.replace(/^-+/, "");

/** One letter more, less or other, or two neighbours swapped; equal names are no slip. */
export function oneSlip(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (long.length - short.length > 1 || a === b) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at += 1;
  if (short.length < long.length) return short.slice(at) === long.slice(at + 1);
  if (short.slice(at + 1) === long.slice(at + 1)) return true;
  return (
    short[at] === long[at + 1] && short[at + 1] === long[at] && short.slice(at + 2) === long.slice(at + 2)
  );
}

/** Two names that differ in one digit (`--http1`, `--http2`) may well be two names. */
const meantSo = (a: string, b: string): boolean => a.replace(/\d/g, "0") === b.replace(/\d/g, "0");

export function slipOf(name: string, known: Iterable<string>): string | null {
  const wanted = bare(name);
  if (wanted.length < SHORTEST || wanted.length > LONGEST) return null;
  for (const candidate of known) {
    const other = bare(candidate);
    const longEnough =
      other.length >= SHORTEST ||
      (other.length === SHORT && wanted.length > SHORT && wanted.startsWith(other[0] ?? ""));
    if (longEnough && oneSlip(wanted, other) && !meantSo(wanted, other)) return candidate;
  }
  return null;
}
