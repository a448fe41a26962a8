/** What Prometheus is asked for a figure: names of series with every matcher that they share put in, and nothing computed. */
import {
  type FigureAsked,
  readMatchers,
  readSeries,
  type SeriesSelector,
  writeSeries,
} from "../../effect/index.ts";
import { type Unread, unread } from "./reading.ts";

type Select = FigureAsked["select"];

/** The selectors behind one name of a figure. */
export function selectorsOf(text: string, select: Select): readonly SeriesSelector[] | Unread {
  const [series, shared] = [readSeries(text), select === null ? [] : readMatchers(select)];
  if ("why" in series) return unread(`${text.slice(0, 80)}: ${series.why}`);
  if ("why" in shared) return unread(`select: ${shared.why}`);
  return series.map(({ name, matchers }) => ({ name, matchers: [...shared, ...matchers] }));
}

export const queriesOf = (selectors: readonly SeriesSelector[], suffix = ""): readonly string[] =>
  selectors.map(({ name, matchers }) => writeSeries({ name: `${name}${suffix}`, matchers }));

/** When each target was last scraped, by its samples' own timestamps. */
export const stampQuery = (query: string): string => `max by (job, instance) (timestamp(${query}))`;

export const lastBuckets = (selectors: readonly SeriesSelector[]): readonly string[] =>
  selectors.map(({ name, matchers }) =>
    writeSeries({ name: `${name}_bucket`, matchers: [...matchers, { label: "le", op: "=", value: "+Inf" }] }),
  );
