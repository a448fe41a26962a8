/** One release as the counts of its ticks, drawn beforehand so that every judge looks at the same one. */
import type { Block } from "../../src/judge/index.ts";
import { type Draws, drawsFrom } from "./draws.ts";
import { BLOCK_MS, PAST_BLOCKS, type Scenario, TICK_MS, TICKS } from "./scenarios.ts";

export interface Stream {
  readonly nc: Float64Array;
  readonly xc: Float64Array;
  readonly nb: Float64Array;
  readonly xb: Float64Array;
  /** The hour before: a slice of the old version, as large as the new one will be, beside the rest. */
  readonly past: readonly Block[];
}

/** How a good release differs from independent requests; the scatter of both sides, tick by tick. */
export interface Noise {
  readonly name: string;
  /** Factors on the rates of slice and rest, the traffic's factor, and how many failures come at once, per tick. */
  readonly begin: (draws: Draws) => (tick: number) => Shake;
}

export interface Shake {
  readonly newRate: number;
  readonly oldRate: number;
  readonly traffic: number;
  /** Mean size of a cluster of failures. */
  readonly cluster: number;
}

const CALM: Shake = { newRate: 1, oldRate: 1, traffic: 1, cluster: 1 };
export const calm: Noise = { name: "independent requests", begin: () => () => CALM };

export function streamOf(scenario: Scenario, seed: number, noise: Noise = calm): Stream {
  const draws = drawsFrom(seed);
  const past = pastOf(scenario, draws, noise.begin(draws));
  const stream = {
    nc: new Float64Array(TICKS),
    xc: new Float64Array(TICKS),
    nb: new Float64Array(TICKS),
    xb: new Float64Array(TICKS),
    past,
  };
  const shake = noise.begin(draws);
  for (let tick = 0; tick < TICKS; tick += 1) {
    const effect = tick * TICK_MS >= scenario.onsetMs ? scenario.effect : 0;
    const drawn = drawTick({ ...scenario, effect }, draws, shake(tick));
    stream.nc[tick] = drawn.nc;
    stream.xc[tick] = drawn.xc;
    stream.nb[tick] = drawn.nb;
    stream.xb[tick] = drawn.xb;
  }
  return stream;
}

/** Without noise a block is one draw; with it, it is made of ticks, for noise may be shorter than a block. */
function pastOf(scenario: Scenario, draws: Draws, shake: (tick: number) => Shake): readonly Block[] {
  const good = { ...scenario, effect: 0 };
  const perBlock = BLOCK_MS / TICK_MS;
  return Array.from({ length: PAST_BLOCKS }, (_, block) => {
    if (shake(block * perBlock) === CALM) return drawTick({ ...good, rps: good.rps * perBlock }, draws, CALM);
    const sum = { nc: 0, xc: 0, nb: 0, xb: 0 };
    for (let tick = 0; tick < perBlock; tick += 1) {
      const drawn = drawTick(good, draws, shake(block * perBlock + tick));
      sum.nc += drawn.nc;
      sum.xc += drawn.xc;
      sum.nb += drawn.nb;
      sum.xb += drawn.xb;
    }
    return sum;
  });
}

type OneTick = Pick<Scenario, "rps" | "share" | "rate" | "effect">;

function drawTick({ rps, share, rate, effect }: OneTick, draws: Draws, shake: Shake): Block {
  const requests = (rps * shake.traffic * TICK_MS) / 1000;
  const newer = side(requests * share, Math.min(1, rate * shake.newRate + effect), { draws, shake });
  const old = side(requests * (1 - share), Math.min(1, rate * shake.oldRate), { draws, shake });
  return { nc: newer.n, xc: newer.x, nb: old.n, xb: old.x };
}

interface With {
  readonly draws: Draws;
  readonly shake: Shake;
}

/** Good and failing requests arrive by themselves; clustered failures arrive several at a time. */
function side(
  mean: number,
  rate: number,
  { draws, shake }: With,
): { readonly n: number; readonly x: number } {
  const good = draws.poisson(mean * (1 - rate));
  if (shake.cluster === 1) {
    const x = draws.poisson(mean * rate);
    return { n: good + x, x };
  }
  const clusters = draws.poisson((mean * rate) / shake.cluster);
  let x = 0;
  for (let at = 0; at < clusters; at += 1)
    x += 1 + Math.floor(Math.log(1 - draws.uniform()) / Math.log(1 - 1 / shake.cluster));
  return { n: good + x, x };
}
