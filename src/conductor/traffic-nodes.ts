/**
 * What is asked of targets besides the climbing itself stands on nodes of its own, which no plan has: it may be asked while a
 * rung is still being shifted, and after its ladder is over.
 */
const ZERO = "~zero-";
const KEEP = "~keep-";
const RETIRE = "~retire-";

export const zeroNode = (ladder: string): string => `${ZERO}${ladder}`;
export const keepNode = (ladder: string): string => `${KEEP}${ladder}`;
export const retireNode = (ladder: string): string => `${RETIRE}${ladder}`;

/** The ladder that a node is about; its own node is about itself. */
export function ladderOf(node: string): string {
  const prefix = [ZERO, KEEP, RETIRE].find((each) => node.startsWith(each));
  return prefix === undefined ? node : node.slice(prefix.length);
}

/** Where the readiness gate looks at the target of a ladder. */
const READY = "~ready-";

export const readyNode = (ladder: string): string => `${READY}${ladder}`;

export const isReadyNode = (node: string): boolean => node.startsWith(READY);
export const isZeroNode = (node: string): boolean => node.startsWith(ZERO);
export const isKeepNode = (node: string): boolean => node.startsWith(KEEP);
