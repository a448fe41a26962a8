/** `{service}`, `{environment}` and `{namespace}` in label matchers and queries. A place without a value is never left out. */
import { readMatchers, readSeries, writeMatchers, writeSeries } from "../../effect/index.ts";

export interface Places {
  readonly service: string;
  readonly environment: string | null;
  readonly namespace: string | null;
}

/** The name of a place that has no value. */
export interface Unfilled {
  readonly open: string;
}

type Filled = string | Unfilled;

const PLACE = /\{(service|environment|namespace)\}/g;

const escaped = (value: string): string => value.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");

const firstOpen = (text: string, places: Places): string | null => {
  for (const [, name] of text.matchAll(PLACE)) if (places[name as keyof Places] === null) return name ?? "";
  return null;
};

const put = (text: string, places: Places, form: (value: string) => string): string =>
  text.replace(PLACE, (_, name: keyof Places) => form(places[name] ?? ""));

const filledValue = (op: string, value: string, places: Places): string =>
  put(value, places, op === "=~" || op === "!~" ? escaped : (each) => each);

export function fillMatchers(text: string, places: Places): Filled {
  const open = firstOpen(text, places);
  if (open !== null) return { open };
  const matchers = readMatchers(text);
  if ("why" in matchers) return text;
  return writeMatchers(
    matchers.map((each) => ({ ...each, value: filledValue(each.op, each.value, places) })),
  );
}

export function fillSeries(text: string, places: Places): Filled {
  const open = firstOpen(text, places);
  if (open !== null) return { open };
  const series = readSeries(text);
  if ("why" in series || !PLACE.test(text)) return text;
  PLACE.lastIndex = 0;
  return series
    .map(({ name, matchers }) =>
      writeSeries({
        name,
        matchers: matchers.map((each) => ({ ...each, value: filledValue(each.op, each.value, places) })),
      }),
    )
    .join(" or ");
}

/** In a query of PromQL the values stand between quotes. */
export function fillQuery(text: string, places: Places): Filled {
  const open = firstOpen(text, places);
  return open !== null ? { open } : put(text, places, (value) => value.replace(/[\\"]/g, "\\$&"));
}
