/**
 * How long a condition must hold ("for more than 2 minutes", "5 consecutive minutes", "sustained for 10 min") and
 * over which time its figure is taken ("over 5 min", "in the last 10 minutes", "5-minute average").
 */
import type { Token } from "./tokens.ts";

export interface Held {
  readonly holdMs: number | null;
  readonly windowMs: number | null;
  /** The tokens that said so. */
  readonly used: ReadonlySet<number>;
}

const HOLDS: ReadonlySet<string> = new Set(
  "for lasting lasts last persists persisting persist persisted sustained sustains continuing".split(" "),
);
const WINDOWS: ReadonlySet<string> = new Set(
  "in within over during across every averaged through".split(" "),
);
/** Words between "for" or "over" and the length. */
const BETWEEN: ReadonlySet<string> = new Set(
  (
    "for more than over at least longer about approximately around roughly a an up to any the last past rolling period " +
    "of previous trailing continuous continuously consecutive consecutively straight full entire minimum > >= ~ ≈ - some"
  ).split(" "),
);
const AFTER: ReadonlySet<string> = new Set(
  "straight consecutively continuously consecutive period window or more longer span interval".split(" "),
);
const AVERAGES: ReadonlySet<string> = new Set("avg average window rolling moving mean".split(" "));
const UNIT_MS: ReadonlyMap<string, number> = new Map([
  ["second", 1000],
  ["seconds", 1000],
  ["minute", 60_000],
  ["minutes", 60_000],
  ["min", 60_000],
  ["mins", 60_000],
  ["hour", 3_600_000],
  ["hours", 3_600_000],
  ["day", 86_400_000],
  ["days", 86_400_000],
]);
const REACH = 6;

const isLength = (token: Token | undefined): boolean => token?.quantity?.unit === "ms";

interface Length {
  readonly ms: number;
  readonly end: number;
}

/** A length at a token: "10 min", or "5 consecutive minutes". */
function lengthAt(tokens: readonly Token[], at: number): Length | null {
  const token = tokens[at];
  if (token && isLength(token)) return { ms: token.quantity?.value ?? 0, end: at + 1 };
  if (!token?.quantity?.bare) return null;
  const straight = /^(?:consecutive|continuous|straight|full)$/.test(tokens[at + 1]?.text ?? "");
  const unit = straight ? UNIT_MS.get(tokens[at + 2]?.text ?? "") : undefined;
  return unit === undefined ? null : { ms: token.quantity.value * unit, end: at + 3 };
}

function lengthAfter(tokens: readonly Token[], at: number): Length | null {
  for (let next = at + 1; next <= at + REACH; next += 1) {
    const length = lengthAt(tokens, next);
    if (length) return { ms: length.ms, end: pastTrailing(tokens, length.end) };
    if (!BETWEEN.has(tokens[next]?.text ?? "")) return null;
  }
  return null;
}

function pastTrailing(tokens: readonly Token[], from: number): number {
  let end = from;
  while (end < from + 3 && AFTER.has(tokens[end]?.text ?? "") && !/^(?:or)$/.test(tokens[end]?.text ?? ""))
    end += 1;
  if (tokens[end]?.text === "or" && /^(?:more|longer)$/.test(tokens[end + 1]?.text ?? "")) end += 2;
  return end;
}

/** Is there a value besides the length between these tokens? Otherwise "over 10 minutes" is the comparison itself. */
const othersValue = (
  tokens: readonly Token[],
  used: ReadonlySet<number>,
  [from, to]: readonly [number, number],
): boolean =>
  tokens.some(
    (token, index) =>
      !used.has(index) &&
      (index < from || index >= to) &&
      (token.kind === "quantity" || (token.kind === "sign" && index < from)),
  );

function findHold(tokens: readonly Token[], used: Set<number>): number | null {
  for (let at = 0; at < tokens.length; at += 1) {
    // "in the last 30 minutes" lasts nothing.
    const adjective =
      tokens[at]?.text === "last" && /^(?:the|in|within|over)$/.test(tokens[at - 1]?.text ?? "");
    const starts = HOLDS.has(tokens[at]?.text ?? "") && tokens[at]?.kind === "word" && !adjective;
    const length = starts ? lengthAfter(tokens, at) : straightAt(tokens, at);
    if (!length) continue;
    const from = tokens[at - 1]?.text === "sustained" ? at - 1 : at;
    take(used, from, length.end);
    return length.ms;
  }
  return null;
}

function straightAt(tokens: readonly Token[], at: number): Length | null {
  const bare = tokens[at]?.quantity?.bare ?? false;
  return bare ? lengthAt(tokens, at) : null;
}

function findWindow(tokens: readonly Token[], used: Set<number>): number | null {
  for (let at = 0; at < tokens.length; at += 1) {
    if (used.has(at)) continue;
    const said = WINDOWS.has(tokens[at]?.text ?? "") && tokens[at]?.kind === "word";
    const length = said ? lengthAfter(tokens, at) : averageAt(tokens, at);
    if (!length || !othersValue(tokens, used, [at, length.end])) continue;
    take(used, at, length.end);
    return length.ms;
  }
  return null;
}

/** "5m avg", "10-minute window", "[5m]". */
function averageAt(tokens: readonly Token[], at: number): Length | null {
  if (tokens[at]?.text === "[" && isLength(tokens[at + 1]) && tokens[at + 2]?.text === "]") {
    return { ms: tokens[at + 1]?.quantity?.value ?? 0, end: at + 3 };
  }
  const before = tokens[at - 1];
  const compared =
    before?.kind === "sign" || /^(?:than|above|below|over|under|exceeds)$/.test(before?.text ?? "");
  if (!isLength(tokens[at]) || compared || !AVERAGES.has(tokens[at + 1]?.text ?? "")) return null;
  return { ms: tokens[at]?.quantity?.value ?? 0, end: at + 2 };
}

/** "> 5% (10 min)": a length in parentheses after a value is a hold. */
function findBracketed(tokens: readonly Token[], used: Set<number>): number | null {
  for (let at = 1; at < tokens.length - 2; at += 1) {
    const length = tokens[at + 1];
    if (
      tokens[at]?.text !== "(" ||
      !length ||
      !isLength(length) ||
      tokens[at + 2]?.text !== ")" ||
      used.has(at + 1)
    )
      continue;
    if (!tokens.slice(0, at).some((token) => token.kind === "quantity")) continue;
    take(used, at, at + 3);
    return length.quantity?.value ?? null;
  }
  return null;
}

function take(used: Set<number>, from: number, to: number): void {
  for (let index = from; index < to; index += 1) used.add(index);
}

export function findHeld(tokens: readonly Token[]): Held {
  const used = new Set<number>();
  const holdMs = findHold(tokens, used);
  const windowMs = findWindow(tokens, used);
  return { holdMs: holdMs ?? findBracketed(tokens, used), windowMs, used };
}
