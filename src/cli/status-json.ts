/** Where a release stands as JSON: keys are added, never changed. Times are ISO 8601, texts masked as on a screen. */
import type { ReleaseLook } from "../app/index.ts";
import { formatInstant, type Instant, redact } from "../base/index.ts";

/** Keys of the view whose numbers are instants. */
const INSTANTS: ReadonlySet<string> = new Set([
  "at",
  "since",
  "until",
  "startedAt",
  "beganAt",
  "endedAt",
  "leaseEndsAt",
]);

export function statusJson({ view, driver, unread }: ReleaseLook): string {
  const shown = { ...view, driver, unread };
  return `${JSON.stringify(shown, (key, value: unknown) => {
    if (typeof value === "string") return redact(value);
    if (typeof value === "number" && INSTANTS.has(key)) return formatInstant(value as Instant);
    return value;
  })}\n`;
}
