/**
 * How many fell into each bucket between two readings of histograms. Classic ones are added up at the bounds that all of them
 * have, native ones at the coarsest of their resolutions, so that nothing is split by a guess.
 */
import type { FigureAsked, Interval } from "../../effect/index.ts";
import { coarser } from "./native-histogram.ts";
import { hasSides, type Pair, pair } from "./pair.ts";
import type { Histogram, Read, Unread } from "./reading.ts";
import { unread } from "./reading.ts";
import { sideOf } from "./sides.ts";

type Histograms = Extract<Read, { is: "histogram" }>;
type Found = Omit<Extract<Interval, { is: "histogram" }>, "is" | "fromMs" | "toMs">;
type Side = FigureAsked["side"];

function fell({ before, now }: Pair<Histogram>): boolean {
  if (now.total < before.total) return true;
  const isKnown = before.counts.size > 0 && now.counts.size > 0;
  if (isKnown && before.schema !== now.schema) return true;
  for (const [key, count] of before.counts)
    if ((now.counts.get(key) ?? (now.schema === null ? count : 0)) < count) return true;
  return false;
}

export function bucketsBetween(before: Histograms, now: Histograms, side: Side): Found | Unread {
  const paired = pair(before.histogram, now.histogram, fell);
  const { kept, dropped } = paired;
  const isSided = hasSides(side, before.histogram, now.histogram);
  const known = [...before.histogram, ...now.histogram];
  const schemas = new Set(known.map(({ schema }) => schema));
  if (schemas.size > 1 && schemas.has(null))
    return unread("some of its histograms are classic and some native");
  const scale = schemas.has(null) || schemas.size === 0 ? classic(known) : native(known, now.factor);
  if (scale === null) return unread("its histograms have no bound of a bucket in common");
  const sum = (pairs: readonly Pair<Histogram>[]): readonly number[] => {
    const counts = new Array<number>(scale.bounds.length + 1).fill(0);
    for (const each of pairs)
      for (const [at, more] of scale.grown(each).entries()) counts[at] = (counts[at] ?? 0) + more;
    return counts;
  };
  const of = (which: "new" | "old") =>
    isSided ? sum(kept.filter((each) => sideOf(each.now, side) === which)) : null;
  return {
    dropped,
    bounds: scale.bounds,
    schema: scale.schema,
    all: sum(kept),
    new: of("new"),
    old: of("old"),
  };
}

interface Scale {
  readonly bounds: readonly number[];
  readonly schema: number | null;
  /** How many more there are in each bucket, the last one above all bounds. */
  readonly grown: (pair: Pair<Histogram>) => readonly number[];
}

function classic(known: readonly Histogram[]): Scale | null {
  const [first, ...rest] = known;
  const shared = [...(first?.counts.keys() ?? [])].filter((bound) =>
    rest.every(({ counts }) => counts.has(bound)),
  );
  const bounds = shared.sort((a, b) => a - b);
  if (bounds.length === 0 && known.length > 0) return null;
  const grown = ({ before, now }: Pair<Histogram>): readonly number[] => {
    const upTo = bounds.map((bound) => (now.counts.get(bound) ?? 0) - (before.counts.get(bound) ?? 0));
    // Rounding in the source must not make a bucket of less than nothing.
    return [...upTo, now.total - before.total].map((each, at) => Math.max(0, each - (upTo[at - 1] ?? 0)));
  };
  return { bounds, schema: null, grown };
}

/** More buckets than any latency needs at the finest resolution. */
const MOST_BUCKETS = 4_096;

function native(known: readonly Histogram[], factor: number): Scale | null {
  const schema = Math.min(
    ...known.flatMap(({ schema: each, counts }) => (each === null || counts.size === 0 ? [] : [each])),
    8,
  );
  const levelled = new Map(
    known.map((each) => [each, coarser(each.counts, (each.schema ?? schema) - schema)]),
  );
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const counts of levelled.values())
    for (const index of counts.keys()) [low, high] = [Math.min(low, index), Math.max(high, index)];
  if (high - low > MOST_BUCKETS) return null;
  if (high < low) [low, high] = [0, 0];
  // One bound more at the bottom: below it is what counts as zero.
  const bounds = Array.from(
    { length: high - low + 2 },
    (_, at) => factor * 2 ** ((low - 1 + at) * 2 ** -schema),
  );
  const grown = ({ before, now }: Pair<Histogram>): readonly number[] => {
    const [was, is] = [levelled.get(before), levelled.get(now)];
    const inside = bounds.slice(1).map((_, at) => (is?.get(low + at) ?? 0) - (was?.get(low + at) ?? 0));
    const counted = inside.reduce((sum, each) => sum + each, 0);
    return [Math.max(0, now.total - before.total - counted), ...inside, 0];
  };
  return { bounds, schema, grown };
}
