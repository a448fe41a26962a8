/** A condition in the words and figures that people use: `p99 latency > 2.5 s for 1 min`. Turns nothing round. */
import { type Condition, formatDuration, isEvent, isFigure, type Unit } from "../base/index.ts";
import { clean } from "./clean.ts";
import { type Look, symbolsOf } from "./look.ts";

const SIZES: readonly (readonly [bytes: number, unit: string])[] = [
  [2 ** 40, "TB"],
  [2 ** 30, "GB"],
  [2 ** 20, "MB"],
  [2 ** 10, "KB"],
];

/** At most two places after the point, none where they are zero. */
const figure = (value: number): string => String(Number(value.toFixed(Math.abs(value) < 1 ? 4 : 2)));

function size(bytes: number): string {
  for (const [unit, name] of SIZES) if (bytes >= unit) return `${figure(bytes / unit)} ${name}`;
  // Runbooks mean 500 MB as 500 000 000 too; below a kilobyte only bytes are left.
  return `${figure(bytes)} bytes`;
}

function milliseconds(ms: number): string {
  if (ms < 1000) return `${figure(ms)} ms`;
  if (ms < 60_000) return `${figure(ms / 1000)} s`;
  return formatDuration(ms);
}

function measure(value: number, unit: Unit | null): string {
  if (unit === "percent") return `${figure(value)} %`;
  if (unit === "ms") return milliseconds(value);
  if (unit === "bytes") return size(value);
  if (unit === "per-second") return `${figure(value)} /s`;
  if (unit === "times") return `${figure(value)} ×`;
  return figure(value);
}

function comparison(is: string, look: Look): string {
  const { atLeast, atMost } = symbolsOf(look);
  return is === ">=" ? atLeast : is === "<=" ? atMost : is;
}

const held = (holdMs: number | null, windowMs: number | null): string =>
  (holdMs === null ? "" : ` for ${formatDuration(holdMs)}`) +
  (windowMs === null ? "" : ` over ${formatDuration(windowMs)}`);

export function conditionText(condition: Condition, look: Look): string {
  if (isFigure(condition)) {
    const subject = condition.stat === null ? condition.figure : `${condition.stat} ${condition.figure}`;
    const base = condition.of === "slo" ? "SLO" : condition.of;
    const value = condition.value === null ? "" : ` ${measure(condition.value, condition.unit)}`;
    const shown = look.unicode ? value : value.replace("×", "x");
    return `${clean(subject)} ${comparison(condition.is, look)}${shown}${base === null ? "" : ` ${base}`}${held(condition.holdMs, condition.windowMs)}`;
  }
  if (isEvent(condition)) return `${clean(condition.event)}${held(condition.holdMs, null)}`;
  const parts = "any" in condition ? condition.any : condition.all;
  return parts.map((part) => conditionText(part, look)).join("any" in condition ? ", or " : ", and ");
}
