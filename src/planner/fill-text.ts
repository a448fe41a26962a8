/**
 * Puts the values of inputs into a text: marks are replaced by values that fit their place. What has no value is left as
 * it stands, or its place is kept by whoever judges it, and it is named, so that it can be asked for.
 */
import { isSecret, type SecretRef, type TextOrSecret } from "../effect/index.ts";
import type { InputItem } from "../runbook/index.ts";
import { type Fit, fitSql } from "./fit-value.ts";
import { type Placement, placementsIn } from "./spellings.ts";

/** A value that was refused at a place, and why. */
export interface Unfit {
  readonly name: string;
  readonly offset: number;
  readonly why: string;
}

export interface Lacking {
  readonly name: string;
  readonly spelling: string;
  readonly offset: number;
}

export interface Filled {
  readonly text: string;
  readonly lacking: readonly Lacking[];
  readonly unfit: readonly Unfit[];
  /** Marks left in the text for the hand to fill in. */
  readonly secrets: Readonly<Record<string, SecretRef>>;
}

export interface Bound {
  readonly inputs: readonly InputItem[];
  readonly values: ReadonlyMap<string, TextOrSecret>;
}

/** Judges values one after the other, and is shown all text that stands between them. */
export interface Judge {
  readonly see: (piece: string) => void;
  /** `before` is the character before the value. */
  readonly fit: (value: string, before: string) => Fit;
  /** Null: secrets stay as marks. */
  readonly fitSecret: ((name: string) => Fit) | null;
  /** What keeps the place of a value that is not known yet; null: its mark does. */
  readonly keepPlace: ((name: string) => string | null) | null;
}

/** Any text whose places are judged by `fit`. Secrets stay marks, and are named for the hand to fill in. */
export function fillMarks(text: string, bound: Bound, judge: Pick<Judge, "see" | "fit">): Filled {
  const placements = placementsIn(text, bound.inputs);
  const secrets: Record<string, SecretRef> = {};
  for (const { name, spelling } of placements) {
    const value = bound.values.get(name);
    if (value !== undefined && isSecret(value)) secrets[spelling] = value;
  }
  return {
    ...replace({ text, placements, bound, judge: { ...judge, fitSecret: null, keepPlace: null } }),
    secrets,
  };
}

/** A text in which a value's place makes no difference. */
export const fillPlain = (text: string, bound: Bound, fit: (value: string) => Fit): Filled =>
  fillMarks(text, bound, { see: () => undefined, fit });

export function fillSql(text: string, bound: Bound): Filled {
  let inString = false;
  return fillMarks(text, bound, {
    see: (piece) => {
      for (const character of piece) if (character === "'") inString = !inString;
    },
    fit: (value) => fitSql(value, inString),
  });
}

export interface ReplaceGiven {
  readonly text: string;
  readonly placements: readonly Placement[];
  readonly bound: Bound;
  readonly judge: Judge;
}

export function replace({
  text,
  placements,
  bound,
  judge,
}: ReplaceGiven): Pick<Filled, "text" | "lacking" | "unfit"> {
  const parts: string[] = [];
  const lacking: Lacking[] = [];
  const unfit: Unfit[] = [];
  let from = 0;
  for (const { name, start, end, spelling } of placements) {
    parts.push(text.slice(from, start));
    judge.see(text.slice(from, start));
    from = end;
    const value = bound.values.get(name);
    const fitted = value === undefined ? null : fitOne({ name, value, before: text[start - 1] ?? "", judge });
    if (value === undefined) lacking.push({ name, spelling, offset: start });
    if (fitted !== null && "why" in fitted) unfit.push({ name, offset: start, why: fitted.why });
    const kept = value === undefined ? judge.keepPlace?.(name) : null;
    parts.push(fitted !== null && "text" in fitted ? fitted.text : (kept ?? spelling));
    // A placed value is judged to be harmless where it stands: it counts as one letter of a word.
    judge.see("x");
  }
  parts.push(text.slice(from));
  return { text: parts.join(""), lacking, unfit };
}

interface FitGiven {
  readonly name: string;
  readonly value: TextOrSecret;
  readonly before: string;
  readonly judge: Judge;
}

function fitOne({ name, value, before, judge }: FitGiven): Fit | null {
  if (!isSecret(value)) return judge.fit(value, before);
  return judge.fitSecret === null ? null : judge.fitSecret(name);
}
