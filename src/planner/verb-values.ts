/** Reads the checked values of a `rutter` fence. The reader has put them into base units; nothing is parsed again. */
import type { Condition } from "../base/index.ts";

export const asText = (value: unknown): string | null =>
  typeof value === "string" && value !== "" ? value : typeof value === "number" ? String(value) : null;

export const asTexts = (value: unknown): readonly string[] =>
  (Array.isArray(value) ? value : [value]).flatMap((each) => {
    const text = asText(each);
    return text === null ? [] : [text];
  });

export const asNumber = (value: unknown): number | null =>
  typeof value === "number" && Number.isFinite(value) ? value : null;

export const asNumbers = (value: unknown): readonly number[] =>
  (Array.isArray(value) ? value : [value]).filter((each): each is number => asNumber(each) !== null);

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isCondition = (value: unknown): value is Condition =>
  isRecord(value) && ("figure" in value || "event" in value || "any" in value || "all" in value);

/** One condition or several; a group of alternatives is taken apart, so that each is watched on its own. */
export const asConditions = (value: unknown): readonly Condition[] =>
  (Array.isArray(value) ? value : [value])
    .filter(isCondition)
    .flatMap((condition) => ("any" in condition ? condition.any : [condition]));

export function asRange(value: unknown): { readonly minMs: number; readonly maxMs: number } | null {
  const single = asNumber(value);
  if (single !== null) return { minMs: single, maxMs: single };
  if (!isRecord(value)) return null;
  const minMs = asNumber(value.minMs);
  const maxMs = asNumber(value.maxMs) ?? minMs;
  return minMs === null || maxMs === null ? null : { minMs, maxMs };
}

export const asOneOf = <T extends string>(value: unknown, allowed: readonly T[]): T | null =>
  allowed.find((each) => each === value) ?? null;
