/**
 * How much more counts scatter than independent requests would, told from the time before the release: retries, batches and
 * noisy nodes do that. One means not at all; the judge divides its evidence by it.
 */
import { PHI_MAX } from "./defaults.ts";

/** One side beside the other in one block of time. */
export interface Block {
  readonly nc: number;
  readonly xc: number;
  readonly nb: number;
  readonly xb: number;
}

export interface Total {
  readonly n: number;
  readonly x: number;
}

export const clampPhi = (phi: number): number =>
  Number.isNaN(phi) ? 1 : Math.min(PHI_MAX, Math.max(1, phi));

/** The share of events that the new side has where the rates differ by the fitted ratio; half an event keeps it off 0. */
export function fittedTheta({ nc, nb }: Block, sum: Block): number {
  const ratio = (((sum.xc + 0.5) / sum.nc) * sum.nb) / (sum.xb + 0.5);
  return (ratio * nc) / (ratio * nc + nb);
}

/** The squared surprise of a block, and what it would be on average. `time`: exposure is no number of requests. */
export function surprise(
  block: Block,
  theta: number,
  time: boolean,
): { readonly d: number; readonly v: number } {
  const events = block.xc + block.xb;
  const finite = time ? 1 : Math.max(0, 1 - events / (block.nc + block.nb));
  return { d: (block.xc - theta * events) ** 2, v: events * theta * (1 - theta) * finite };
}

export const sumOf = (blocks: readonly Block[]): Block =>
  blocks.reduce(addBlocks, { nc: 0, xc: 0, nb: 0, xb: 0 });

export const addBlocks = (a: Block, b: Block): Block => ({
  nc: a.nc + b.nc,
  xc: a.xc + b.xc,
  nb: a.nb + b.nb,
  xb: a.xb + b.xb,
});

/** From one slice of the serving version beside the rest of it; null: too few blocks, or no event in them. */
export function phiFromHistory(blocks: readonly Block[], time = false): number | null {
  const sum = sumOf(blocks);
  if (blocks.length < 2 || sum.nc <= 0 || sum.nb <= 0) return null;
  let d = 0;
  let v = 0;
  for (const block of blocks) {
    const found = surprise(block, fittedTheta(block, sum), time);
    d += found.d;
    v += found.v;
  }
  return v > 0 ? clampPhi((blocks.length / (blocks.length - 1)) * (d / v)) : null;
}

/**
 * Where no slice can be told from the rest: neighbouring blocks are compared, so that a slow swell of the day is not taken
 * for noise. It errs upwards, for noise that hits all alike would hit both sides of a release.
 */
export function phiFromTotals(blocks: readonly Total[], time = false): number | null {
  const n = blocks.reduce((sum, block) => sum + block.n, 0);
  const x = blocks.reduce((sum, block) => sum + block.x, 0);
  const spread = time ? x / n : (x / n) * (1 - x / n);
  let d = 0;
  let v = 0;
  for (const [at, next] of blocks.entries()) {
    const last = blocks[at - 1];
    const both = next.n + (last?.n ?? 0);
    if (last === undefined || both <= 0) continue;
    d += ((next.x * last.n - last.x * next.n) / both) ** 2;
    v += (spread * last.n * next.n) / both;
  }
  return v > 0 ? clampPhi(d / v) : null;
}
