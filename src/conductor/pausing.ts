/** A pause is a wait like others, so that it is seen where one looks for what waits. */

import type { Actor } from "./signal.ts";
import type { OpenWait, ReleaseState } from "./state.ts";
import { emit, type Turn } from "./turn.ts";
import { closeWait, openWait } from "./waits.ts";
import { ending } from "./words.ts";

export function openPause(turn: Turn): void {
  const { paused } = turn.state;
  const open = pauseWait(turn.state);
  if (paused === null && open !== undefined) return closeWait(turn, open.id, { as: "gone" });
  if (paused === null || open !== undefined) return;
  openWait(turn, {
    about: "paused",
    kind: "paused",
    text: `Paused by ${paused.by.who}${ending(paused.note)}. Continue when it may go on`,
    answers: ["continue"],
  });
}

const pauseWait = ({ waits }: ReleaseState): OpenWait | undefined =>
  [...waits.values()].find(({ kind }) => kind === "paused");

export function goOn(turn: Turn, by: Actor): void {
  const open = pauseWait(turn.state);
  if (open !== undefined) closeWait(turn, open.id, { as: "continue", by });
  emit(turn, { type: "release.continued", by });
}
