/** What the figures were before the release: blocks of an hour in which nothing was released and the serving version served. */
import type { FigureAsked, FigureSample, SampleData, SampleInput } from "../../effect/index.ts";
import { noCounters, serve } from "./counters.ts";
import type { Quiet } from "./quiet-values.ts";
import type { Chance } from "./random.ts";
import { intervalOf } from "./simulated-figures.ts";
import type { TrafficScript } from "./traffic-script.ts";

export interface PastGiven {
  readonly script: TrafficScript;
  readonly chance: Chance;
  readonly quiet: (metric: string) => Quiet;
  /** When the release began. */
  readonly startMs: number;
  readonly ms: number;
  readonly blockMs: number;
}

/** Oldest first. */
export function pastOf({ figures }: Pick<SampleInput, "figures">, given: PastGiven): SampleData["past"] {
  const { startMs, ms, blockMs } = given;
  const from = Array.from({ length: Math.floor(ms / blockMs) }, (_, at) => startMs - ms + at * blockMs);
  const each = ([id, asked]: readonly [string, FigureAsked]) =>
    [id, from.map((fromMs) => blockOf(asked, given.quiet(id), { ...given, fromMs }))] as const;
  return Object.fromEntries(Object.entries(figures).map(each));
}

interface Block extends PastGiven {
  readonly fromMs: number;
}

function blockOf({ reads: { is } }: FigureAsked, quiet: Quiet, block: Block): FigureSample {
  const { script, chance, fromMs, blockMs } = block;
  const toMs = fromMs + blockMs;
  if (is === "value") return { is, atMs: toMs, value: quiet.value };
  const all = noCounters();
  serve(all, { mean: (script.rps * blockMs) / 1000, serves: script.servesOf(script.serving, 0), chance });
  return intervalOf({ all, new: null, old: all }, { is, quiet, fromMs, toMs });
}
