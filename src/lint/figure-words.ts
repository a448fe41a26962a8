/** Conditions on figures in the words of a finding: "p99 latency > 2.5 s for 5 min". */
import { type Condition, type FigureCondition, formatDuration } from "../base/index.ts";

const SIZES: readonly (readonly [number, string])[] = [
  [1e12, "TB"],
  [1e9, "GB"],
  [1e6, "MB"],
  [1e3, "KB"],
];

const plainNumber = (value: number): string => String(Number(value.toFixed(3)));

function timeWords(ms: number): string {
  if (ms < 1000) return `${plainNumber(ms)} ms`;
  return ms < 60_000 ? `${plainNumber(ms / 1000)} s` : formatDuration(ms);
}

function sizeWords(bytes: number): string {
  const size = SIZES.find(([least]) => Math.abs(bytes) >= least);
  return size === undefined ? `${plainNumber(bytes)} bytes` : `${plainNumber(bytes / size[0])} ${size[1]}`;
}

export function valueWords({ of, unit, value }: FigureCondition): string {
  if (value === null) return of ?? "";
  switch (unit) {
    case "percent":
      return of === null || of === "limit"
        ? `${plainNumber(value)}%${of === null ? "" : " of the limit"}`
        : `${plainNumber(value)}% off ${of}`;
    case "ms":
      return timeWords(value);
    case "bytes":
      return sizeWords(value);
    case "per-second":
      return `${plainNumber(value)}/s`;
    case "times":
      return `${plainNumber(value)}x ${of ?? ""}`.trim();
    default:
      return plainNumber(value);
  }
}

/** The figure with its statistic: "p99 latency". */
export const figureWords = ({ figure, stat }: Pick<FigureCondition, "figure" | "stat">): string =>
  stat === null ? figure : `${stat} ${figure}`;

/** "> 2.5 s for 5 min": what is said of a figure that is named already. */
export function limitWords(when: FigureCondition): string {
  const hold = when.holdMs === null ? "" : ` for ${formatDuration(when.holdMs)}`;
  const window = when.windowMs === null ? "" : ` over ${formatDuration(when.windowMs)}`;
  return `${when.is} ${valueWords(when)}${hold}${window}`;
}

export const conditionWords = (when: FigureCondition): string => `${figureWords(when)} ${limitWords(when)}`;

/** Every figure that a condition names, in its order. */
export function figuresIn(when: Condition): readonly FigureCondition[] {
  if ("any" in when) return when.any.flatMap(figuresIn);
  if ("all" in when) return when.all.flatMap(figuresIn);
  return "figure" in when ? [when] : [];
}
