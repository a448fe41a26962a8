/**
 * What was seen of one figure in one interval on both sides. It says what is wrong with an observation; it never mends one.
 */

export interface Observation {
  /** Of the new version: exposure (requests, or weight times seconds), and events among it. */
  readonly nc: number;
  readonly xc: number;
  /** Of the version still serving, in the same interval; null: compared with a number, not with a version. */
  readonly nb: number | null;
  readonly xb: number | null;
}

const isCount = (value: number): boolean => Number.isFinite(value) && value >= 0;

/** Why the numbers of an observation cannot be used; null: they can. `share`: events are some of the exposure. */
export function faultOf({ nc, xc, nb, xb }: Observation, share: boolean): string | null {
  const fault = sideFault(nc, xc, share);
  if (fault !== null) return `the new version ${fault}`;
  const other = sideFault(nb ?? 0, xb ?? 0, share);
  return other === null ? null : `the old version ${other}`;
}

function sideFault(n: number, x: number, share: boolean): string | null {
  if (!isCount(n)) return `counts ${n}, which is no count`;
  if (!isCount(x)) return `counts ${x} events, which is no count`;
  return share && x > n ? `counts ${x} events among ${n}` : null;
}

/** Whether there is something to compare; where there is not, nothing is learned and nothing is lost. */
export const isComparable = ({ nc, nb }: Observation): boolean => nc > 0 && (nb === null || nb > 0);
