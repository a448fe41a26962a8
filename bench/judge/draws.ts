/** Chance that can be repeated, and counts drawn with it: the same seed gives the same releases on every machine. */

export interface Draws {
  /** From 0 up to, not including, 1. */
  readonly uniform: () => number;
  readonly normal: () => number;
  readonly poisson: (mean: number) => number;
  /** With this mean, and this standard deviation over mean. */
  readonly gamma: (mean: number, variation: number) => number;
}

export function drawsFrom(seed: number): Draws {
  const uniform = mulberry32(seed);
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
  const poisson = (mean: number): number =>
    mean <= 0 ? 0 : mean < 10 ? bySteps(uniform, mean) : byRejection(uniform, mean);
  const gamma = (mean: number, variation: number): number => {
    const shape = 1 / variation ** 2;
    return (mean / shape) * unitGamma({ uniform, normal }, shape);
  };
  return { uniform, normal, poisson, gamma };
}

/** One seed out of several numbers, so that each release of each scenario has its own. */
export function seedOf(...parts: readonly number[]): number {
  let seed = 0x9e3779b9;
  for (const part of parts) seed = Math.imul(seed ^ (part + 0x7f4a7c15), 0x85ebca6b) ^ (seed >>> 13);
  return seed >>> 0;
}

function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function bySteps(uniform: () => number, mean: number): number {
  const limit = Math.exp(-mean);
  let product = uniform();
  let count = 0;
  while (product > limit) {
    product *= uniform();
    count += 1;
  }
  return count;
}

/** Transformed rejection with squeeze (Hörmann 1993): about one pair of draws for any mean. */
function byRejection(uniform: () => number, mean: number): number {
  const b = 0.931 + 2.53 * Math.sqrt(mean);
  const a = -0.059 + 0.02483 * b;
  const inverse = 1.1239 + 1.1328 / (b - 3.4);
  const squeeze = 0.9277 - 3.6224 / (b - 2);
  const logMean = Math.log(mean);
  for (;;) {
    const u = uniform() - 0.5;
    const v = uniform();
    const s = 0.5 - Math.abs(u);
    const k = Math.floor(((2 * a) / s + b) * u + mean + 0.43);
    if (s >= 0.07 && v <= squeeze) return k;
    if (k < 0 || (s < 0.013 && v > s)) continue;
    const accept = Math.log((v * inverse) / (a / (s * s) + b));
    if (accept <= k * logMean - mean - logFactorial(k)) return k;
  }
}

function logFactorial(k: number): number {
  if (k < 10) {
    let product = 1;
    for (let factor = 2; factor <= k; factor += 1) product *= factor;
    return Math.log(product);
  }
  const n = k + 1;
  return (n - 0.5) * Math.log(n) - n + 0.5 * Math.log(2 * Math.PI) + 1 / (12 * n) - 1 / (360 * n ** 3);
}

/** Marsaglia and Tsang 2000. */
function unitGamma(from: Pick<Draws, "uniform" | "normal">, shape: number): number {
  if (shape < 1) return unitGamma(from, shape + 1) * from.uniform() ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = from.normal();
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(1 - from.uniform()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
}
