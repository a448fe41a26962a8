/**
 * Puts the values of inputs into a text of shell: marks become values that fit their place, variables are exported,
 * positions become arguments. A secret, and a value that is not known yet, stands as a variable that is set when it runs.
 */
import { isSecret, placeOf, placeVariable, type TextOrSecret } from "../effect/index.ts";
import { expansionsOf } from "../shell/index.ts";
import { type Bound, type Filled, type Judge, type Lacking, replace, type Unfit } from "./fill-text.ts";
import { type Fit, fitShell, fitSql, fitVariable, readsAgain, runsAgain } from "./fit-value.ts";
import { atStart, type QuoteState, scan } from "./quoting.ts";
import { type Placement, placementsIn, positionsIn, variablesIn } from "./spellings.ts";

export interface FilledShell extends Filled {
  readonly env: Readonly<Record<string, TextOrSecret>>;
  readonly args: readonly TextOrSecret[];
}

export interface AskingShell extends FilledShell {
  /** The name in `env` to the input that is asked for; what lacks and is not here stands where no value can be put. */
  readonly asks: Readonly<Record<string, string>>;
}

/** What has no value stays a mark. */
export const fillShell = (text: string, bound: Bound): FilledShell => fill(text, bound, () => null).filled;

/** As `fillShell`, with the places of values kept that a person gives later. */
export function fillAsking(text: string, bound: Bound): AskingShell {
  const plain = fillShell(text, bound);
  if (plain.lacking.length === 0) return { ...plain, asks: {} };
  const { filled, kept } = fill(text, bound, keptPlace);
  // One place where no value can be put leaves the whole text to a person.
  if (!arePutIn(filled.text, kept)) return { ...plain, asks: {} };
  const marks = placementsIn(text, bound.inputs).filter(({ name }) => !bound.values.has(name));
  const asked = marks.map(({ name }) => [placeVariable(name), name] as const);
  return { ...filled, asks: Object.fromEntries([...asked, ...exportsLacking(text, bound)]) };
}

function arePutIn(text: string, kept: ReadonlyMap<string, number>): boolean {
  if (kept.size === 0) return true;
  const uses = expansionsOf(text);
  return [...kept].every(([name, times]) => (uses?.get(placeVariable(name)) ?? 0) >= times);
}

/** What is typed into a client: nothing is quoted or exported there, so the hand puts in what is kept. */
export function fillClient(text: string, bound: Bound): AskingShell {
  const placements = placementsIn(text, bound.inputs);
  const judge: Judge = {
    see: () => undefined,
    fit: (value) => fitSql(value, false),
    fitSecret: (name) => ({ text: placeOf(name) }),
    keepPlace: placeOf,
  };
  const filled = replace({ text, placements, bound, judge });
  const asked = filled.lacking.map(({ name }) => [placeVariable(name), name] as const);
  return {
    ...filled,
    secrets: {},
    env: secretsIn(placements, bound),
    args: [],
    asks: Object.fromEntries(asked),
  };
}

type KeepPlace = (name: string, state: QuoteState) => string | null;

interface Kept {
  readonly filled: FilledShell;
  /** The inputs whose places are kept, and how many each has. */
  readonly kept: ReadonlyMap<string, number>;
}

function fill(text: string, bound: Bound, keep: KeepPlace): Kept {
  const again = readsAgain(text);
  const runs = runsAgain(text);
  const kept = new Map<string, number>();
  let state: QuoteState = atStart;
  const placements = placementsIn(text, bound.inputs);
  const judge: Judge = {
    see: (piece) => {
      state = scan(state, piece);
    },
    fit: (value, before) => fitShell(value, { before, state, readsAgain: again }),
    fitSecret: (name) => fitSecret(name, state, runs),
    keepPlace: (name) => {
      const place = keep(name, state);
      if (place !== null) kept.set(name, (kept.get(name) ?? 0) + 1);
      return place;
    },
  };
  const filled = replace({ text, placements, bound, judge });
  const variables = exported(text, bound, runs);
  const { args, lacking } = argumentsOf(text, bound);
  return {
    filled: {
      ...filled,
      secrets: {},
      env: { ...secretsIn(placements, bound), ...variables.env },
      args,
      lacking: [...filled.lacking, ...variables.lacking, ...lacking],
      unfit: [...filled.unfit, ...variables.unfit],
    },
    kept,
  };
}

function secretsIn(placements: readonly Placement[], bound: Bound): Record<string, TextOrSecret> {
  const env: Record<string, TextOrSecret> = {};
  for (const { name } of placements) {
    const value = bound.values.get(name);
    if (value !== undefined && isSecret(value)) env[placeVariable(name)] = value;
  }
  return env;
}

/** A secret's text is not known here, so it goes in as a variable, where the shell does not take it apart. */
function fitSecret(name: string, state: QuoteState, runs: boolean): Fit {
  if (runs) return { why: "it is a secret, and another shell would read it here" };
  if (state.mode === "bare") return { text: `"${placeOf(name)}"` };
  if (state.mode === "double") return { text: placeOf(name) };
  return { why: "it is a secret, and cannot be put into this text without showing it" };
}

/** What is given later means itself wherever it stands, so it needs no quotes; in a comment it is of no use. */
function keptPlace(name: string, { mode }: QuoteState): string | null {
  if (mode === "comment") return null;
  if (mode === "bare") return `"${placeOf(name)}"`;
  return mode === "single" ? `'"${placeOf(name)}"'` : placeOf(name);
}

/** Variables and positions of the text that lack a value, by their own names. */
function exportsLacking(text: string, { inputs, values }: Bound): readonly (readonly [string, string])[] {
  const variables = variablesIn(text, inputs).map(({ name, variable }) => [variable, name] as const);
  const positions = positionsIn(text, inputs).map(({ name, position }) => [String(position), name] as const);
  return [...variables, ...positions].filter(([, name]) => !values.has(name));
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
