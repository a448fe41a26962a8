/** Time zones as people write them, to IANA names. What names no place ("local time") names no zone. */

const ZONES: ReadonlyMap<string, string> = new Map([
  ["UTC", "UTC"],
  ["GMT", "UTC"],
  ["Z", "UTC"],
  ["ET", "America/New_York"],
  ["EST", "America/New_York"],
  ["EDT", "America/New_York"],
  ["EASTERN", "America/New_York"],
  ["CT", "America/Chicago"],
  ["CST", "America/Chicago"],
  ["CDT", "America/Chicago"],
  ["MT", "America/Denver"],
  ["MST", "America/Denver"],
  ["MDT", "America/Denver"],
  ["PT", "America/Los_Angeles"],
  ["PST", "America/Los_Angeles"],
  ["PDT", "America/Los_Angeles"],
  ["PACIFIC", "America/Los_Angeles"],
  ["CET", "Europe/Berlin"],
  ["CEST", "Europe/Berlin"],
  ["EET", "Europe/Helsinki"],
  ["EEST", "Europe/Helsinki"],
  ["WET", "Europe/Lisbon"],
  ["BST", "Europe/London"],
  ["IST", "Asia/Kolkata"],
  ["JST", "Asia/Tokyo"],
  ["KST", "Asia/Seoul"],
  ["SGT", "Asia/Singapore"],
  ["AEST", "Australia/Sydney"],
  ["AEDT", "Australia/Sydney"],
  ["NZST", "Pacific/Auckland"],
  ["NZDT", "Pacific/Auckland"],
  ["BRT", "America/Sao_Paulo"],
]);

const IANA =
  /\b(?:Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian|Pacific|Etc)\/[A-Za-z_+-]{2,30}(?:\/[A-Za-z_]{2,30})?/;
const OFFSET = /\b(?:UTC|GMT)\s?([+-−])\s?(\d{1,2})(?::00)?\b/;
/** In capitals only: "et" and "ist" are words, "ET" and "IST" are zones. */
const SHORT =
  /(?<![A-Za-z])(?:UTC|GMT|Z|[ECMP][SD]?T|E?EST|CES?T|EES?T|WET|BST|IST|JST|KST|SGT|AE[SD]T|NZ[SD]T|BRT)(?![A-Za-z])|(?<=\d)Z\b/g;
const SPOKEN = /\b(?:Eastern|Pacific|utc|gmt)\b(?:\s+(?:Standard |Daylight )?Time)?/;

/** The zone a text names, or null. */
export function zoneIn(text: string): string | null {
  const place = IANA.exec(text)?.[0];
  if (place !== undefined) return place;
  const offset = OFFSET.exec(text);
  if (offset?.[2]) {
    // The signs of Etc/GMT zones are those of POSIX: west is positive.
    const hours = Number(offset[2]);
    return hours === 0 ? "UTC" : `Etc/GMT${offset[1] === "+" ? "-" : "+"}${hours}`;
  }
  const word = [...text.matchAll(SHORT)][0]?.[0] ?? SPOKEN.exec(text)?.[0].split(" ")[0];
  return word === undefined ? null : (ZONES.get(word.toUpperCase()) ?? null);
}
