/**
 * Puts the values that were asked for on the way into what a step will do, at the places that the plan keeps for them. A
 * value only ever becomes a variable or an argument; where the plan keeps no place for it, it is put nowhere.
 */
import { asksOf, type Effect } from "../effect/index.ts";

type Input = Effect["input"];

/** Null: for one of the values there is no place. */
export function fillValues(effect: Omit<Effect, "id">, values: ReadonlyMap<string, string>): Input | null {
  if (values.size === 0) return effect.input;
  const env: Record<string, unknown> = { ...(isRecord(effect.input.env) ? effect.input.env : {}) };
  const args: unknown[] = Array.isArray(effect.input.args) ? [...effect.input.args] : [];
  const placed = new Set<string>();
  for (const [place, input] of Object.entries(asksOf(effect))) {
    const value = values.get(input);
    if (value === undefined) continue;
    placed.add(input);
    if (/^\d{1,2}$/.test(place)) putArgument(args, Number(place), value);
    else env[place] = value;
  }
  for (const name of values.keys()) if (!placed.has(name)) return null;
  return { ...effect.input, env, args };
}

/** Counted as the shell does: `$1` is the first. */
function putArgument(args: unknown[], place: number, value: string): void {
  while (args.length < place) args.push("");
  args[place - 1] = value;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
