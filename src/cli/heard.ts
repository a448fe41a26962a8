/**
 * What was heard of a release so far that later lines need: what the old version is called, since when its traffic stands as
 * it does, and what was said already. It grows with the events and forgets nothing.
 */
import type { ReleaseEvent } from "../conductor/index.ts";

export interface Heard {
  /** The version that served before; null: nothing said so yet. */
  old: string | null;
  /** When a target last gave the new version more traffic. */
  risenAt: number | null;
  /** When it began to go back. */
  returnedAt: number | null;
  /** Why the last guard tripped, word for word: what follows from that gives the same reason. */
  trip: string | null;
}

export const nothingHeard = (): Heard => ({ old: null, risenAt: null, returnedAt: null, trip: null });

type Asked = Extract<ReleaseEvent, { type: "effect.asked" }>;

export interface HeardEvent {
  readonly event: ReleaseEvent;
  readonly at: number;
  /** Of an effect that ended: what was asked. */
  readonly asked: Asked | undefined;
}

/** To be called once a line was made of the event. */
export function hear(heard: Heard, { event, at, asked }: HeardEvent): void {
  if (event.type === "guard.tripped") heard.trip = event.why;
  if (event.type === "release.returning") heard.returnedAt = at;
  if (event.type !== "effect.ended" || asked?.effect.hand !== "target") return;
  const { input } = asked.effect;
  const { serving } = event.outcome.data;
  if (typeof serving === "string" && serving !== input.version) heard.old ??= serving;
  if (event.outcome.state === "done" && input.do === "weight" && Number(input.percent) > 0)
    heard.risenAt = at;
}

/** The words that were not said with the trip already; the reason itself where it is another one. */
export function newWords(heard: Heard, why: string | null): string | null {
  if (why === null || heard.trip === null || !why.startsWith(heard.trip)) return why;
  const rest = why
    .slice(heard.trip.length)
    .replace(/^[\s,;:.]+/, "")
    .replace(/^\(([^()]{0,300})\)\./, "$1.");
  return rest === "" ? null : rest;
}
