/**
 * A key of Rutter's in the front matter, as lines to be put in: under `rutter:` where that is there, into a front matter
 * that is there, or as one of its own. Where it is written in braces, nothing can be put in without rewriting it.
 */
import type { Mark } from "./mark.ts";

export function frontMark(lines: readonly string[], key: string, value: string): Mark | null {
  const end = endOf(lines);
  if (end === null)
    return { at: "front", line: 1, words: ["---", "rutter:", `  ${key}: ${value}`, "---", ""] };
  const inside = lines.slice(1, end);
  const own = inside.findIndex((line) => /^[ ]{0,80}rutter:[ \t]*(?:#.*)?$/.test(line));
  if (own >= 0) {
    const indent = indentBelow(inside, own);
    return { at: "front", line: own + 3, words: [`${indent}${key}: ${value}`] };
  }
  const first = inside.find((line) => !/^\s*(?:#|$)/.test(line)) ?? "";
  if (/^\s*\{/.test(first) || inside.some((line) => /^\s*["']?rutter\b/.test(line))) return null;
  const level = /^ */.exec(first)?.[0] ?? "";
  return { at: "front", line: end + 1, words: [`${level}rutter:`, `${level}  ${key}: ${value}`] };
}

/** The line, from 0, that closes the front matter. */
function endOf(lines: readonly string[]): number | null {
  if (!/^---[ \t]*$/.test(lines[0] ?? "")) return null;
  const end = lines.findIndex((line, at) => at > 0 && /^(?:---|\.\.\.)[ \t]*$/.test(line));
  return end < 0 ? null : end;
}

/** As far in as the keys that are there already. */
function indentBelow(inside: readonly string[], own: number): string {
  const level = /^ */.exec(inside[own] ?? "")?.[0] ?? "";
  const next = inside.slice(own + 1).find((line) => !/^\s*(?:#|$)/.test(line)) ?? "";
  const indent = /^ */.exec(next)?.[0] ?? "";
  return indent.length > level.length ? indent : `${level}  `;
}
