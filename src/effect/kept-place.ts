/**
 * A value that stands in a text as `${RUTTER_NAME}`: a secret, or one that a person gives when its step's turn comes. A
 * shell puts it in itself; in what no shell reads, the hand does. What is given later must mean itself wherever it stands.
 */

import type { Effect } from "./effect.ts";

/** What an effect asks for: the name in its `env` to the input. */
export function asksOf({ input }: Pick<Effect, "input">): Readonly<Record<string, string>> {
  const { asks } = input;
  return typeof asks === "object" && asks !== null && !Array.isArray(asks)
    ? Object.fromEntries(Object.entries(asks).map(([name, of]) => [name, String(of)]))
    : {};
}

/** These say something to Rutter itself. */
const TAKEN = /^(?:HOME|CONFIG|TOKEN)$/;

/** The variable that keeps the place of an input. */
export function placeVariable(input: string): string {
  const name = input.toUpperCase().replace(/[^A-Z0-9]+/g, "_");
  return `RUTTER_${name}${TAKEN.test(name) ? "_" : ""}`;
}

export const placeOf = (input: string): string => `\${${placeVariable(input)}}`;

const PLACE = /\$\{(RUTTER_[A-Z0-9_]{1,200})\}/g;

/** Values in their places, where no shell will put them in; a place without a value stays. */
export const fillPlaces = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replace(PLACE, (written, name: string) =>
    Object.hasOwn(values, name) ? (values[name] ?? written) : written,
  );

/** As people are shown it: `<revision>` where the value is still to be given. */
export const withNames = (text: string, asks: Readonly<Record<string, string>>): string =>
  text.replace(/'"\$\{RUTTER_\w{1,200}\}"'|"\$\{RUTTER_\w{1,200}\}"|\$\{RUTTER_\w{1,200}\}/g, (written) => {
    const name = /RUTTER_\w+/.exec(written)?.[0] ?? "";
    return Object.hasOwn(asks, name) ? `<${asks[name]}>` : written;
  });

/** Means itself in every shell, quoted or not, on this side of `ssh` and on the other, in SQL, JSON and YAML. */
const MEANS_ITSELF = /^[A-Za-z0-9_./:@%+,-]+$/;

/** Why a value cannot be given for a kept place; null: it can. */
export function whyNotGiven(value: string): string | null {
  if (value === "") return "it is empty, and the text around it would mean something else";
  if (value.startsWith("-")) return "it begins with a dash, so a command would take it for an option";
  if (value.includes("--")) return "two dashes begin a comment in SQL and an option elsewhere";
  return MEANS_ITSELF.test(value) ? null : "only letters, digits and . _ / : @ % + , - may stand there";
}
