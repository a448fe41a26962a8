/**
 * Measures by comparison within one run: the sides take turns, each figure is a median, and time is the processor's, so
 * that a busy machine harms both sides alike. It judges nothing.
 */

/** Microseconds to milliseconds. */
const MICROS = 1000;

/** Processor time that the act took, in ms; the collector and the compiler on their own threads included. */
export function cpuMs(act: () => unknown): number {
  const before = process.cpuUsage();
  act();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / MICROS;
}

export function median(figures: readonly number[]): number {
  const sorted = [...figures].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const high = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? high : ((sorted[middle - 1] ?? high) + high) / 2;
}

/** Medians of several measurements that take turns, after a round that only warms them up. */
export function byTurns(rounds: number, sides: readonly (() => number)[]): readonly number[] {
  for (const side of sides) side();
  const taken: number[][] = sides.map(() => []);
  for (let round = 0; round < rounds; round += 1) {
    for (const [at, side] of sides.entries()) taken[at]?.push(side());
  }
  return taken.map(median);
}
