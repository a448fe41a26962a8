/**
 * Evidence that a share of requests is really above a number, and not only in the few that were seen. Whether it was above for
 * long enough is the guard's to say.
 */
import { type Account, openAccount, settle } from "./account.ts";
import { GRID_UP } from "./defaults.ts";
import { logFactor } from "./log-factor.ts";
import { faultOf, isComparable } from "./observation.ts";

export type Threshold = {
  /** The share that is still allowed, from 0 to 1. */
  readonly tau: number;
  readonly account: Account;
  /** Why the last numbers counted as none; null: they were used, or there were none. */
  readonly refused: string | null;
};

export interface Counts {
  readonly n: number;
  readonly x: number;
  /** By how much the counts scatter more than independent requests would; 1: they do not. */
  readonly phi?: number;
}

/** The evidence from which a guard need not ask. */
export const ENOUGH_EVIDENCE = 0.95;

export const openThreshold = (tau: number): Threshold => ({
  tau: Number.isNaN(tau) ? 1 : Math.min(1, Math.max(0, tau)),
  account: openAccount(GRID_UP.length),
  refused: null,
});

export function updateThreshold(state: Threshold, fromMs: number, counts: Counts): Threshold {
  const seen = { nc: counts.n, xc: counts.x, nb: null, xb: null };
  const refused = faultOf(seen, true) ?? (Number.isFinite(fromMs) ? null : "the interval has no time");
  if (refused !== null || !isComparable(seen)) return { ...state, refused };
  const phi = phiFrom(counts.phi);
  const gains = GRID_UP.map((o) => logFactor(o, seen, { p0: state.tau }) / phi);
  return { ...state, refused: null, account: settle(state.account, fromMs, gains) };
}

const phiFrom = (phi = 1): number => (phi >= 1 && Number.isFinite(phi) ? phi : 1);

/** From 0, as good as nothing, to 1; 0.95 means that a rate within the threshold would look so at most once in twenty times. */
export const evidenceOf = ({ account }: Threshold): number => -Math.expm1(-Math.max(0, account.logM));
