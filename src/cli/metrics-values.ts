/** The value of a figure in words: a share in percent, durations by their bounds, a count by the minute. Nothing is interpolated. */
import type { TriedFigure } from "../app/index.ts";
import type { Look } from "./look.ts";
import { symbolsOf } from "./look.ts";

type Result = Exclude<TriedFigure["result"], { readonly is: "none" }>;

const number = (value: number): string => String(Number(value.toPrecision(6)));

const seconds = (fromMs: number, toMs: number): string =>
  `${number(Math.round((toMs - fromMs) / 100) / 10)} s`;

/** Rows of the value, of both sides where there are any. */
export function valueRows(result: Result, look: Look): readonly string[] {
  if (result.is === "value") return [number(result.value)];
  if (result.is === "first") return ["a first reading"];
  const during = ` in ${seconds(result.fromMs, result.toMs)}`;
  const sides = (["all", "new", "old"] as const).flatMap((side) => {
    const words = sideWords(result, side, look);
    return words === null ? [] : [[side, words] as const];
  });
  const dropped = result.dropped === 0 ? [] : [`${result.dropped} series left out: new, gone or begun anew`];
  const isAlone = sides.length === 1;
  return [
    ...sides.map(([side, words]) => `${isAlone ? "" : `${side}: `}${words}${side === "all" ? during : ""}`),
    ...dropped,
  ];
}

type Counts = Exclude<Result, { readonly is: "value" | "first" }>;

/** Null: there is no such side. */
function sideWords(result: Counts, side: "all" | "new" | "old", look: Look): string | null {
  if (result.is === "share") {
    const counted = result[side];
    if (counted === null) return null;
    const { n, x } = counted;
    return n === 0 ? "nothing happened" : `${number((x / n) * 100)} %, ${number(x)} of ${number(n)}`;
  }
  if (result.is === "count") {
    const count = result[side];
    if (count === null) return null;
    return `${number(count)}, ${number((count / Math.max(1, result.toMs - result.fromMs)) * 60_000)} a minute`;
  }
  const counts = result[side];
  return counts === null ? null : percentiles(counts, result.bounds, look);
}

const PARTS = [50, 95, 99] as const;

/** A percentile lies between two bounds, and where between them nobody can tell. */
function percentiles(counts: readonly number[], bounds: readonly number[], look: Look): string {
  const total = counts.reduce((sum, each) => sum + each, 0);
  if (total === 0) return "nothing happened";
  const { atMost } = symbolsOf(look);
  const parts = PARTS.map((part) => {
    let [at, sum] = [0, counts[0] ?? 0];
    while (at < counts.length - 1 && sum < (total * part) / 100) {
      at += 1;
      sum += counts[at] ?? 0;
    }
    const bound = bounds[at];
    return `p${part} ${bound === undefined ? `> ${number(bounds.at(-1) ?? 0)}` : `${atMost} ${number(bound)}`} ms`;
  });
  return `${parts.join(", ")}, of ${number(total)}`;
}
