/** Numbers of requests by chance: exact where there are few, by the normal curve where there are many, and cheap either way. */
import type { Chance } from "./random.ts";

/** From here on the normal curve is close enough. */
const MANY = 40;
/** What is seldomer than this does not happen. */
const NEVER = 1e-12;

function gauss({ next }: Chance): number {
  return Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
}

/** So many of something that comes `mean` times on the average. */
export function poisson(chance: Chance, mean: number): number {
  if (mean <= 0) return 0;
  if (mean > MANY) return Math.max(0, Math.round(mean + Math.sqrt(mean) * gauss(chance)));
  const floor = Math.exp(-mean);
  let count = 0;
  for (let product = chance.next(); product > floor; product *= chance.next()) count += 1;
  return count;
}

/** How many of `count` it happens to, to each with the same share. */
export function binomial(chance: Chance, count: number, share: number): number {
  if (count <= 0 || share < NEVER) return 0;
  if (share >= 1) return count;
  if (share > 0.5) return count - binomial(chance, count, 1 - share);
  const mean = count * share;
  if (mean > MANY) {
    const drawn = Math.round(mean + Math.sqrt(mean * (1 - share)) * gauss(chance));
    return Math.min(count, Math.max(0, drawn));
  }
  // From one that it happens to over to the next.
  const scale = Math.log1p(-share);
  let found = -1;
  for (let at = 0; at <= count; found += 1) at += 1 + Math.floor(Math.log(1 - chance.next()) / scale);
  return Math.max(0, found);
}

/** The share below `z` of a normal curve, to five digits (Abramowitz and Stegun, 26.2.17). */
export function belowNormal(z: number): number {
  const t = 1 / (1 + 0.231_641_9 * Math.abs(z));
  const sum =
    t *
    (0.319_381_53 + t * (-0.356_563_782 + t * (1.781_477_937 + t * (-1.821_255_978 + t * 1.330_274_429))));
  const tail = (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * sum;
  return z >= 0 ? 1 - tail : tail;
}
