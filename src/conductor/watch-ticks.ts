/**
 * What is kept of ticks: the last ten minutes as they came, and of the time before, up to an hour, sums minute by minute, for
 * conditions that look far back. A tick that told nothing is in no sum.
 */
import type { FigureSample } from "../effect/index.ts";
import { added, LONGEST_WINDOW_MS } from "./guard-figures.ts";
import type { Tick, WatchState } from "./watch-state.ts";

const WHOLE_MS = 600_000;
const BLOCK_MS = 60_000;

type Kept = Pick<WatchState, "earlier" | "ticks">;

/** Oldest first. */
export const allTicks = ({ earlier, ticks }: Kept): readonly Tick[] => [...earlier, ...ticks];

export function withTick({ earlier, ticks }: Kept, tick: Tick): Kept {
  const isWhole = ({ at }: Tick): boolean => at > tick.at - WHOLE_MS;
  // One block more than the longest window, which begins somewhere within it.
  const oldest = tick.at - LONGEST_WINDOW_MS - BLOCK_MS;
  const summed = ticks.filter((each) => !isWhole(each)).reduce(intoBlocks, earlier);
  return {
    earlier:
      summed[0] === undefined || summed[0].at > oldest ? summed : summed.filter(({ at }) => at > oldest),
    ticks: [...ticks.filter(isWhole), tick],
  };
}

function intoBlocks(blocks: readonly Tick[], tick: Tick): readonly Tick[] {
  if (Object.keys(tick.figures).length === 0) return blocks;
  const last = blocks.at(-1);
  if (last === undefined || minuteOf(last) !== minuteOf(tick)) return [...blocks, { ...tick, held: [] }];
  const figures = { ...last.figures };
  for (const [id, sample] of Object.entries(tick.figures)) figures[id] = joined(figures[id], sample);
  return [...blocks.slice(0, -1), { ...last, at: tick.at, figures }];
}

const minuteOf = ({ at }: Tick): number => Math.floor(at / BLOCK_MS);

/** It lasts as long as what it sums, though some in between may not have been read. */
function joined(before: FigureSample | undefined, sample: FigureSample): FigureSample {
  if (before === undefined) return sample;
  if (!("toMs" in sample)) return before;
  const sum = "toMs" in before ? added(sample, before) : null;
  return sum === null || !("toMs" in before)
    ? sample
    : { ...sum, fromMs: sum.fromMs - Math.max(0, before.toMs - before.fromMs) };
}
