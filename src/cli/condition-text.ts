/** A condition in the words and figures that people use: `p99 latency > 2.5 s for 1 min`. Turns nothing round. */
import {
  type Condition,
  type FigureCondition,
  formatDuration,
  isEvent,
  isFigure,
  type Unit,
} from "../base/index.ts";
import { clean } from "./clean.ts";
import { type Look, symbolsOf } from "./look.ts";

const SIZE_NAMES = ["TB", "GB", "MB", "KB"] as const;

/** At most two places after the point, none where they are zero. */
const figure = (value: number): string => String(Number(value.toFixed(Math.abs(value) < 1 ? 4 : 2)));

/** 450 MB may have been meant as 1000² or 1024² bytes each: the one that gives a round figure was. */
function size(bytes: number): string {
  for (const [index, name] of SIZE_NAMES.entries()) {
    const power = SIZE_NAMES.length - index;
    const [decimal, binary] = [1000 ** power, 1024 ** power];
    if (bytes >= decimal && bytes % (decimal / 10) === 0) return `${figure(bytes / decimal)} ${name}`;
    if (bytes >= binary) return `${figure(bytes / binary)} ${name}`;
  }
  return `${figure(bytes)} bytes`;
}

function milliseconds(ms: number): string {
  if (ms < 1000) return `${figure(ms)} ms`;
  if (ms < 60_000) return `${figure(ms / 1000)} s`;
  return formatDuration(ms);
}

export function measure(value: number, unit: Unit | null, look: Look): string {
  if (unit === "percent") return `${figure(value)} %`;
  if (unit === "ms") return milliseconds(value);
  if (unit === "bytes") return size(value);
  if (unit === "per-second") return `${figure(value)} /s`;
  if (unit === "times") return `${figure(value)} ${look.unicode ? "×" : "x"}`;
  return figure(value);
}

export const subjectOf = ({ stat, figure: name }: FigureCondition): string =>
  clean(stat === null ? name : `${stat} ${name}`);

const baseOf = ({ of }: FigureCondition): string => (of === null ? "" : ` ${of === "slo" ? "SLO" : of}`);

function comparison(is: string, look: Look): string {
  const { atLeast, atMost } = symbolsOf(look);
  return is === ">=" ? atLeast : is === "<=" ? atMost : is;
}

const held = (holdMs: number | null, windowMs: number | null): string =>
  (holdMs === null ? "" : ` for ${formatDuration(holdMs)}`) +
  (windowMs === null ? "" : ` over ${formatDuration(windowMs)}`);

export function conditionText(condition: Condition, look: Look): string {
  if (isFigure(condition)) {
    const value = condition.value === null ? "" : ` ${measure(condition.value, condition.unit, look)}`;
    const is = comparison(condition.is, look);
    return `${subjectOf(condition)} ${is}${value}${baseOf(condition)}${held(condition.holdMs, condition.windowMs)}`;
  }
  if (isEvent(condition)) return `${clean(condition.event)}${held(condition.holdMs, null)}`;
  const range = rangeText(condition, look);
  if (range !== null) return range;
  const parts = "any" in condition ? condition.any : condition.all;
  return parts.map((part) => conditionText(part, look)).join("any" in condition ? ", or " : ", and ");
}

/** The figure that a guard is shown by: its first; null: it listens for an event. */
export function firstFigure(condition: Condition): FigureCondition | null {
  if (isFigure(condition)) return condition;
  if (isEvent(condition)) return null;
  for (const part of "any" in condition ? condition.any : condition.all) {
    const found = firstFigure(part);
    if (found !== null) return found;
  }
  return null;
}

/** `above 2 % for 1 min`: the condition without the name of its figure, which stands before it already. */
export function conditionLimit(condition: Condition, look: Look): string {
  if (!isFigure(condition)) return conditionText(condition, look);
  const whole = conditionText(condition, look);
  const subject = subjectOf(condition);
  return whole.startsWith(`${subject} `) ? whole.slice(subject.length + 1) : whole;
}

/** `error rate from 1 % to 2 %` where two bounds of one figure hold together; null for anything else. */
function rangeText(condition: Condition, look: Look): string | null {
  if (!("all" in condition) || condition.all.length !== 2) return null;
  const [low, high] = condition.all;
  if (low === undefined || high === undefined || !isFigure(low) || !isFigure(high)) return null;
  const isRange =
    low.is.startsWith(">") && high.is.startsWith("<") && low.value !== null && high.value !== null;
  if (!isRange || subjectOf(low) !== subjectOf(high) || low.of !== high.of) return null;
  const bounds = `from ${measure(low.value, low.unit, look)} to ${measure(high.value, high.unit, look)}`;
  return `${subjectOf(low)} ${bounds}${baseOf(high)}${held(high.holdMs, high.windowMs)}`;
}
