/**
 * A betting account: a stake of 1 spread over several bets, some of it kept back for regressions that set in later. On a good
 * release it ever reaches 1/alpha with a chance of at most alpha, however often one looks. It knows nothing of metrics.
 */
import { FROM_START, HAZARD, RESTART_MS } from "./defaults.ts";
import { logAdd, logSum } from "./log-sum.ts";

export type Account = {
  /** What each bet holds, as a logarithm. */
  readonly logs: readonly number[];
  /** What is kept back for later onsets; 0: nothing, and there are no restarts. */
  readonly rest: number;
  /** When something was last laid out; null: no observation yet. */
  readonly lastMs: number | null;
  readonly logM: number;
  /** The most it ever held. */
  readonly maxLogM: number;
};

/** Below this, what is kept back could be lost to rounding; nobody looks that often. */
const LEAST_REST = 1e-300;

export const openAccount = (bets: number, fromStart: number = FROM_START): Account => ({
  logs: Array.from({ length: bets }, () => Math.log(1 / bets) + Math.log(fromStart)),
  rest: 1 - fromStart,
  lastMs: null,
  logM: 0,
  maxLogM: 0,
});

/** Lays out a share of what is kept back on all bets alike: a regression may set in now. */
export function restart(account: Account, share: number): Account {
  if (account.rest === 0 || account.logs.length === 0 || share <= 0) return account;
  const out = account.rest * share;
  const each = Math.log(1 / account.logs.length) + Math.log(out);
  return {
    ...account,
    rest: Math.max(LEAST_REST, account.rest - out),
    logs: account.logs.map((log) => logAdd(log, each)),
  };
}

/** Restarts that fell due; those of a long silence at once, for nothing was won or lost between them. */
function restarted(account: Account, fromMs: number): Account {
  if (account.rest === 0) return account;
  const lastMs = account.lastMs ?? fromMs;
  const due = Math.max(0, Math.floor((fromMs - lastMs) / RESTART_MS));
  if (due === 0) return account.lastMs === null ? { ...account, lastMs } : account;
  const share = due === 1 ? HAZARD : -Math.expm1(due * Math.log1p(-HAZARD));
  return { ...restart(account, share), lastMs: lastMs + due * RESTART_MS };
}

/** Puts in what each bet gained in an interval that began at `fromMs`. */
export function settle(account: Account, fromMs: number, gains: readonly number[]): Account {
  const due = restarted(account, fromMs);
  const logs = due.logs.map((log, bet) => log + (gains[bet] ?? 0));
  const held = logSum(logs);
  const logM = due.rest === 0 ? held : logAdd(held, Math.log(due.rest));
  return { ...due, logs, logM, maxLogM: Math.max(due.maxLogM, logM) };
}

/** How surprising all of it is at most, were the release good; may be looked at whenever one likes. */
export const pValue = (account: Account): number => Math.min(1, Math.exp(-account.maxLogM));
