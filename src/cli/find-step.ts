/** From what a person types to the step that they mean: its number as shown, its id, or a part of its title that no other has. */
import { nearest } from "../base/index.ts";
import type { Plan } from "../plan/index.ts";
import { cliError } from "./codes.ts";
import { nodeTitle } from "./node-title.ts";

export interface StepsGiven {
  readonly plan: Plan;
  readonly numbers: ReadonlyMap<string, string>;
  /** Only these may be meant. */
  readonly among: readonly string[];
}

const SHOWN = 4;

export function findStep(typed: string, { plan, numbers, among }: StepsGiven): string {
  const wanted = typed.trim().toLowerCase();
  const byName = among.find((id) => numbers.get(id) === wanted || id.toLowerCase() === wanted);
  if (byName !== undefined) return byName;
  const title = (id: string): string => nodeTitle(plan, id).toLowerCase();
  const whole = among.filter((id) => title(id) === wanted);
  const found = whole.length > 0 ? whole : among.filter((id) => wanted !== "" && title(id).includes(wanted));
  const [only, ...others] = found;
  if (only !== undefined && others.length === 0) return only;
  const shown = (id: string): string => `${numbers.get(id) ?? id} "${nodeTitle(plan, id)}"`;
  if (only !== undefined)
    throw cliError("CLI_STEP_AMBIGUOUS", {
      what: `${found.length} steps fit "${typed}": ${found.slice(0, SHOWN).map(shown).join(", ")}${found.length > SHOWN ? " …" : ""}`,
      why: "only one of them can be meant",
      fix: `write its number: ${numbers.get(only) ?? only}`,
    });
  const names = namesOf(among, title);
  const near = nearest(wanted, [...names.keys()]);
  const meant = near === null || near === undefined ? undefined : names.get(near);
  throw cliError("CLI_STEP_UNKNOWN", {
    what: `there is no step "${typed}" here`,
    why: "a step is named by its number, its id, or a part of its title",
    fix:
      meant !== undefined
        ? `did you mean ${shown(meant)}?`
        : among.length === 0
          ? "there is no step that this could be about"
          : `they are ${among.slice(0, SHOWN).map(shown).join(", ")}${among.length > SHOWN ? " …" : ""}`,
  });
}

/** What may have been meant: whole titles and ids, and each word of a title that no other step has. */
function namesOf(among: readonly string[], title: (id: string) => string): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const twice = new Set<string>();
  for (const id of among) {
    for (const word of new Set(title(id).split(/[^\p{L}\p{N}-]/u))) {
      if (names.has(word)) twice.add(word);
      else if (word.length > 3) names.set(word, id);
    }
  }
  for (const word of twice) names.delete(word);
  for (const id of among) names.set(title(id), id).set(id.toLowerCase(), id);
  return names;
}
