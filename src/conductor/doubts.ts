/** An effect of which nobody can tell whether it happened: a person is asked, with what shows of it. */
import type { EffectState } from "./state.ts";
import type { Turn } from "./turn.ts";
import { openWait, waitAbout } from "./waits.ts";

export function askWhetherDone(turn: Turn, effect: EffectState, title: string): void {
  const { node, item } = effect;
  if (waitAbout(turn.state, { node, item, kind: "in-doubt" }) !== undefined) return;
  const last = effect.evidence.at(-1)?.trim() ?? "";
  const shown = last === "" ? "" : ` The last that shows of it: ${last.slice(0, 200)}`;
  openWait(turn, {
    about: item ?? node,
    kind: "in-doubt",
    text: `Was this done? ${title}.${shown}`,
    node,
    item,
    answers: ["done", "not-done"],
    shows: effect.effect.id,
  });
}
