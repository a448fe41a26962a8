/** Texts that stand in the rules of an environment: days, times, matchers of labels. Each is told apart by its form alone. */

const MOMENT = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2}))?$/;

/** `2026-12-20`, `2026-12-20T17:00`: a day that there is, without a zone: that is the environment's. */
export function isMoment(text: string): boolean {
  const found = MOMENT.exec(text);
  if (found === null) return false;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = found
    .slice(1)
    .map((part) => Number(part ?? 0));
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day && hour < 24 && minute < 60;
}

/** `severity="critical"`, `service=~"orders|billing"`; the quotes may be left out. */
export const incidentMatcher = (text: string): boolean =>
  text.length <= 500 &&
  /^\s{0,4}[a-zA-Z_:][a-zA-Z0-9_:]{0,100}\s{0,4}(?:=~|!~|!=|=)\s{0,4}(?:"(?:[^"\\]|\\.){0,500}"|[^"\s][^"]{0,498})\s{0,4}$/.test(
    text,
  );
