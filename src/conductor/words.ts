/** Words that several concerns need to say the same thing in the same way. */

/** `a`, `a or b`, `a, b or c`. */
export const oneOf = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? "") : `${names.slice(0, -1).join(", ")} or ${names.at(-1)}`;

/** Why a node was passed over, where a person said so and no rule of the plan. */
export const SKIPPED_BY = "skipped by ";

export const ending = (note: string | null): string => (note === null || note === "" ? "" : `: ${note}`);

/** A sentence of the runbook in the middle of another one; an ellipsis stays one. */
export const withoutStop = (title: string): string => title.replace(/(?<![.:;])[.:;]$/, "");
