/**
 * Words of a command with what is known put in: inputs that were set, variables that the runbook assigned, the
 * environment's own. What nobody knows stays as written and is named; nothing is guessed.
 */
import type { FrontMatter } from "../../runbook/index.ts";
import { canonicalName, findPlaceholders } from "../../shell/index.ts";
import type { DoctorGiven } from "./doctor-config.ts";

export interface Filled {
  readonly text: string;
  /** What stays unknown, as written. */
  readonly open: readonly string[];
}

export interface Values {
  readonly fill: (text: string) => Filled;
  /** A variable's value, or null. */
  readonly variable: (name: string) => string | null;
  /** A later assignment of the runbook; null: to something that only running it would tell. */
  readonly assign: (name: string, value: string | null) => void;
}

const VARIABLE = /\$(?:\{([A-Za-z_]\w{0,80})(?::?[-=]([^{}$]{0,200}))?\}|([A-Za-z_]\w{0,80})|([\d@*#?!$]))/g;
const COMPUTED = /\$\(|`/;
const REFERENCE = /^(?:env|file|exec):/;
/** Its value is nobody's business, and no name of a host or a cluster. */
const SECRET_NAME = /TOKEN|SECRET|PASSW|PASSPHRASE|CREDENTIAL|(?:^|_)(?:PASS|KEY|AUTH)(?:_|$)|_PWD(?:_|$)/i;
const MOST = 4000;
const LONGEST_VALUE = 1000;

function givenInputs(given: DoctorGiven, front: FrontMatter | null): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const add = (name: string, value: string): void => {
    const text = REFERENCE.test(value) ? referenced(value, given.variables) : value;
    if (text !== null) found.set(canonicalName(name), text);
  };
  for (const [name, value] of Object.entries(front?.defaults ?? {})) add(name, value);
  for (const [name, value] of Object.entries(front?.values ?? {})) add(name, value);
  if (front?.environment) add("environment", front.environment);
  if (given.environment !== null) for (const name of ["environment", "env"]) add(name, given.environment);
  for (const [name, value] of given.settings) add(name, value);
  return found;
}

/** Only what the process holds anyway: a file is not read and a command is not run to fill in a word. */
const referenced = (reference: string, variables: DoctorGiven["variables"]): string | null =>
  reference.startsWith("env:") ? (variables[reference.slice(4)] ?? null) : null;

export function valuesOf(given: DoctorGiven, front: FrontMatter | null): Values {
  const inputs = givenInputs(given, front);
  const assigned = new Map<string, string | null>();
  const variable = (name: string): string | null => {
    const own = assigned.get(name);
    if (own !== undefined) return own;
    if (SECRET_NAME.test(name)) return null;
    return inputs.get(canonicalName(name)) ?? (given.variables[name] || null);
  };
  const fill = (written: string): Filled => {
    const text = written.slice(0, MOST);
    const open: string[] = [];
    const named = fillPlaceholders(text, inputs, open);
    const filled = named.replace(VARIABLE, (spelling: string, ...parts: readonly (string | undefined)[]) => {
      const [braced, fallback, plain] = parts;
      const name = braced ?? plain;
      const value = name === undefined ? null : (variable(name) ?? fallback ?? null);
      if (value === null) open.push(spelling);
      return value ?? spelling;
    });
    if (COMPUTED.test(filled)) open.push("what a command prints");
    return { text: filled, open };
  };
  // A value that holds itself several times grows without end; nothing that is looked for is that long.
  const assign = (name: string, value: string | null): void =>
    void assigned.set(name, value !== null && value.length > LONGEST_VALUE ? null : value);
  return { fill, variable, assign };
}

function fillPlaceholders(text: string, inputs: ReadonlyMap<string, string>, open: string[]): string {
  const parts: string[] = [];
  let from = 0;
  for (const found of findPlaceholders(text)) {
    if (found.start < from) continue;
    const value = inputs.get(found.name);
    if (value === undefined) open.push(found.spelling);
    parts.push(text.slice(from, found.start), value ?? found.spelling);
    from = found.end;
  }
  return parts.join("") + text.slice(from);
}
