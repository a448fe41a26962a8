/**
 * The scatter of the release itself, by blocks of a minute, beside that of the time before. Only whole blocks count, so an
 * observation is always judged with a figure from before it; and it is never less than the past's.
 */
import { PHI_BLOCK_MS } from "./defaults.ts";
import { addBlocks, type Block, clampPhi, fittedTheta, surprise } from "./phi-from-past.ts";

export type LivePhi = {
  readonly phi0: number;
  /** How many blocks `phi0` counts for. */
  readonly shrink: number;
  /** Whether exposure is time rather than requests. */
  readonly time: boolean;
  readonly phi: number;
  /** The block under way, and how long it is so far. */
  readonly block: Block;
  readonly blockMs: number;
  /** All whole blocks of this step together. */
  readonly sum: Block;
  readonly blocks: number;
  readonly d: number;
  readonly v: number;
};

const NOTHING: Block = { nc: 0, xc: 0, nb: 0, xb: 0 };

export const openLivePhi = (from: Pick<LivePhi, "phi0" | "shrink" | "time">): LivePhi => ({
  ...from,
  phi: from.phi0,
  block: NOTHING,
  blockMs: 0,
  sum: NOTHING,
  blocks: 0,
  d: 0,
  v: 0,
});

export function addToPhi(live: LivePhi, seen: Block, ms: number): LivePhi {
  const block = addBlocks(live.block, seen);
  const blockMs = live.blockMs + ms;
  if (blockMs < PHI_BLOCK_MS) return { ...live, block, blockMs };
  const sum = addBlocks(live.sum, block);
  const found = surprise(block, fittedTheta(block, sum), live.time);
  const blocks = live.blocks + 1;
  const d = live.d + found.d;
  const v = live.v + found.v;
  const own = v > 0 ? d / v : live.phi0;
  const shrunk = (live.shrink * live.phi0 + blocks * own) / (live.shrink + blocks);
  const phi = clampPhi(Math.max(live.phi0, shrunk));
  return { ...live, phi, block: NOTHING, blockMs: 0, sum, blocks, d, v };
}

/** At a new weight the two sides are fitted anew: what was learned of the scatter stays. */
export const stepPhi = (live: LivePhi): LivePhi => ({ ...live, block: NOTHING, blockMs: 0, sum: NOTHING });
