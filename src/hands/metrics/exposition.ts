/**
 * A page of metrics in the Prometheus text format or OpenMetrics, read line by line for the names that are wanted. It is strict:
 * a wanted line that is not to the letter makes the page worthless, since nobody can tell what else is wrong with it.
 */
import { type Sample, sampleIn } from "./exposition-line.ts";
import { type Unread, unread } from "./reading.ts";

export interface Page {
  readonly samples: readonly Sample[];
  /** Name of a family to its type. */
  readonly types: ReadonlyMap<string, string>;
}

/** `open`: it says that it is OpenMetrics, which has an end. */
export function readPage(text: string, wanted: ReadonlySet<string>, open: boolean): Page | Unread {
  const samples: Sample[] = [];
  const types = new Map<string, string>();
  const seen = new Set<string>();
  let ended = false;
  for (let at = 0, number = 1; at < text.length; number += 1) {
    const end = text.indexOf("\n", at);
    const line = text.slice(at, end === -1 ? text.length : end).replace(/\r$/, "");
    at = end === -1 ? text.length : end + 1;
    if (ended && line.trim() !== "") return unread(`line ${number} stands after the end of the page`);
    if (line === "# EOF") ended = true;
    else if (line.startsWith("#")) addType(types, line);
    else if (nameIn(line, wanted)) {
      const sample = sampleIn(line);
      if (sample === null) return unread(`line ${number} is no line of metrics: ${line.slice(0, 80)}`);
      const id = `${sample.name}${JSON.stringify(Object.entries(sample.labels).sort(([a], [b]) => (a < b ? -1 : 1)))}`;
      if (seen.has(id)) return unread(`line ${number} has a series that stands on the page already`);
      seen.add(id);
      samples.push(sample);
    } else if (!LOOKS_LIKE_METRICS.test(line))
      return unread(`line ${number} is no line of metrics: ${line.slice(0, 80)}`);
  }
  if (open && !ended) return unread("the page ends in the middle: it has no # EOF");
  return { samples, types };
}

/** What is not wanted is only looked at from afar. */
const LOOKS_LIKE_METRICS = /^[ \t]*(?:$|[A-Za-z_:{])/;

function addType(types: Map<string, string>, line: string): void {
  const found = /^#[ \t]{1,9}TYPE[ \t]{1,9}"?([A-Za-z_:][\w:.]{0,500})"?[ \t]{1,9}(\w{1,30})[ \t]{0,9}$/.exec(
    line,
  );
  if (found !== null) types.set(found[1] ?? "", found[2] ?? "");
}

const BARE = /^[ \t]{0,9}([A-Za-z_:][A-Za-z0-9_:]{0,500})/;

/** A name in quotes stands in the braces, so such a line is always read. */
function nameIn(line: string, wanted: ReadonlySet<string>): boolean {
  const name = BARE.exec(line)?.[1];
  return name === undefined ? line.trimStart().startsWith("{") : wanted.has(name);
}
