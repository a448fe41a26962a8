/** Signals about what happens: that somebody takes care of an alarm, that something happened which a guard listens for. */
import { isEvent, nearest, plural } from "../base/index.ts";
import { isCalling } from "./alarms.ts";
import { leavesOf } from "./guard-verdict.ts";
import { type Reply, refuse } from "./refusals.ts";
import type { Signal } from "./signal.ts";
import { emit, type Turn } from "./turn.ts";
import { oneOf } from "./words.ts";

/** Without a name it is all that calls: whoever is called takes care of what goes on. */
export function acknowledge(turn: Turn, { about, by, note }: Signal): Reply {
  const open = [...turn.state.alarms.values()].filter(isCalling);
  const meant = about === null ? open : open.filter(({ id, guard }) => id === about || guard === about);
  if (meant.length > 0)
    return () => {
      for (const { id } of meant) emit(turn, { type: "alarm.ended", alarm: id, by, note });
    };
  const known = [...turn.state.alarms.values()].find(({ id }) => id === about);
  if (known?.acknowledged != null) return refuse(`${known.acknowledged.by.who} takes care of it already`);
  if (open.length === 0) return refuse("nobody is being called");
  const names = open.map(({ id }) => id);
  return refuse(`no call is named ${about}, but ${oneOf(names)}`, `ack ${names[0]}`);
}

/** Once declared it holds. */
export function declare(turn: Turn, signal: Signal): Reply {
  const events = eventsOf(turn);
  if (events.length === 0) return refuse("no guard of this release listens for an event");
  const said = (signal.value ?? signal.about ?? "").trim();
  const listed = `${plural(events.length, "event")} can be declared: ${events.map((each) => `"${each}"`).join(", ")}`;
  if (said === "") return refuse(listed, `declare "${events[0]}"`);
  const event = matched(said, events);
  if (event === null) {
    const near = nearest(
      said.toLowerCase(),
      events.map((each) => each.toLowerCase()),
    );
    const likely = events.find((each) => each.toLowerCase() === near) ?? events[0];
    return refuse(`no guard listens for "${said.slice(0, 80)}"; ${listed}`, `declare "${likely}"`);
  }
  const known = turn.state.declared.get(event);
  if (known !== undefined) return refuse(`"${event}" was declared already, by ${known.by.who}`);
  return () => emit(turn, { type: "event.declared", event, by: signal.by, note: signal.note });
}

const eventsOf = ({ plan }: Turn): readonly string[] => [
  ...new Set(
    plan.guards.flatMap(({ when }) => leavesOf(when).flatMap((leaf) => (isEvent(leaf) ? [leaf.event] : []))),
  ),
];

const wordsIn = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** By its words, in whatever case; by some of them where only one event has them all. */
function matched(said: string, events: readonly string[]): string | null {
  const words = wordsIn(said);
  const exact = events.find((event) => wordsIn(event).join(" ") === words.join(" "));
  if (exact !== undefined || words.length === 0) return exact ?? null;
  const some = events.filter((event) => words.every((word) => wordsIn(event).includes(word)));
  return some.length === 1 ? (some[0] ?? null) : null;
}
