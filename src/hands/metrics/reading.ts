/**
 * What a source gave for a figure at one instant: raw series, each with its labels, or a single number; or why there is
 * nothing. It compares nothing: what happened between two readings is told elsewhere.
 */

/** Why there is no figure. */
export interface Unread {
  readonly why: string;
  /** Nothing answered; else it answered, and what it said is no figure. */
  readonly silent: boolean;
}

export interface Series {
  /** The same for the same series in every reading. */
  readonly id: string;
  /** What it was read from: where one of its series begins anew, all of them do. */
  readonly origin: string;
  readonly labels: Readonly<Record<string, string>>;
}

export interface Counter extends Series {
  readonly value: number;
}

export interface Histogram extends Series {
  /** Null: a classic one. */
  readonly schema: number | null;
  /** Classic: bound in milliseconds to how many were not above it. Native: number of a bucket to how many are in it. */
  readonly counts: ReadonlyMap<number, number>;
  readonly total: number;
}

export type Read =
  | { readonly is: "share"; readonly total: readonly Counter[]; readonly bad: readonly Counter[] }
  | { readonly is: "count"; readonly count: readonly Counter[] }
  | { readonly is: "histogram"; readonly histogram: readonly Histogram[]; readonly factor: number }
  | { readonly is: "value"; readonly value: number };

export interface Reading {
  /** By the source's own clock where it has one. */
  readonly atMs: number;
  readonly read: Read;
  /** When each origin was last looked at by the source; none where it looks at the instant it is asked. */
  readonly stamps: ReadonlyMap<string, number>;
}

export const unread = (why: string, silent = false): Unread => ({ why, silent });

export const isUnread = (value: object): value is Unread => "why" in value && "silent" in value;

/** All of them, or why the first that could not be read was not. */
export function allRead<Value extends object>(found: readonly (Value | Unread)[]): readonly Value[] | Unread {
  const read: Value[] = [];
  for (const each of found) {
    if (isUnread(each)) return each;
    read.push(each);
  }
  return read;
}

export const seriesOf = (read: Read): readonly Series[] => {
  if (read.is === "share") return read.total;
  if (read.is === "count") return read.count;
  return read.is === "histogram" ? read.histogram : [];
};

/** As it is shown to people: `{job="orders",code="500"}`, not longer than a line. */
export function shownLabels(labels: Readonly<Record<string, string>>): string {
  const { __name__: name = "", ...rest } = labels;
  const pairs = Object.entries(rest).map(([label, value]) => `${label}="${value}"`);
  const text = pairs.length === 0 && name !== "" ? name : `${name}{${pairs.join(",")}}`;
  return text.length > 160 ? `${text.slice(0, 159)}…` : text;
}
