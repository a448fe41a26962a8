/**
 * Whether an event that came from elsewhere has what the journal itself reads of it. It is no schema: what only the
 * conductor reads, it leaves to the hashes.
 */
import type { ReleaseEvent } from "../conductor/index.ts";

type Path = readonly string[];

/** What must be a text, by the type of the event; null is allowed where a question mark ends the path. */
const TEXTS: Readonly<Partial<Record<ReleaseEvent["type"], readonly Path[]>>> = {
  "release.started": [
    ["release"],
    ["by", "who"],
    ["plan", "hash"],
    ["plan", "runbook", "file"],
    ["plan", "runbook", "procedure", "?"],
    ["plan", "service", "?"],
    ["plan", "environment", "?"],
  ],
  "release.moved": [["to"]],
  "release.ended": [["as"]],
  "wait.opened": [
    ["wait", "id"],
    ["wait", "kind"],
  ],
  "wait.closed": [["wait"]],
  "signal.received": [["signal", "id"]],
};

/** Null: there is none. */
export function shapeFault(event: ReleaseEvent): string | null {
  for (const path of TEXTS[event.type] ?? []) {
    const keys = path.filter((key) => key !== "?");
    const value = keys.reduce<unknown>((within, key) => keyOf(within, key), event);
    const fits = typeof value === "string" || (value === null && path.at(-1) === "?");
    if (!fits) return `its ${keys.join(".")} is no text`;
  }
  return event.type === "release.ended" && typeof event.exit !== "number" ? "its exit is no number" : null;
}

const keyOf = (value: unknown, key: string): unknown =>
  typeof value === "object" && value !== null ? (value as Record<string, unknown>)[key] : undefined;
