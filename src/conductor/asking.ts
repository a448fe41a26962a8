/** Asking for an effect: with the values that it lacks, under an id of its own for each attempt. */
import type { Effect } from "../effect/index.ts";
import type { Work } from "../plan/index.ts";
import { effectId } from "./apply-effect.ts";
import { fillValues } from "./fill-values.ts";
import { itemState, nodeState } from "./standing.ts";
import { emit, type Turn } from "./turn.ts";
import { openWait } from "./waits.ts";

export interface Wanted {
  readonly node: string;
  readonly item: string | null;
  readonly work: Pick<Work, "effect" | "timeoutMs" | "missing">;
  readonly aside: boolean;
}

/** Asks for the values that nobody gave yet; true: there are some. */
export function lacksValues(turn: Turn, { node, item, work }: Omit<Wanted, "aside">): boolean {
  const lacking = work.missing.filter((name) => !turn.state.values.has(name));
  for (const name of lacking) {
    const open = [...turn.state.waits.values()].some((wait) => wait.input === name);
    if (open) continue;
    const text = `${name}: which value? It stands in no input of this plan.`;
    openWait(turn, { about: name, kind: "question", text, node, item, input: name });
  }
  return lacking.length > 0;
}

/** What is to be done with all values in it; null: a value has no place that could be found. */
export function filledInput(turn: Turn, work: Wanted["work"]): Effect["input"] | null {
  const values = new Map<string, string>();
  for (const name of work.missing) {
    const value = turn.state.values.get(name);
    if (value !== undefined) values.set(name, value);
  }
  return fillValues(work.effect, values);
}

export const NO_PLACE =
  "the place of a value that was asked for cannot be found in it: do it by hand, then skip it";

/** False: nothing was asked for, and it is for a person to do. */
export function askFor(turn: Turn, { node, item, work, aside }: Wanted): boolean {
  const input = filledInput(turn, work);
  if (input === null) return false;
  const before = item === null ? nodeState(turn.state, node) : itemState(turn.state, item);
  const attempt = before.attempts + 1;
  emit(turn, {
    type: "effect.asked",
    effect: { id: effectId(item ?? node, attempt), hand: work.effect.hand, input },
    node,
    item,
    attempt,
    timeoutMs: work.timeoutMs,
    aside,
  });
  return true;
}
