/**
 * Puts the values of inputs into a text: marks are replaced by values that fit their place, variables are exported,
 * positions become arguments. What has no value is left as it stands and named, so that it can be asked for.
 */
import { isSecret, type SecretRef, type TextOrSecret } from "../effect/index.ts";
import type { InputItem } from "../runbook/index.ts";
import { type Fit, fitShell, fitSql, fitVariable, readsAgain, runsAgain } from "./fit-value.ts";
import { atStart, type QuoteState, scan } from "./quoting.ts";
import { type Placement, placementsIn, positionsIn, variablesIn } from "./spellings.ts";

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

export interface FilledShell extends Filled {
  readonly env: Readonly<Record<string, TextOrSecret>>;
  readonly args: readonly TextOrSecret[];
}

export interface Bound {
  readonly inputs: readonly InputItem[];
  readonly values: ReadonlyMap<string, TextOrSecret>;
}

/** Judges values one after the other, and is shown all text that stands between them. */
interface Judge {
  readonly see: (piece: string) => void;
  /** `before` is the character before the value. */
  readonly fit: (value: string, before: string) => Fit;
  /** Null: secrets stay as marks. */
  readonly fitSecret: ((name: string) => Fit) | null;
}

/** Any text whose places are judged by `fit`. Secrets stay marks, and are named for the hand to fill in. */
export function fillMarks(text: string, bound: Bound, judge: Pick<Judge, "see" | "fit">): Filled {
  const placements = placementsIn(text, bound.inputs);
  const secrets: Record<string, SecretRef> = {};
  for (const { name, spelling } of placements) {
    const value = bound.values.get(name);
    if (value !== undefined && isSecret(value)) secrets[spelling] = value;
  }
  return { ...replace({ text, placements, bound, judge: { ...judge, fitSecret: null } }), secrets };
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

export function fillShell(text: string, bound: Bound): FilledShell {
  const again = readsAgain(text);
  const runs = runsAgain(text);
  let state: QuoteState = atStart;
  const placements = placementsIn(text, bound.inputs);
  const judge: Judge = {
    see: (piece) => {
      state = scan(state, piece);
    },
    fit: (value, before) => fitShell(value, { before, state, readsAgain: again }),
    fitSecret: (name) => fitSecret(name, state, runs),
  };
  const filled = replace({ text, placements, bound, judge });
  const env: Record<string, TextOrSecret> = {};
  for (const { name } of placements) {
    const value = bound.values.get(name);
    if (value !== undefined && isSecret(value)) env[secretVariable(name)] = value;
  }
  const variables = exported(text, bound, runs);
  const { args, lacking } = argumentsOf(text, bound);
  return {
    ...filled,
    secrets: {},
    env: { ...env, ...variables.env },
    args,
    lacking: [...filled.lacking, ...variables.lacking, ...lacking],
    unfit: [...filled.unfit, ...variables.unfit],
  };
}

const secretVariable = (name: string): string => `RUTTER_${name.toUpperCase().replace(/[^A-Z0-9]+/g, "_")}`;

/** A secret's text is not known here, so it goes in as a variable, where the shell does not take it apart. */
function fitSecret(name: string, state: QuoteState, runs: boolean): Fit {
  const variable = secretVariable(name);
  if (runs) return { why: "it is a secret, and another shell would read it here" };
  if (state.mode === "bare") return { text: `"\${${variable}}"` };
  if (state.mode === "double") return { text: `\${${variable}}` };
  return { why: "it is a secret, and cannot be put into this text without showing it" };
}

interface ReplaceGiven {
  readonly text: string;
  readonly placements: readonly Placement[];
  readonly bound: Bound;
  readonly judge: Judge;
}

function replace({
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
    parts.push(fitted !== null && "text" in fitted ? fitted.text : spelling);
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

function exported(
  text: string,
  { inputs, values }: Bound,
  runs: boolean,
): Pick<FilledShell, "env" | "lacking" | "unfit"> {
  const env: Record<string, TextOrSecret> = {};
  const lacking: Lacking[] = [];
  const unfit: Unfit[] = [];
  for (const { name, variable } of variablesIn(text, inputs)) {
    const value = values.get(name);
    const offset = Math.max(0, text.indexOf(variable));
    if (value === undefined) lacking.push({ name, spelling: `$${variable}`, offset });
    else env[variable] = value;
    const fitted =
      value === undefined ? null : isSecret(value) ? secretAgain(runs) : fitVariable(value, runs);
    if (fitted !== null && "why" in fitted) unfit.push({ name, offset, why: fitted.why });
  }
  return { env, lacking, unfit };
}

const secretAgain = (runs: boolean): Fit =>
  runs ? { why: "it is a secret, and another shell would read it here" } : { text: "" };

function argumentsOf(text: string, { inputs, values }: Bound): { args: TextOrSecret[]; lacking: Lacking[] } {
  const placed = positionsIn(text, inputs);
  const count = Math.max(0, ...placed.map(({ position }) => position));
  const args = Array.from({ length: Math.min(count, 99) }, (_, i): TextOrSecret => {
    const found = placed.find(({ position }) => position === i + 1);
    return found === undefined ? "" : (values.get(found.name) ?? "");
  });
  const lacking = placed
    .filter(({ name }) => !values.has(name))
    .map(({ name, position }) => ({
      name,
      spelling: `$${position}`,
      offset: Math.max(0, text.indexOf(`$${position}`)),
    }));
  return { args, lacking };
}
