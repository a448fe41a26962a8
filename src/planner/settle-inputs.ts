/** Gives every input of a reading its value, from what was set, the front matter and the runbook's own default. */
import { type Diagnostic, lineSpan } from "../base/index.ts";
import { readTextOrSecret, type TextOrSecret } from "../effect/index.ts";
import type { InputItem, Reading } from "../runbook/index.ts";
import { inputsInNotes } from "./inputs-in-notes.ts";
import { problem } from "./problem.ts";
import { canonicalName, nearestFew, oneOf } from "./words.ts";

export interface Settled {
  readonly inputs: ReadonlyMap<string, InputItem>;
  readonly values: ReadonlyMap<string, TextOrSecret>;
  readonly diagnostics: readonly Diagnostic[];
}

export interface SettleGiven {
  readonly reading: Reading;
  readonly given: Readonly<Record<string, TextOrSecret>>;
  readonly environment: string | null;
}

/** Inputs that are the environment itself, under its usual names. */
const ENVIRONMENT: ReadonlySet<string> = new Set(["environment", "env", "deploy-env", "target-env"]);

export function settleInputs({ reading, given, environment }: SettleGiven): Settled {
  const { inputs, diagnostics: collisions } = inputsOf(reading);
  const diagnostics: Diagnostic[] = [...collisions];
  const values = new Map<string, TextOrSecret>();
  const names = namesOf(inputs);
  const front = reading.front?.values ?? {};
  for (const [name, text] of Object.entries(front)) {
    const known = names.get(canonicalName(name)) ?? null;
    if (known !== null) values.set(known, readTextOrSecret(text));
  }
  const setBy = new Map<string, string>();
  for (const [name, value] of Object.entries(given)) {
    const known = names.get(canonicalName(name)) ?? null;
    if (known === null) diagnostics.push(...unknownName(name, { inputs, front, reading }));
    else if (setBy.has(known) && !sameValue(values.get(known), value)) {
      diagnostics.push(setTwice(known, [setBy.get(known) ?? "", name], inputs));
    } else {
      setBy.set(known, name);
      values.set(known, value);
    }
  }
  for (const input of inputs.values()) {
    const fallback = environmentFor(input, environment) ?? input.default;
    if (!values.has(input.name) && fallback !== null) values.set(input.name, fallback);
    diagnostics.push(...notAnOption(input, values.get(input.name)));
  }
  return { inputs, values, diagnostics };
}

function environmentFor(input: InputItem, environment: string | null): string | null {
  if (environment === null || !ENVIRONMENT.has(input.name)) return null;
  return input.options.length === 0 || input.options.includes(environment) ? environment : null;
}

/** One input of each name: spellings are joined, options are those that every mention allows. */
function inputsOf(reading: Reading): { inputs: Map<string, InputItem>; diagnostics: Diagnostic[] } {
  const inputs = new Map<string, InputItem>();
  const diagnostics: Diagnostic[] = [];
  for (const item of [...reading.items, ...inputsInNotes(reading.items)]) {
    if (item.kind !== "input") continue;
    const known = inputs.get(item.name);
    if (known === undefined) {
      inputs.set(item.name, item);
      continue;
    }
    const options = bothAllow(known.options, item.options);
    if (options === null) diagnostics.push(contradiction(known, item));
    const spellings = [...new Set([...known.spellings, ...item.spellings])];
    inputs.set(item.name, {
      ...known,
      spellings,
      options: options ?? known.options,
      default: known.default ?? item.default,
    });
  }
  return { inputs, diagnostics };
}

/** Null: nothing is allowed by both. */
function bothAllow(a: readonly string[], b: readonly string[]): readonly string[] | null {
  if (a.length === 0) return b;
  if (b.length === 0) return a;
  const both = a.filter((option) => b.includes(option));
  return both.length === 0 ? null : both;
}

/** Every name and every spelling of an input, in canonical form, to its name. A name goes before a spelling. */
function namesOf(inputs: ReadonlyMap<string, InputItem>): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const { name, spellings } of inputs.values()) {
    for (const spelling of spellings)
      if (!names.has(canonicalName(spelling))) names.set(canonicalName(spelling), name);
  }
  for (const name of inputs.keys()) names.set(canonicalName(name), name);
  return names;
}

const sameValue = (a: TextOrSecret | undefined, b: TextOrSecret): boolean =>
  JSON.stringify(a) === JSON.stringify(b);

interface UnknownGiven {
  readonly inputs: ReadonlyMap<string, InputItem>;
  readonly front: Readonly<Record<string, string>>;
  readonly reading: Reading;
}

/** A name that the front matter gives a value to is known, even where no command uses it. */
function unknownName(name: string, { inputs, front }: UnknownGiven): readonly Diagnostic[] {
  if (Object.keys(front).some((key) => canonicalName(key) === canonicalName(name))) return [];
  const known = [...inputs.keys()].sort();
  const near = nearestFew(name, known, 1);
  const all = known.length === 0 ? "this runbook needs no values" : `it needs ${known.join(", ")}`;
  const what = `"${name}" is not an input of this runbook`;
  const why = "a value that nothing uses is mostly a slip of the pen";
  const fix = near.length > 0 ? `did you mean "${near[0]}"?` : all;
  return [problem({ code: "RUNBOOK_INPUT_UNKNOWN", lines: [1, 1], what, why, fix })];
}

function setTwice(
  known: string,
  [one, other]: readonly [string, string],
  inputs: ReadonlyMap<string, InputItem>,
): Diagnostic {
  return problem({
    code: "RUNBOOK_INPUT_COLLISION",
    lines: inputs.get(known)?.lines ?? lineSpan(1).lines,
    what: `"${one}" and "${other}" are both the input ${known}, and have different values`,
    why: "one of them would be used everywhere, and which one nobody said",
    fix: `set ${known} once`,
  });
}

const contradiction = (a: InputItem, b: InputItem): Diagnostic =>
  problem({
    code: "RUNBOOK_INPUT_COLLISION",
    lines: b.lines,
    what: `${a.name} is ${oneOf(a.options)} on line ${a.lines[0]} and ${oneOf(b.options)} here`,
    why: "they have one name, so they would get one value, and no value fits both",
    fix: "give one of them another name",
  });

function notAnOption(input: InputItem, value: TextOrSecret | undefined): readonly Diagnostic[] {
  if (value === undefined || input.options.length === 0) return [];
  if (typeof value === "string" && input.options.includes(value)) return [];
  const said = typeof value === "string" ? `"${value}"` : "a secret";
  const near = typeof value === "string" ? nearestFew(value, input.options, 1) : [];
  return [
    problem({
      code: "RUNBOOK_INPUT_NOT_AN_OPTION",
      lines: input.lines,
      what: `${input.name} is ${said}, which the runbook does not offer`,
      why: `it offers ${oneOf(input.options)}`,
      fix: `pass --set ${input.name}=${near[0] ?? input.options[0]}`,
    }),
  ];
}
