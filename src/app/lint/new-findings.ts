/**
 * Which findings were not there before: matched by code and by what their line says, so that a line that only moved, or
 * was indented otherwise, brings nothing up again. Of equal ones as many are old as there were.
 */
import type { Finding } from "../../lint/index.ts";

export interface Judged {
  readonly source: readonly string[];
  readonly findings: readonly Finding[];
}

/** A finding about more than this, such as a section, is known by its first line alone. */
const LINES_THAT_MATTER = 3;

const normal = (line: string | undefined): string => (line ?? "").trim().replace(/\s+/g, " ");

/** What stays the same of a finding when its line moves. */
export function keyOf({ code, span }: Finding, source: readonly string[]): string {
  const [first, last] = span.lines;
  const count = last - first < LINES_THAT_MATTER ? last - first + 1 : 1;
  return [code, ...source.slice(first - 1, first - 1 + count).map(normal)].join("\n");
}

/** One finding may speak of several lines that share a cause: "also lines 31, 44". */
function keysOf(finding: Finding, source: readonly string[]): readonly string[] {
  const also = /\balso lines? (\d[\d, and]{0,2000})/.exec(finding.what)?.[1]?.match(/\d+/g) ?? [];
  const lines = also.map((line) => [finding.code, normal(source[Number(line) - 1])].join("\n"));
  return [keyOf(finding, source), ...lines];
}

/** A finding is old where each of its lines was found before: one line more than there was makes it new. */
export function newFindings(now: Judged, before: Judged): readonly Finding[] {
  const old = new Map<string, number>();
  for (const finding of before.findings)
    for (const key of keysOf(finding, before.source)) old.set(key, (old.get(key) ?? 0) + 1);
  return now.findings.filter((finding) => {
    const keys = keysOf(finding, now.source);
    const left = new Map(keys.map((key) => [key, old.get(key) ?? 0] as const));
    for (const key of keys) left.set(key, (left.get(key) ?? 0) - 1);
    if ([...left.values()].some((count) => count < 0)) return true;
    for (const [key, count] of left) old.set(key, count);
    return false;
  });
}
