/** What statistics would do: a z-test that looks each minute as if it looked once, and a test that knows the truth beforehand. */
import type { Verdict } from "./rutter-judge.ts";
import { TICKS } from "./scenarios.ts";
import { MINUTE_TICKS } from "./threshold-rules.ts";

/** One-sided, 1 %. */
const Z = 2.326347874;
const ALPHA = 0.01;

export const peeking: Verdict = ({ nc, xc, nb, xb }) => {
  const sum = { nc: 0, xc: 0, nb: 0, xb: 0 };
  for (let tick = 0; tick < TICKS; tick += 1) {
    sum.nc += nc[tick] ?? 0;
    sum.xc += xc[tick] ?? 0;
    sum.nb += nb[tick] ?? 0;
    sum.xb += xb[tick] ?? 0;
    if ((tick + 1) % MINUTE_TICKS !== 0) continue;
    const pooled = (sum.xc + sum.xb) / (sum.nc + sum.nb);
    const deviation = Math.sqrt(pooled * (1 - pooled) * (1 / sum.nc + 1 / sum.nb));
    if ((sum.xc / sum.nc - sum.xb / sum.nb) / deviation > Z) return tick;
  }
  return null;
};

/** The sequential likelihood-ratio test, told both rates: nothing can be faster at this rate of false alarms. */
export const oracle: Verdict = ({ nc, xc }, { rate, effect }) => {
  const worse = Math.log((rate + effect) / rate);
  const better = Math.log((1 - rate - effect) / (1 - rate));
  let sum = 0;
  for (let tick = 0; tick < TICKS; tick += 1) {
    const x = xc[tick] ?? 0;
    sum += x * worse + ((nc[tick] ?? 0) - x) * better;
    if (sum >= -Math.log(ALPHA)) return tick;
  }
  return null;
};
