/** Finds the inputs in a text by every spelling they have: marks that are replaced, and variables that are exported. */
import type { InputItem } from "../runbook/index.ts";

export interface Placement {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly spelling: string;
}

/** A spelling that the shell fills in itself: `$NAME`, `${NAME…}`, or `$1`. */
export interface Variable {
  readonly name: string;
  readonly variable: string;
}

const VARIABLE = /^\$(?:([A-Za-z_]\w*)|\{([A-Za-z_]\w*)(?:[:?=+%#/^,@-][^}]*)?\})$/;
const POSITION = /^\$(?:(\d)|\{(\d+)(?:[:?=+-][^}]*)?\})$/;

export const variableOf = (spelling: string): string | null => {
  const found = VARIABLE.exec(spelling);
  return found?.[1] ?? found?.[2] ?? null;
};

export const positionOf = (spelling: string): number | null => {
  const found = POSITION.exec(spelling);
  const digits = found?.[1] ?? found?.[2];
  return digits === undefined || digits === "0" ? null : Number(digits);
};

const isMark = (spelling: string): boolean => !spelling.startsWith("$");

/** Every place of a mark; where two overlap the one that begins first, then the longer. */
export function placementsIn(text: string, inputs: readonly InputItem[]): readonly Placement[] {
  const found = inputs.flatMap((input) =>
    input.spellings.filter(isMark).flatMap((spelling) => placesOf(text, spelling, input.name)),
  );
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  const kept: Placement[] = [];
  let end = 0;
  for (const placement of found) {
    if (placement.start < end) continue;
    kept.push(placement);
    end = placement.end;
  }
  return kept;
}

function placesOf(text: string, spelling: string, name: string): readonly Placement[] {
  if (spelling === "") return [];
  const places: Placement[] = [];
  const [first = "", last = ""] = [spelling[0], spelling.at(-1)];
  for (let start = text.indexOf(spelling); start >= 0; start = text.indexOf(spelling, start + 1)) {
    const end = start + spelling.length;
    if (joins(first, text[start - 1]) || joins(last, text[end])) continue;
    // `${NAME}` is a variable and no `{NAME}`.
    if (first === "{" && text[start - 1] === "$") continue;
    places.push({ name, start, end, spelling });
  }
  return places;
}

/** A bare word such as `XXX` or `your-host` must not be cut out of a longer one. */
const joins = (edge: string, beside: string | undefined): boolean =>
  beside !== undefined && /\w/.test(edge) && /\w/.test(beside);

export const variablesIn = (text: string, inputs: readonly InputItem[]): readonly Variable[] =>
  inputs.flatMap((input) => {
    const names = new Set(input.spellings.map(variableOf).filter((each) => each !== null));
    return [...names].flatMap((variable) =>
      usesVariable(text, variable) ? [{ name: input.name, variable }] : [],
    );
  });

function usesVariable(text: string, variable: string): boolean {
  for (let at = text.indexOf(variable); at >= 0; at = text.indexOf(variable, at + 1)) {
    if (/\w/.test(text[at + variable.length] ?? "")) continue;
    const [one, two] = [text[at - 1], text[at - 2]];
    if (one === "$" || (one === "{" && two === "$") || (/[#!]/.test(one ?? "") && two === "{")) return true;
  }
  return false;
}

/** Inputs by the place they have among a script's arguments. */
export const positionsIn = (
  text: string,
  inputs: readonly InputItem[],
): readonly { readonly name: string; readonly position: number }[] =>
  inputs.flatMap((input) => {
    const found = input.spellings.map(positionOf).find((position, i) => {
      const spelling = input.spellings[i] ?? "";
      return position !== null && text.includes(spelling);
    });
    return found === undefined || found === null ? [] : [{ name: input.name, position: found }];
  });
