/** Outcomes as text in a Markdown table. */

import type { Outcome } from "./replay.ts";

export function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [line(heads), line(heads.map(() => "---")), ...rows.map(line)].join("\n");
}

const seconds = (ms: number): string => (Number.isFinite(ms) ? `${Math.round(ms / 1000)}` : "never");

export const delays = ({ medianMs, p95Ms }: Outcome): string => `${seconds(medianMs)} / ${seconds(p95Ms)}`;

/** Median and p95 in seconds, extra errors, and how many were missed. */
export function cell(outcome: Outcome): string {
  const missed = 1 - outcome.rolledBack;
  const misses = missed >= 0.005 ? ` (misses ${Math.round(missed * 100)} %)` : "";
  return `${delays(outcome)} / ${Math.round(outcome.extraErrors)}${misses}`;
}

/** A share that may be none: of how many it was found says how little that may mean. */
export const rare = (share: number): string =>
  share === 0 ? "0" : `${Number((share * 100).toPrecision(2))} %`;

export const ratio = (value: number): string => (value < 10 ? value.toFixed(2) : value.toFixed(1));
