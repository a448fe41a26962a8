/** One figure read from its source, whatever kind that is. It throws nothing that the world did. */
import type { FigureAsked, FigureSample } from "../../effect/index.ts";
import { readCommand } from "./command-read.ts";
import { type JsonAsked, readJson } from "./json-read.ts";
import { type Past, pastOf } from "./prometheus-past.ts";
import { type PrometheusAsked, readPrometheus } from "./prometheus-read.ts";
import type { Reading, Unread } from "./reading.ts";
import { readScrape, type ScrapeAsked } from "./scrape-read.ts";
import { readSql, type SqlAsked } from "./sql-read.ts";
import type { Tick } from "./tick.ts";

/** `sent` takes what was asked of the source, as it was sent. */
export function readFigure(asked: FigureAsked, tick: Tick, sent: string[] = []): Promise<Reading | Unread> {
  switch (asked.source.kind) {
    case "prometheus":
      return readPrometheus(asked as PrometheusAsked, tick, sent);
    case "scrape":
      return readScrape(asked as ScrapeAsked, tick, sent);
    case "json":
      return readJson(asked as JsonAsked, tick, sent);
    case "sql":
      return readSql(asked as SqlAsked, tick, sent);
    case "command":
      return readCommand(asked, tick, sent);
  }
}

/** Blocks, oldest first; none where the source keeps no past. */
export const readPast = async (
  asked: FigureAsked,
  past: Past,
  tick: Tick,
): Promise<readonly FigureSample[]> =>
  asked.source.kind === "prometheus" ? pastOf(asked as PrometheusAsked, past, tick) : [];
