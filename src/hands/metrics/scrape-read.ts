/**
 * A figure read from the `/metrics` pages of the instances themselves, filtered here. An instance that is gone counts for
 * nothing this time; one that answers with something else than a page makes the figure worthless.
 */
import type { FigureAsked, SeriesSelector } from "../../effect/index.ts";
import { addressOf, atPlace } from "./address.ts";
import { classicHistograms } from "./classic-histogram.ts";
import { type Page, readPage } from "./exposition.ts";
import { factorOf } from "./factor-of.ts";
import { fitsAll } from "./fits-selector.ts";
import type { Answer } from "./http-get.ts";
import { notCounted } from "./number-in.ts";
import { queriesOf, selectorsOf } from "./prometheus-queries.ts";
import { finite } from "./prometheus-series.ts";
import {
  allRead,
  type Counter,
  isUnread,
  type Reading,
  shownLabels,
  type Unread,
  unread,
} from "./reading.ts";
import type { Tick } from "./tick.ts";

export interface ScrapeAsked extends FigureAsked {
  readonly source: Extract<FigureAsked["source"], { kind: "scrape" }>;
}

const PAGE_BYTES = 8 * 1_048_576;
const ACCEPT = "application/openmetrics-text;version=1.0.0;q=0.9,text/plain;version=0.0.4;q=0.8";

interface Instance {
  readonly page: Page;
  readonly place: string;
  /** Its number among the instances: two of them may count under the same labels. */
  readonly index: number;
}

export async function readScrape(asked: ScrapeAsked, tick: Tick, sent: string[]): Promise<Reading | Unread> {
  const { reads } = asked;
  const names = namesOf(reads);
  const known = allRead(names.map(({ text }) => selectorsOf(text, asked.select)));
  if (isUnread(known)) return known;
  const suffix = reads.is === "histogram" ? "_bucket" : "";
  sent.push(...known.flatMap((each) => queriesOf(each, suffix)));
  const wanted = new Set(known.flatMap((each) => each.map(({ name }) => `${name}${suffix}`)));
  const atMs = tick.now();
  const found = await Promise.all(
    asked.source.urls.map((url, index) => pageOf({ url, token: null }, { wanted, index, tick })),
  );
  const broken = found.find((each) => isUnread(each) && !each.silent);
  if (broken !== undefined && isUnread(broken)) return broken;
  const pages = found.flatMap((each) => (isUnread(each) ? [] : [each]));
  if (pages.length === 0) return found.find(isUnread) ?? unread("no page is named to read it from");
  // Every part of a figure is looked for on the same pages.
  const parts = allRead(known.map((each) => seriesOn(pages, each, suffix)));
  if (isUnread(parts)) return parts;
  const [first = [], second = []] = parts;
  return readingOf(reads, { first, second, atMs });
}

function namesOf(reads: FigureAsked["reads"]): readonly { readonly text: string }[] {
  if (reads.is === "share") return [{ text: reads.total }, { text: reads.bad }];
  if (reads.is === "count") return [{ text: reads.count }];
  return [{ text: reads.is === "histogram" ? reads.histogram : reads.query }];
}

interface Parts {
  readonly first: readonly Counter[];
  readonly second: readonly Counter[];
  readonly atMs: number;
}

function readingOf(reads: FigureAsked["reads"], { first, second, atMs }: Parts): Reading | Unread {
  const stamps = new Map<string, number>();
  if (first.length === 0)
    return unread(`no series on the page fits ${namesOf(reads)[0]?.text.slice(0, 80)} and its labels`);
  if (reads.is === "value") {
    const named = first.slice(0, 3).map(({ labels }) => shownLabels(labels));
    if (first.length > 1)
      return unread(
        `${first.length} series fit where one is wanted: ${named.join(", ")}${first.length > 3 ? ` and ${first.length - 3} more` : ""}`,
      );
    const value = finite(String(first[0]?.value));
    return typeof value === "number" ? { atMs, stamps, read: { is: "value", value } } : value;
  }
  const wrong = [...first, ...second]
    .map((each) => ({ each, why: notCounted(each.value) }))
    .find(({ why }) => why !== null);
  if (wrong !== undefined) return unread(`${shownLabels(wrong.each.labels)} ${wrong.why}`);
  if (reads.is === "share") return { atMs, stamps, read: { is: "share", total: first, bad: second } };
  if (reads.is === "count") return { atMs, stamps, read: { is: "count", count: first } };
  const factor = factorOf(reads.unit);
  const histogram = classicHistograms(first, factor);
  return isUnread(histogram) ? histogram : { atMs, stamps, read: { is: "histogram", histogram, factor } };
}

interface PageWanted {
  readonly wanted: ReadonlySet<string>;
  readonly index: number;
  readonly tick: Tick;
}

async function pageOf(
  source: Parameters<typeof addressOf>[0],
  { wanted, index, tick }: PageWanted,
): Promise<Instance | Unread> {
  const address = await addressOf(source, tick);
  if (isUnread(address)) return address;
  const { url, place } = address;
  const headers = { accept: ACCEPT, ...address.headers };
  const answer = await tick.get({ url, headers, form: null, mostBytes: PAGE_BYTES });
  const page = isUnread(answer) ? answer : pageIn(answer, wanted);
  if (isUnread(page)) return atPlace({ ...page, why: tick.shown(page.why) }, place);
  return { page, place, index };
}

const OPEN = "application/openmetrics-text";

function pageIn({ status, type, text }: Answer, wanted: ReadonlySet<string>): Page | Unread {
  if (status === 401 || status === 403) return unread(`it wants a login (status ${status})`);
  if (status !== 200) return unread(`it answers with status ${status}`);
  if (type !== "" && type !== "text/plain" && type !== OPEN)
    return unread(`it answers with ${type}, not with a page of metrics`);
  return readPage(text, wanted, type === OPEN);
}

function seriesOn(
  pages: readonly Instance[],
  selectors: readonly SeriesSelector[],
  suffix: string,
): readonly Counter[] | Unread {
  const found = new Map<string, Counter>();
  for (const { name, matchers } of selectors) {
    const fits = fitsAll(matchers);
    if ("why" in fits) return fits;
    for (const { page, place, index } of pages) {
      const type = page.types.get(name) ?? page.types.get(name.replace(/_total$/, ""));
      if (type === "summary" && suffix !== "")
        return unread(`${place}: ${name} is a summary, which cannot be added up; a histogram can`);
      for (const sample of page.samples) {
        if (sample.name !== `${name}${suffix}` || !fits(sample.labels)) continue;
        const labels = { __name__: sample.name, ...sample.labels };
        const id = `${index}${JSON.stringify(Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1)))}`;
        found.set(id, { id, origin: `${index}`, labels, value: sample.value });
      }
    }
  }
  return [...found.values()];
}
