/**
 * Events as the text that is stored and hashed, and back. It checks the envelope alone (an object, its version, a known
 * type): what is inside was checked by whoever wrote it, and the chain of hashes shows that it is still so.
 */
import { canonicalJson } from "../base/index.ts";
import type { EventType, ReleaseEvent } from "../conductor/index.ts";
import { EVENT_VERSION, type EventBody, lift, upcasters } from "./upcasters.ts";

/** The compiler asks for every type, and for no other. */
const TYPES: Readonly<Record<EventType, true>> = {
  "release.started": true,
  "driver.took": true,
  "driver.left": true,
  "release.moved": true,
  "course.began": true,
  "course.ended": true,
  "node.began": true,
  "node.ended": true,
  "item.ended": true,
  "effect.asked": true,
  "effect.ended": true,
  "effect.recovered": true,
  "effect.doubted": true,
  "wait.opened": true,
  "wait.closed": true,
  "signal.received": true,
  "signal.taken": true,
  "signal.refused": true,
  "release.paused": true,
  "release.continued": true,
  "release.stopping": true,
  "release.returning": true,
  "tick.judged": true,
  "guard.tripped": true,
  "event.declared": true,
  "class.raised": true,
  "glass.broken": true,
  "alarm.raised": true,
  "alarm.climbed": true,
  "alarm.ended": true,
  "ladder.judged": true,
  "ladder.restarted": true,
  "release.ended": true,
};

/** `{ v, type, … }`, canonical: equal events have equal texts on every machine. */
export const eventText = (event: ReleaseEvent): string => canonicalJson({ ...event, v: EVENT_VERSION });

export type ReadEvent =
  | { readonly state: "read"; readonly event: ReleaseEvent }
  | { readonly state: "newer"; readonly version: number }
  | { readonly state: "damaged"; readonly why: string };

export function readEventText(text: string): ReadEvent {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { state: "damaged", why: "its text is no JSON" };
  }
  return readEvent(value);
}

export function readEvent(value: unknown): ReadEvent {
  if (typeof value !== "object" || value === null) return { state: "damaged", why: "it is no object" };
  const { v, ...rest } = value as Record<string, unknown>;
  if (typeof v !== "number" || !Number.isInteger(v) || v < 1) {
    return { state: "damaged", why: "it has no version" };
  }
  if (v > EVENT_VERSION) return { state: "newer", version: v };
  if (typeof rest.type !== "string") return { state: "damaged", why: "it has no type" };
  const body = rest as EventBody;
  const event =
    v === EVENT_VERSION ? body : lift({ event: body, from: v, to: EVENT_VERSION, table: upcasters });
  if (event === null) return { state: "damaged", why: `events of version ${v} are not known` };
  if (!Object.hasOwn(TYPES, event.type)) return { state: "damaged", why: `it is of no known type` };
  return { state: "read", event: event as unknown as ReleaseEvent };
}
