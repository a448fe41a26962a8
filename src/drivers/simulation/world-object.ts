/** A thing of the world that steps read and write: a deployment, a table, a file. What a command touches is found out elsewhere and passed in. */

export interface WorldObject {
  /** `deployment`, `schema`, `file` … */
  readonly kind: string;
  readonly name: string;
  /** Null: this machine, or the place does not matter. */
  readonly host: string | null;
}

export interface Touched {
  readonly reads: readonly WorldObject[];
  readonly writes: readonly WorldObject[];
}

/** By the id of a node, or of a line of a check list. */
export type Touches = Readonly<Record<string, Touched>>;

export const nothingTouched: Touched = { reads: [], writes: [] };

export const keyOf = ({ kind, name, host }: WorldObject): string =>
  `${kind} ${name}${host === null ? "" : ` on ${host}`}`;
