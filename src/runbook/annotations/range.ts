/**
 * Times as annotations have them: one (`15m`, "5 minutes"), or a range (`15m-30m`, `15-30m`). Stricter than prose: a
 * bare number is no time, and neither is a bound such as "< 5 min".
 */
import { type DurationRange, parseDurationRange } from "../../base/index.ts";

export type TimeRange = DurationRange;

const LONGEST_TEXT = 60;

export function readRange(text: string): TimeRange | null {
  const trimmed = text.trim();
  if (trimmed.length > LONGEST_TEXT || !/^[\da-z].*[a-z]$/i.test(trimmed)) return null;
  const range = parseDurationRange(trimmed);
  return range !== null && Number.isSafeInteger(range.maxMs) ? range : null;
}

export function readDuration(text: string): number | null {
  const range = readRange(text);
  return range !== null && range.minMs === range.maxMs ? range.minMs : null;
}
