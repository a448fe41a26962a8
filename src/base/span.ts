/** A place in a runbook. Lines and columns are 1-based and inclusive, in the file as it lies on disk. */

export type Lines = readonly [first: number, last: number];

export interface Span {
  readonly lines: Lines;
  readonly columns?: readonly [first: number, last: number];
}

export const lineSpan = (first: number, last: number = first): Span => ({ lines: [first, last] });

export const overlaps = (a: Lines, b: Lines): boolean => a[0] <= b[1] && b[0] <= a[1];
