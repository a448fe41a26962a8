/**
 * The time before the release: how much a metric scatters by itself. One slice of the serving version beside the rest tells
 * it best; with totals only it is told with caution; without any past a cautious figure stands, marked as not calibrated.
 */
import {
  PAST_NONE_MS,
  PAST_SHORT_MS,
  PHI_BLOCK_MS,
  PHI_LONG_BLOCK_MS,
  PHI_SHORT_BLOCK_MS,
  PHI_SHORT_FACTOR,
  PHI_SHRINK,
  PHI_UNKNOWN,
} from "./defaults.ts";
import { countAbove, histogramFault, totalOf } from "./histogram.ts";
import type { Test } from "./judged.ts";
import { type MetricSample, type Side, spanMs } from "./metric-sample.ts";
import { faultOf } from "./observation.ts";
import {
  addBlocks,
  type Block,
  clampPhi,
  phiFromHistory,
  phiFromTotals,
  type Total,
} from "./phi-from-past.ts";

export interface PastPhi {
  readonly phi0: number;
  /** How many blocks it counts for beside those of the release. */
  readonly shrink: number;
  readonly calibrated: boolean;
}

const UNKNOWN: PastPhi = { phi0: PHI_UNKNOWN, shrink: PHI_SHRINK, calibrated: false };

interface Piece {
  readonly ms: number;
  /** A slice beside the rest; null: only the total is known. */
  readonly slice: Block | null;
  readonly total: Total;
}

/** `time`: exposure is time, or not known, which the fitted ratio makes good. */
export function phiOfPast(past: readonly MetricSample[] | null, test: Test, time: boolean): PastPhi {
  const pieces = (past ?? []).flatMap((sample) => pieceOf(sample, test));
  const ms = pieces.reduce((sum, piece) => sum + piece.ms, 0);
  if (ms < PAST_NONE_MS) return UNKNOWN;
  const short = ms < PAST_SHORT_MS;
  const lengths = short ? [PHI_SHORT_BLOCK_MS] : [PHI_BLOCK_MS, PHI_LONG_BLOCK_MS];
  const found = lengths.flatMap((length) => {
    const blocks = blocksOf(pieces, length);
    const phi = phiOf(blocks, time);
    return phi === null ? [] : [{ phi, blocks: blocks.length }];
  });
  if (found.length === 0) return UNKNOWN;
  const most = Math.max(...found.map(({ phi }) => phi));
  const phi0 = short ? Math.max(PHI_SHORT_FACTOR, most * PHI_SHORT_FACTOR) : most;
  return { phi0: clampPhi(phi0), shrink: Math.max(PHI_SHRINK, found[0]?.blocks ?? 0), calibrated: true };
}

function phiOf(blocks: readonly Piece[], time: boolean): number | null {
  const slices = blocks.flatMap(({ slice }) => slice ?? []);
  return slices.length === blocks.length
    ? phiFromHistory(slices, time)
    : phiFromTotals(
        blocks.map(({ total }) => total),
        time,
      );
}

/** Pieces put together to blocks of at least a length; what is left over at the end is no block. */
function blocksOf(pieces: readonly Piece[], lengthMs: number): readonly Piece[] {
  const blocks: Piece[] = [];
  let open: Piece | null = null;
  for (const piece of pieces) {
    open = open === null ? piece : joined(open, piece);
    if (open.ms < lengthMs) continue;
    blocks.push(open);
    open = null;
  }
  return blocks;
}

const joined = (a: Piece, b: Piece): Piece => ({
  ms: a.ms + b.ms,
  slice: a.slice === null || b.slice === null ? null : addBlocks(a.slice, b.slice),
  total: { n: a.total.n + b.total.n, x: a.total.x + b.total.x },
});

function pieceOf(sample: MetricSample, test: Test): readonly Piece[] {
  const ms = spanMs(sample) ?? PHI_BLOCK_MS;
  const newer = totalAt(sample, "new", { test, ms });
  const old = totalAt(sample, "old", { test, ms });
  const all = totalAt(sample, "all", { test, ms });
  const total = all ?? old;
  if (total === null || total.n <= 0) return [];
  const apart = newer !== null && old !== null && newer.n > 0 && old.n > 0;
  return [{ ms, total, slice: apart ? { nc: newer.n, xc: newer.x, nb: old.n, xb: old.x } : null }];
}

interface How {
  readonly test: Test;
  readonly ms: number;
}

function totalAt(sample: MetricSample, side: Side, { test, ms }: How): Total | null {
  const total = rawTotal(sample, side, { test, ms });
  if (total === null) return null;
  const seen = { nc: total.n, xc: total.x, nb: null, xb: null };
  return faultOf(seen, sample.is !== "count") === null ? total : null;
}

function rawTotal(sample: MetricSample, side: Side, { test, ms }: How): Total | null {
  const cutMs = test.cut?.oldMs ?? 0;
  switch (sample.is) {
    case "share":
      return sample[side] ?? null;
    case "count": {
      const x = sample[side] ?? null;
      return x === null ? null : { n: exposureOf(sample, side) ?? ms, x };
    }
    case "histogram": {
      const buckets = sample[side] ?? null;
      if (buckets === null || histogramFault(sample.bounds, buckets) !== null) return null;
      const x = countAbove(sample.bounds, buckets, cutMs);
      return x === null ? null : { n: totalOf(buckets), x };
    }
    case "durations": {
      const durations = sample[side] ?? null;
      return durations === null
        ? null
        : { n: durations.length, x: durations.filter((duration) => duration > cutMs).length };
    }
    default:
      return null;
  }
}

const exposureOf = (sample: MetricSample & { readonly is: "count" }, side: Side): number | null =>
  (side === "new" ? sample.newExposure : side === "old" ? sample.oldExposure : null) ?? null;
