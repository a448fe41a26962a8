/** Sums of numbers that are known by their logarithms, taken relative to the largest so that none overflows. */

export function logSum(logs: readonly number[]): number {
  let most = Number.NEGATIVE_INFINITY;
  for (const log of logs) if (log > most) most = log;
  if (most === Number.NEGATIVE_INFINITY) return most;
  let sum = 0;
  for (const log of logs) sum += Math.exp(log - most);
  return most + Math.log(sum);
}

export function logAdd(a: number, b: number): number {
  const most = Math.max(a, b);
  return most === Number.NEGATIVE_INFINITY ? most : most + Math.log1p(Math.exp(Math.min(a, b) - most));
}

/** Several accounts as one: the mean of what they hold, by weights that sum to 1. Valid however they hang together. */
export const combine = (accounts: readonly { readonly weight: number; readonly logM: number }[]): number =>
  logSum(accounts.filter(({ weight }) => weight > 0).map(({ weight, logM }) => Math.log(weight) + logM));
