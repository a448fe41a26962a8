/**
 * What a figure is compared with where a runbook says "2x baseline": the version still serving, at the same time, where the
 * two can be told apart; else the time before the release, frozen. Which of them it was is always said.
 */
import type { FigureCondition } from "../base/index.ts";
import type { FigureSample } from "../effect/index.ts";
import { none, sumOf, type Totals } from "./guard-figures.ts";
import { measureOf, type Part, partOf, tidy } from "./guard-measure.ts";

export interface Watched {
  /** The metric over the window of the condition. */
  readonly totals: Exclude<Totals, { is: "none" }>;
  /** Blocks of the time before the release; none: it was not read. */
  readonly past: readonly FigureSample[];
  /** What the version still serving is called. */
  readonly oldName: string;
  /** The metric counts the opposite of what the condition is about: errors, for a success rate. */
  readonly complement: boolean;
  /** The figure is told of the new version alone, so that the old one stands beside it. */
  readonly beside: boolean;
}

export interface Base {
  readonly threshold: number;
  readonly against: string;
}

const BEFORE = "the 10 minutes before";
/** More of it was read, a minute a block: that is for the judge, which asks how much figures scatter. */
const BEFORE_BLOCKS = 10;

/** A text: why there is nothing to compare with. */
export function baseOf(when: FigureCondition, watched: Watched): Base | string {
  const old = watched.beside ? partOf(watched.totals, "old") : null;
  if (old !== null)
    return against(when, watched, { part: old, against: `${watched.oldName}, at the same time` });
  const before = before_(watched.past.slice(-BEFORE_BLOCKS));
  if (before === null) return "nothing is known of the time before the release to compare it with";
  return against(when, watched, { part: before, against: BEFORE });
}

/** Null: there was no past, or nothing in it. */
function before_(past: readonly FigureSample[]): Part | null {
  const values = past.flatMap((block) =>
    block.is === "value" && Number.isFinite(block.value) ? [block.value] : [],
  );
  if (values.length > 0)
    return { is: "value", of: values.reduce((sum, each) => sum + each, 0) / values.length };
  const like = past.findLast((block) => "toMs" in block);
  const totals = like !== undefined && "toMs" in like ? sumOf(past, like) : none("");
  return totals.is === "none" ? null : partOf(totals, "all");
}

function against(
  when: FigureCondition,
  { complement }: Watched,
  base: { readonly part: Part; readonly against: string },
): Base | string {
  // One error in as many requests is not nothing: twice a rate of which nothing was seen would be nothing too.
  const part = atLeastOne(base.part, complement);
  const measured = measureOf(when, part, complement);
  if (typeof measured === "string") return measured;
  if (measured.value === 0) return `${base.against} it was 0, of which nothing is a multiple`;
  return { threshold: tidy(measured.value * factorOf(when)), against: base.against };
}

function atLeastOne(part: Part, complement: boolean): Part {
  if (part.is !== "share") return part;
  const { n, x } = part.of;
  const seen = complement ? Math.min(x, n) : Math.max(x, Math.min(1, n));
  return { ...part, of: { n, x: seen } };
}

/** "2x": 2. "By 20 %": 1.2 upwards, 0.8 downwards. */
function factorOf({ value, unit, is }: FigureCondition): number {
  if (value === null) return 1;
  if (unit !== "percent") return value;
  return is === "<" || is === "<=" ? 1 - value / 100 : 1 + value / 100;
}
