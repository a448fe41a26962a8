/**
 * Inputs that stand only in the values of a `rutter` fence or in an annotation's `undo`. They are asked for like any
 * other; a mark that nobody asks for would be carried out as it stands.
 */

import type { InputItem, Item } from "../runbook/index.ts";
import { findPlaceholders } from "../shell/index.ts";

export const inputsInNotes = (items: readonly Item[]): readonly InputItem[] =>
  items.flatMap((item) => {
    const texts =
      item.kind === "verb" ? [...textsIn(item.value), ...textsIn(item.keys)] : textsIn(item.notes?.undo);
    return texts.flatMap((text) => findPlaceholders(text).map((found) => inputItem(found, item)));
  });

interface Found {
  readonly name: string;
  readonly spelling: string;
  readonly options: readonly string[];
}

const inputItem = ({ name, spelling, options }: Found, at: Item): InputItem => ({
  kind: "input",
  id: `input:${name}`,
  lines: at.lines,
  sure: "exact",
  section: null,
  text: name,
  name,
  spellings: [spelling],
  options,
  default: null,
});

/** Conditions hold no inputs, but walking into them does no harm. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
