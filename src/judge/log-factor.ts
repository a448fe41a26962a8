/**
 * The one formula of the judge: what a bet at odds `o` gains by one observation, as a logarithm. While the new version is not
 * worse than the margin allows, a bet gains nothing on average, whatever the old version's rate is and however it moves.
 */
import { faultOf, isComparable, type Observation } from "./observation.ts";

export interface Bet {
  /** How likely an event is, roughly; 0: rare, or events are counted over time. Other than 0, events are some of the exposure. */
  readonly p0: number;
  /** The ratio of the rates that still passes; other than 1 only where `p0` is 0. */
  readonly rho0: number;
  /** How much is still allowed on top of it. */
  readonly delta: number;
}

export const PLAIN: Bet = { p0: 0, rho0: 1, delta: 0 };

/** `o` above 1 bets that the new version has more events than allowed, below 1 that it has fewer. */
export function logFactor(o: number, seen: Observation, options: Partial<Bet> = {}): number {
  const { p0 = 0, rho0 = 1, delta = 0 } = options;
  const bet = { p0, rho0, delta };
  if (!isComparable(seen) || faultOf(seen, bet.p0 > 0) !== null) return 0;
  const factor = factorOf(o, seen, bet);
  return Number.isFinite(factor) ? factor : 0;
}

function factorOf(o: number, { nc, xc, nb, xb }: Observation, { p0, rho0, delta }: Bet): number {
  const theta = nb === null ? 0 : (rho0 * nc) / (rho0 * nc + nb);
  const events = xc + (xb ?? 0);
  const logD = Math.log1p(p0 * (o - 1));
  const logW1 = Math.log(o) - logD;
  // Minus 1 by log1p and expm1: near odds of 1 and at counts of 1e9 the digits would be lost otherwise.
  const w1Less = Math.expm1(logW1);
  const logD1 = Math.log1p(theta * w1Less);
  const g1 = Math.exp(logW1 - logD1);
  if (p0 === 0) return xc * logW1 - events * logD1 - delta * nc * (g1 - 1);
  const logD0 = Math.log1p(theta * Math.expm1(-logD));
  const g0 = Math.exp(-logD - logD0);
  const others = nc - xc + ((nb ?? 0) - (xb ?? 0));
  return xc * logW1 - events * logD1 - (nc - xc) * logD - others * logD0 - delta * nc * (g1 - g0);
}
