/** A matcher as Alertmanager writes it: `service="shop"`, `severity!~"info|debug"`, with the places of the release filled in. */

export interface Matcher {
  readonly name: string;
  readonly value: string;
  readonly isRegex: boolean;
  readonly isEqual: boolean;
}

const MATCHER = /^\s*([A-Za-z_][\w]{0,100})\s*(=~|!~|!=|=)\s*("?)([^"]{0,500})\3\s*$/;

/** Null: it is none, or it names a place that the release has not. */
export function readMatcher(text: string, places: Readonly<Record<string, string>>): Matcher | null {
  const [, name = "", is = "", , written = ""] = MATCHER.exec(text) ?? [];
  if (name === "") return null;
  const isRegex = is.endsWith("~");
  let lacks = false;
  const value = written.replace(/\{(\w{1,40})\}/g, (whole, place: string) => {
    // `{2}` is how often, in a pattern.
    if (/^\d+$/.test(place)) return whole;
    const known = Object.hasOwn(places, place) ? places[place] : undefined;
    if (known === undefined) lacks = true;
    return isRegex ? (known ?? "").replace(/[.*+?^${}()|[\]\\]/g, "\\$&") : (known ?? "");
  });
  return lacks ? null : { name, value: value.trim(), isRegex, isEqual: !is.startsWith("!") };
}
