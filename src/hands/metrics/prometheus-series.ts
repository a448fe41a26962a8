/** What Prometheus answered, as the series of a figure. Anything that no counter or histogram can be is refused by its name. */
import { nativeCounts } from "./native-histogram.ts";
import { notCounted, numberIn } from "./number-in.ts";
import type { Element } from "./prometheus-api.ts";
import { type Counter, type Histogram, isUnread, shownLabels, type Unread, unread } from "./reading.ts";

type Labels = Readonly<Record<string, string>>;

/** What is scraped together begins anew together. */
export const originOf = ({ job = "", instance = "" }: Labels): string => `${job}|${instance}`;

const idOf = (labels: Labels): string =>
  JSON.stringify(Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));

export function countersOf(elements: readonly Element[]): readonly Counter[] | Unread {
  // Two selectors of one figure may find the same series.
  const found = new Map<string, Counter>();
  for (const { metric, value } of elements) {
    if (value === null) return unread(`${shownLabels(metric)} is a native histogram, not a counter`);
    const count = numberIn(value);
    const wrong = count === null ? "stands at no number" : notCounted(count);
    if (wrong !== null) return unread(`${shownLabels(metric)} ${wrong}`);
    const id = idOf(metric);
    found.set(id, { id, origin: originOf(metric), labels: metric, value: count ?? 0 });
  }
  return [...found.values()];
}

export function nativeOf(elements: readonly Element[]): readonly Histogram[] | Unread {
  const found: Histogram[] = [];
  for (const { metric, value, histogram } of elements) {
    if (value !== null) return unread(`${shownLabels(metric)} is no histogram`);
    const counts = nativeCounts(histogram);
    if (isUnread(counts)) return unread(`${shownLabels(metric)}: ${counts.why}`);
    found.push({ id: idOf(metric), origin: originOf(metric), labels: metric, ...counts });
  }
  return found;
}

/** The one number of a team's own query. Of several nobody can tell which was meant. */
export function singleValue(elements: readonly Element[]): number | Unread {
  const [first] = elements;
  if (first === undefined) return unread("its query gives nothing: no series fits it");
  if (elements.length > 1) {
    const named = elements.slice(0, 3).map(({ metric }) => shownLabels(metric));
    const more = elements.length > 3 ? ` and ${elements.length - 3} more` : "";
    return unread(
      `its query gives ${elements.length} series where one number is wanted: ${named.join(", ")}${more}`,
    );
  }
  if (first.value === null) return unread("its query gives a native histogram where a number is wanted");
  return finite(first.value);
}

export function finite(text: string): number | Unread {
  const value = numberIn(text);
  if (value === null) return unread("its query gives no number");
  if (Number.isNaN(value)) return unread("its query gives NaN: most often something was divided by nothing");
  return Number.isFinite(value) ? value : unread("its query gives infinity");
}
