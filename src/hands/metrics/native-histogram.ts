/**
 * A native histogram as the HTTP API of Prometheus gives it: buckets with their two edges, the empty ones left out. Its
 * resolution is told by the edges; one whose edges are no powers is refused.
 */
import { numberIn } from "./number-in.ts";
import { type Unread, unread } from "./reading.ts";

export interface NativeCounts {
  readonly schema: number;
  /** Number of a bucket to how many are in it; bucket i ends at 2^(i * 2^-schema). */
  readonly counts: ReadonlyMap<number, number>;
  readonly total: number;
}

const COARSEST = -4;
const FINEST = 8;
/** Edges are written with as many digits as a float has. */
const CLOSE = 1e-6;

const text = (value: unknown): number =>
  typeof value === "string" ? (numberIn(value) ?? Number.NaN) : Number.NaN;

export function nativeCounts(value: unknown): NativeCounts | Unread {
  const { count, buckets = [] } = (value ?? {}) as { readonly count?: unknown; readonly buckets?: unknown };
  const total = text(count);
  if (!Number.isFinite(total) || total < 0)
    return unread("its native histogram has no count that could be one");
  if (!Array.isArray(buckets)) return unread("its native histogram has no buckets");
  const counts = new Map<number, number>();
  let schema: number | null = null;
  for (const bucket of buckets as readonly unknown[]) {
    const [, left, right, inside] = (Array.isArray(bucket) ? bucket : []) as readonly unknown[];
    const [from, to, many] = [text(left), text(right), text(inside)];
    if (!Number.isFinite(many) || many < 0) return unread("a bucket of its native histogram holds no count");
    // Around zero: whatever is not above the smallest of the others.
    if (from <= 0 && to >= 0) continue;
    if (to < 0) return unread("its native histogram holds values below zero, which no duration has");
    const own = schemaOf(from, to);
    if (own === null || (schema !== null && schema !== own))
      return unread(
        "its native histogram has bounds of its own, which are not read: keep the classic buckets beside it",
      );
    schema = own;
    counts.set(Math.round(Math.log2(to) * 2 ** own), many);
  }
  return { schema: schema ?? FINEST, counts, total };
}

function schemaOf(from: number, to: number): number | null {
  const exact = -Math.log2(Math.log2(to / from));
  const schema = Math.round(exact);
  return Math.abs(exact - schema) < CLOSE * 2 ** (FINEST + 2) && schema >= COARSEST && schema <= FINEST
    ? schema
    : null;
}

/** The same counts in buckets that are `steps` doublings wider. */
export function coarser(counts: ReadonlyMap<number, number>, steps: number): ReadonlyMap<number, number> {
  if (steps <= 0) return counts;
  const wider = new Map<number, number>();
  for (const [index, count] of counts) {
    const at = Math.ceil(index / 2 ** steps);
    wider.set(at, (wider.get(at) ?? 0) + count);
  }
  return wider;
}
