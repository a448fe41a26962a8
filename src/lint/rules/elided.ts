/** `...` in a command that is carried out: it stands for something that only its author knows. */
import type { Span } from "../../base/index.ts";
import { alsoAt } from "../also-at.ts";
import type { Runnable } from "../call.ts";
import type { Desk } from "../desk.ts";
import { quoted } from "../quoted.ts";
import type { Hit, Rule } from "../rule.ts";

const DOTS = /\.{3,}|…/;
/** Package patterns, ranges of commits and words that are said are no elisions. */
const NO_ELISION =
  /(?:^|\s)\S{0,80}\/\.{3}(?=\s|$)|\b[\w/]{1,60}\.{3}[\w/]{1,60}\b|\becho\b|\bprintf\b|^\s*#/;

/** `export SAFE=0x...  # from step 1.1`: where the value comes from stands beside it. */
const EXPLAINED = /^\s*(?:export\s+)?\w{1,80}=\S{0,80}(?:\.{3,}|…)\S{0,20}\s+#\s*\S/;

const isElided = (line: string): boolean =>
  DOTS.test(line.slice(0, 2000)) && !NO_ELISION.test(line.slice(0, 2000).replace(/\s#.*$/, ""));

function spanOf(line: number, text: string): Span {
  const at = text.search(DOTS);
  const dots = DOTS.exec(text)?.[0] ?? "…";
  return { lines: [line, line], columns: [at + 1, at + dots.length] };
}

function linesOf(desk: Desk, item: Runnable): readonly number[] {
  const lines: number[] = [];
  for (let line = item.lines[0]; line <= item.lines[1]; line += 1)
    if (isElided(desk.source[line - 1] ?? "")) lines.push(line);
  return lines;
}

function hitOf(desk: Desk, item: Runnable): Hit | null {
  const [first, ...others] = linesOf(desk, item);
  if (first === undefined) return null;
  const text = desk.source[first - 1] ?? "";
  const course = desk.sections.get(item.section ?? "")?.course ?? "main";
  const carriedOut = (course === "main" || course === "rollback") && (item.choice === null || item.preferred);
  return {
    span: spanOf(first, text),
    what: `${quoted(text.replace(/\\\s*$/, ""), 60)} leaves something out${alsoAt(first, others)}`,
    ...(carriedOut && !EXPLAINED.test(text) ? {} : { level: "note" }),
  };
}

const isRunnable = (item: Desk["items"][number]): item is Runnable =>
  item.kind === "command" || item.kind === "check";

export const elided: Rule = {
  code: "COMMAND_ELIDED",
  level: "warning",
  title: "a command leaves something out and cannot run",
  why: '"..." stands for something that is not written here, and is passed on as three dots',
  fix: "write it out, or make an input of what is left out: <address>, $ADDRESS",
  find: (desk) =>
    desk.items
      .filter(isRunnable)
      .filter((item) => item.elided)
      .map((item) => hitOf(desk, item))
      .filter((hit) => hit !== null),
};
