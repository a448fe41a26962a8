/**
 * A query that does not measure the phrase it stands by: errors per second for a share, an average or another percentile
 * for a p99, seconds against milliseconds, a counter since the start of time. It speaks only of what it read whole.
 */
import { formatDuration, lineSpan } from "../../base/index.ts";
import { alsoAt } from "../also-at.ts";
import type { Desk } from "../desk.ts";
import { conditionWords } from "../figure-words.ts";
import { type Query, readQuery } from "../promql.ts";
import { type PlacedQuery, queriesIn } from "../queries.ts";
import { isShare, isTime, type Phrase, phrasesOf } from "../query-phrase.ts";
import type { Hit, Rule } from "../rule.ts";
import { statedIn } from "../stated.ts";

const RATES = new Set(["rate", "irate", "increase", "delta", "idelta", "deriv", "resets", "changes"]);
const READY = /:|ratio|percent|_pct|_rate$/;
const TIMES = /duration|latency|response_time|_seconds(?:_|$)|_ms(?:_|$)|milliseconds/;

const isTimed = ({ metrics, quantiles }: Query): boolean =>
  quantiles.length > 0 || metrics.some(({ name }) => TIMES.test(name));

/** A phrase and a query that may be about the same thing. */
const fits = ({ when }: Phrase, query: Query): boolean =>
  isTime(when)
    ? isTimed(query)
    : isShare(when)
      ? !isTimed(query)
      : when.windowMs !== null || when.unit === "per-second";

const close = (a: number, b: number): boolean => Math.abs(a - b) <= Math.abs(b) * 0.01 + 1e-9;

type Wrong = Pick<Hit, "why" | "fix"> & { readonly what: string };

function wrongStat({ when, words }: Phrase, { averages, quantiles }: Query): Wrong | null {
  const wanted = /^p(\d{2,3}(?:\.\d)?)$/.exec(when.stat ?? "")?.[1];
  if (wanted === undefined)
    return when.stat === "average" && quantiles.length > 0
      ? {
          what: `${words} is measured by the ${quantiles[0]} quantile`,
          fix: "divide the sum by the count, or name the percentile in the text",
        }
      : null;
  const share = Number(wanted) / (wanted.length === 3 && !wanted.includes(".") ? 1000 : 100);
  if (quantiles.length > 0)
    return quantiles.some((one) => close(one, share))
      ? null
      : {
          what: `${words} is measured by the ${quantiles[0]} quantile`,
          fix: `ask for the ${share} quantile, or name the percentile that is meant`,
        };
  return averages
    ? {
        what: `${words} is measured by an average`,
        why: "an average stays low while the slowest requests fail",
        fix: `use histogram_quantile(${share}, …)`,
      }
    : null;
}

function wrongShare({ when, words }: Phrase, query: Query): Wrong | null {
  if (when.unit !== "percent" || when.of !== null || !isShare(when)) return null;
  const { divides, metrics } = query;
  if (divides || metrics.some(({ name }) => READY.test(name))) return null;
  if (!metrics.some(({ within }) => within.some((name) => /^i?rate$|^increase$/.test(name)))) return null;
  return {
    what: `${words} is a share, and its query counts events${query.calls.has("increase") ? "" : " per second"}`,
    why: "a count grows with the traffic: it trips at a busy hour, and never on a quiet canary",
    fix: "divide by the rate of all requests, with sum() around both: 0.05 is then 5 %",
  };
}

function wrongCounter({ when, words }: Phrase, { metrics }: Query): Wrong | null {
  const raw = metrics.find(
    ({ name, within }) => /_(?:total|bucket)$/.test(name) && !within.some((one) => RATES.has(one)),
  );
  const timed = isShare(when) || isTime(when) || when.unit === "per-second" || when.windowMs !== null;
  if (raw === undefined || !timed || metrics.some(({ within }) => within.includes("absent"))) return null;
  return {
    what: `the query for ${words} takes ${raw.name} without rate()`,
    why: "a counter holds everything since the process began, so what happens now hardly moves it",
    fix: `use rate(${raw.name}[5m])`,
  };
}

/** The limit that the query should compare with, in its own unit; null where that is not known. */
function limitOf({ value, ...when }: Phrase["when"], query: Query): number | null {
  if (value === null || when.of !== null) return null;
  if (isShare(when) && when.unit === "percent") {
    const ready = query.metrics.some(({ name }) => READY.test(name));
    return query.divides && !ready ? (query.inPercent ? value : value / 100) : null;
  }
  if (!isTime(when) || query.inPercent || query.divides) return null;
  const seconds = query.metrics.every(({ name }) => /_seconds(?:_|$)/.test(name));
  const ms = query.metrics.every(({ name }) => /_ms(?:_|$)|milliseconds/.test(name));
  if (when.unit !== "ms") return null;
  return seconds ? value / 1000 : ms ? value : null;
}

