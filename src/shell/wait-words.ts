/** "Wait 5 minutes", `sleep 5m`: how long, in milliseconds, or null where no one length is said. */

const unitMs: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** The argument of `sleep`: seconds, or a number with s, m, h or d. */
export function sleepMs(word: string): number | null {
  const match = /^(\d{1,9}(?:\.\d{1,6})?)([smhd]?)$/.exec(word);
  if (match === null) return null;
  const ms = Number(match[1]) * (unitMs[match[2] || "s"] ?? 1000);
  return Number.isSafeInteger(Math.round(ms)) ? Math.round(ms) : null;
}

const waiting =
  /^(?:please\s+|then\s+|now\s+)?(?:wait|pause|sleep)\s+(?:for\s+)?(?:at\s+least\s+|about\s+|around\s+|approximately\s+|another\s+|~\s?)?(\d{1,6}(?:\.\d{1,3})?|an?|one|two|three|five|ten|thirty)\s?-?(s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?)\b(.*)$/i;

const numbers: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  five: 5,
  ten: 10,
  thirty: 30,
};

/** A comment that asks for nothing but a wait; what follows the length may say what for. */
export function waitMs(comment: string): number | null {
  const match = waiting.exec(comment.slice(0, 200).trim());
  if (match === null) return null;
  const amount = numbers[(match[1] ?? "").toLowerCase()] ?? Number(match[1]);
  const ms = amount * (unitMs[(match[2] ?? "s").charAt(0).toLowerCase()] ?? 1000);
  return Number.isFinite(ms) ? ms : null;
}
