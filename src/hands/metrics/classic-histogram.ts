/** Series of `_bucket` put together to histograms, one for each set of labels beside `le`. What is no histogram is refused. */
import { numberIn } from "./number-in.ts";
import { type Counter, type Histogram, shownLabels, type Unread, unread } from "./reading.ts";

/** `factor`: milliseconds in the unit of the bounds. */
export function classicHistograms(
  buckets: readonly Counter[],
  factor: number,
): readonly Histogram[] | Unread {
  const groups = new Map<string, { readonly sample: Counter; readonly counts: Map<number, number> }>();
  for (const bucket of buckets) {
    const { le, __name__: _, ...labels } = bucket.labels;
    const bound = numberIn(le ?? "");
    if (bound === null || Number.isNaN(bound))
      return unread(`${shownLabels(bucket.labels)} has no bound in le`);
    const id = `${bucket.origin}${JSON.stringify(Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1)))}`;
    const group = groups.get(id) ?? { sample: { ...bucket, id, labels }, counts: new Map<number, number>() };
    group.counts.set(bound * factor, bucket.value);
    groups.set(id, group);
  }
  const found: Histogram[] = [];
  for (const { sample, counts } of groups.values()) {
    const total = counts.get(Number.POSITIVE_INFINITY);
    if (total === undefined) return unread(`${shownLabels(sample.labels)} has no bucket le="+Inf"`);
    counts.delete(Number.POSITIVE_INFINITY);
    if (!isRising(counts, total)) return unread(`the buckets of ${shownLabels(sample.labels)} do not add up`);
    const { id, origin, labels } = sample;
    found.push({ id, origin, labels, schema: null, counts, total });
  }
  return found;
}

function isRising(counts: ReadonlyMap<number, number>, total: number): boolean {
  const rising = [...counts].sort(([a], [b]) => a - b).map(([, count]) => count);
  return [...rising, total].every((count, at, all) => at === 0 || count >= (all[at - 1] ?? 0));
}
