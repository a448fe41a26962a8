/** A figure that was tried out, as lines or as JSON: what was sent, what came back, its value, and what it measures. */
import type { TriedFigure } from "../app/index.ts";
import { instant } from "../base/index.ts";
import { clean } from "./clean.ts";
import { localClock } from "./clock.ts";
import { type Look, paint, symbolsOf, type Tone } from "./look.ts";
import { measuresOf, notesOf } from "./metrics-measures.ts";
import { valueRows } from "./metrics-values.ts";
import { padEnd, wrap } from "./width.ts";

const LABEL = "measures".length;

export function triedLines(tried: TriedFigure, look: Look): readonly string[] {
  const { result, source, queries, readings } = tried;
  const { dot } = symbolsOf(look);
  const room = Math.max(20, look.columns - LABEL - 3);
  const under = (label: string, texts: readonly string[], tone: Tone | null = null): readonly string[] =>
    texts
      .flatMap((text) => wrap(clean(text), room))
      .map(
        (line, at) =>
          `${paint(look, "dim", padEnd(at === 0 ? label : "", LABEL))}   ${paint(look, tone, line)}`,
      );
  const place = `${source.name} (${source.kind}) ${dot} ${source.place}`;
  const read = readings.map(
    ({ atMs, series }) => `${localClock.time(instant(atMs))}${seriesWords(tried, series)}`,
  );
  const values = result.is === "none" ? [] : valueRows(result, look);
  const broken = result.is === "none" ? [result.why] : [];
  const title = `${tried.name} of ${tried.service}${tried.environment === null ? "" : ` in ${tried.environment}`}`;
  return [
    paint(look, "bold", clean(title)),
    ...under("source", [place]),
    ...under("sent", queries),
    ...under("read", read),
    ...under("none", broken, "red"),
    ...under("value", values),
    ...under("measures", [measuresOf(tried)]),
    ...under("note", notesOf(tried), "yellow"),
  ].map((line) => line.trimEnd());
}

const seriesWords = ({ rule }: TriedFigure, series: number): string =>
  rule.asked.reads.is === "value" ? "" : `  ${series} series`;

export const triedJson = (tried: TriedFigure): object => {
  const { service, environment, id, name, taken, source, queries, readings, result, sides, rule } = tried;
  return {
    service,
    environment,
    figure: {
      id,
      name,
      taken,
      reads: rule.asked.reads,
      select: rule.asked.select,
      judged: rule.judged,
      weight: rule.weight,
    },
    source,
    queries,
    readings,
    result,
    sides,
    measures: measuresOf(tried),
    notes: notesOf(tried),
  };
};