function wrongLimit(phrase: Phrase, query: Query): Wrong | null {
  const { limit } = query;
  const { when, words } = phrase;
  // Without a unit in the text a number that no request takes in seconds was meant in ms.
  const bare = isTime(when) && when.unit === "count" && (when.value ?? 0) >= 50;
  if (bare && query.metrics.every(({ name }) => /_seconds(?:_|$)/.test(name)))
    return {
      what: `the query for ${words} gives seconds`,
      why: `${when.value} seconds are never reached`,
      fix: `write the unit, and compare with ${(when.value ?? 0) / 1000}`,
    };
  const ready = query.metrics.some(({ name }) => READY.test(name));
  if (
    isShare(when) &&
    query.divides &&
    !query.inPercent &&
    !ready &&
    limit !== null &&
    limit.value > 1 &&
    limit.is.startsWith(">")
  )
    return {
      what: `the query for ${words} compares a share between 0 and 1 with ${limit.value}`,
      why: "no share is as high as that, so it never trips",
      fix: `compare with ${Number((limit.value / 100).toPrecision(6))}, or multiply by 100`,
    };
  const wanted = limitOf(when, query);
  if (limit === null || wanted === null || limit.is.charAt(0) !== when.is.charAt(0)) return null;
  if (close(limit.value, wanted)) return null;
  const unit = isTime(when)
    ? query.metrics.some(({ name }) => /_seconds/.test(name))
      ? " s"
      : " ms"
    : query.inPercent
      ? "%"
      : ` (${Number((limit.value * 100).toFixed(4))}%)`;
  return {
    what: `${words} in the text, and ${limit.is} ${limit.value}${unit} in its query`,
    why: "the text and the query trip at different values",
    fix: `compare with ${Number(wanted.toPrecision(6))}, or correct the text`,
  };
}

function wrongHold({ when, words }: Phrase, { holdMs }: PlacedQuery): Wrong | null {
  if (holdMs === null || when.holdMs === null || holdMs === when.holdMs) return null;
  return {
    what: `${words} in the text, and for: ${formatDuration(holdMs)} in its alert`,
    why: "the text and the alert trip at different times",
    fix: "make both say the same time",
  };
}

function wrongOf(phrase: Phrase, placed: PlacedQuery): Wrong | null {
  const { query } = placed;
  return (
    wrongCounter(phrase, query) ??
    wrongShare(phrase, query) ??
    wrongStat(phrase, query) ??
    wrongLimit(phrase, query) ??
    wrongHold(phrase, placed)
  );
}

function hitOf(desk: Desk, placed: PlacedQuery): Hit | null {
  const wrongs = phrasesOf(desk, placed)
    .filter((phrase) => fits(phrase, placed.query))
    .map((phrase) => wrongOf(phrase, placed));
  const [wrong] = wrongs;
  // Where one of several phrases is measured well, the query is that one's.
  if (wrong === undefined || wrong === null || wrongs.includes(null)) return null;
  return { span: lineSpan(placed.line), ...wrong };
}

const named = (figure: string): string => figure.toLowerCase().replace(/\s+/g, " ").trim();

/** Queries of the front matter and of `rutter.yaml`, by the figure they are given for. */
function configured(desk: Desk): readonly Hit[] {
  const front = Object.entries(desk.study.reading.front?.metrics ?? {});
  return [...front, ...(desk.facts.configuration?.queries ?? [])].flatMap(([figure, text]) => {
    const query = readQuery(text);
    const name = named(figure);
    const stated = statedIn(desk).find(
      ({ said }) =>
        name === named(said.figure) ||
        name === `${said.stat} ${said.figure}` ||
        name === `${said.figure} ${said.stat}`,
    );
    if (query === null || stated === undefined) return [];
    const phrase = { words: conditionWords(stated.said), line: stated.line, when: stated.said };
    const placed: PlacedQuery = { query, line: stated.line, beside: null, title: null, holdMs: null };
    const wrong = fits(phrase, query) ? wrongOf(phrase, placed) : null;
    return wrong === null ? [] : [{ span: lineSpan(placeOf(desk, figure) ?? stated.line), ...wrong }];
  });
}

/** The line of the front matter that a figure's query stands on. */
function placeOf(desk: Desk, figure: string): number | null {
  if (desk.study.reading.front?.metrics[figure] === undefined) return null;
  const end = desk.source.indexOf("---", 1);
  const at = desk.source
    .slice(0, end)
    .findIndex((line) => line.includes(`${figure}:`) || line.includes(`${figure}":`));
  return at < 0 ? null : at + 1;
}

/** The same query for the same thing, written in several places, is one mistake. */
function once(hits: readonly Hit[]): readonly Hit[] {
  const groups = new Map<string, Hit[]>();
  for (const hit of hits) groups.set(hit.what, [...(groups.get(hit.what) ?? []), hit]);
  return [...groups.values()].flatMap((group): readonly Hit[] => {
    const [first] = group;
    if (first === undefined) return [];
    const lines = group.map(({ span }) => span.lines[0]);
    return [{ ...first, what: `${first.what}${alsoAt(first.span.lines[0], lines)}` }];
  });
}

export const guardQueryMismatch: Rule = {
  code: "GUARD_QUERY_MISMATCH",
  level: "warning",
  title: "a query does not measure what its guard or target says",
  why: "the number that is watched is not the one that was agreed on",
  fix: "change the query so that it measures what the text says",
  find: (desk) =>
    once([
      ...configured(desk),
      ...queriesIn(desk)
        .map((placed) => hitOf(desk, placed))
        .filter((hit) => hit !== null),
    ]),
};
