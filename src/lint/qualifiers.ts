/**
 * Which of several things a figure is measured of, where the text beside it says: "orders p99 latency", "error rate of
 * checkout". Only the words right beside the figure count, and words that narrow nothing ("overall", "API") do not.
 */
import { plainText } from "../runbook/index.ts";
import type { Desk } from "./desk.ts";
import type { Stated } from "./stated.ts";

const STAT = "(?:(?:p\\d{2,3}(?:\\.\\d)?|\\d{2}th(?: percentile)?|average|avg|mean|median)[\\s/-]{1,2}){0,2}";

const FIGURES: readonly (readonly [RegExp, string])[] = [
  [/error rate$/, "(?:https?[\\s-])?(?:5xx|500|errors?|failures?|failed|failing|fail|success\\w*|2xx)"],
  [
    /latency$/,
    "(?:latenc\\w+|response[\\s-]times?|request (?:duration|time)s?|duration|round.?trip|rtt|query times?|p\\d{2,3})",
  ],
  [/db connections/, "(?:(?:db|database|connection|active)\\b)"],
  [/queue lag/, "(?:queue|backlog|lag|consumer|kafka|message)"],
  [/restarts/, "(?:(?:pod|container)s? )?restart"],
  [/throughput/, "(?:throughput|traffic|requests?|rps|qps|tps)"],
];

/** Words beside a figure that narrow nothing. */
const BROAD = new Set(
  `a an the any all if when whenever once and or of in for its our is are be by to than that then as at on with above
  below over under until unless while should must may can keep keeps stays stay remains remain ensure confirm verify
  check watch monitor rollback roll back revert abort halt pause stop alert page escalate immediately trigger triggers
  automatic automatically high higher low lower elevated increased increasing decreased rising growing new overall total
  global aggregate average mean p50 p90 p95 p99 sustained continued persistent significant observed current measured
  api http https request requests response service services application app system server user users production prod
  canary instance pod pods endpoint client web end-to-end tail peak slow slower where see sees show shows exceeds exceed
  more less least most only after before during following each either both not no condition symptom metric figure level
  critical warning severe major minor healthy unhealthy target threshold spike spikes surge rate error errors latency
  deployment release version baseline any the your we i it because since will would has have had go goes back out
  immediate deploy upon per due bad`.split(/\s+/),
);

/** "of checkout", "on the /orders endpoint". */
const OF = /\b(?:of|for|on|from|in|at) (?:the |our |any )?([\p{L}/][\p{L}\p{N}/_-]{1,40})/gu;

const known = new WeakMap<Desk, Map<Stated, ReadonlySet<string>>>();

export function qualifiersIn(desk: Desk, stated: Stated): ReadonlySet<string> {
  const cache = known.get(desk) ?? new Map<Stated, ReadonlySet<string>>();
  known.set(desk, cache);
  const cached = cache.get(stated);
  if (cached !== undefined) return cached;
  const found = find(desk, stated);
  cache.set(stated, found);
  return found;
}

const ownWords = (desk: Desk): ReadonlySet<string> =>
  new Set(
    `${desk.study.reading.title ?? ""} ${desk.study.reading.front?.service ?? ""}`
      .toLowerCase()
      .split(/[^\p{L}\p{N}-]+/u),
  );

const singular = (word: string): string => word.replace(/(?:'s|’s|s)$/, "");

function find(desk: Desk, stated: Stated): ReadonlySet<string> {
  const name = stated.key.split("|")[0] ?? "";
  const text = plainText((desk.source[stated.line - 1] ?? "").slice(0, 1600))
    .toLowerCase()
    .slice(0, 400);
  const words = FIGURES.find(([pattern]) => pattern.test(name))?.[1] ?? escaped(name);
  const place = new RegExp(`(?<![a-z0-9])${STAT}${words}`).exec(text);
  if (place === null) return new Set();
  const before = /[\p{L}\p{N}' -]{0,60}$/u.exec(text.slice(0, place.index))?.[0] ?? "";
  const after = text.slice(place.index + place[0].length);
  const found = new Set<string>();
  for (const word of before.trim().split(/\s+/).reverse()) {
    if (word === "" || BROAD.has(word) || /^\d/.test(word) || !/\p{L}/u.test(word)) break;
    found.add(singular(word));
  }
  // What is to be done stands in a cell of its own ("Monitor for another hour").
  for (const [, of = ""] of (after.slice(0, 80).split("|")[0] ?? "").matchAll(OF))
    if (!BROAD.has(of) && !/^(?:longer|another|several|some|\d)/.test(of)) found.add(singular(of));
  const own = ownWords(desk);
  // The figure's own words ("payment error rate") are in its key already.
  return new Set([...found].filter((word) => !own.has(word) && !own.has(`${word}s`) && !name.includes(word)));
}

const escaped = (text: string): string => text.slice(0, 60).replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
