/**
 * One line of a template, its blanks filled by what stands before each: `Date: ____`, `Start / end: __ / __`,
 * `Result: OK / rolled back`, `| Deployed by | |`. What is not known stays a blank and is counted.
 */
import { type Fact, factFor } from "./facts.ts";
import type { Story } from "./story.ts";

export interface Filled {
  readonly text: string;
  readonly filled: number;
  readonly left: number;
}

const BLANK =
  /_{2,}|\.{4,}|<[^<>\n]{1,40}>|\[[A-Za-z][^[\]\n]{0,40}\](?![([])|\b(?:hh:mm(?::ss)?|yyyy-mm-dd(?: hh:mm)?|tbd)\b/gi;

/** A label ends in a colon that is followed by a space, a blank or the line's end; bold marks may stand around it. */
const LABEL =
  /(?:^|[|;,]|\s\s|(?<=_)\s)[\s>]{0,40}(?:[-*+]\s{1,4})?(?:\*\*|__)?([\p{L}][^:|_<>\n]{0,60}):(?:\*\*|__)?(?=\s|$|_|<|\[)/gu;

interface Region {
  readonly label: string;
  readonly from: number;
  readonly to: number;
}

function regionsOf(line: string): readonly Region[] {
  const labels = [...line.matchAll(LABEL)];
  return labels.map((match, index) => {
    const next = labels[index + 1];
    return {
      label: match[1] ?? "",
      from: match.index + match[0].length,
      to: next === undefined ? line.length : next.index,
    };
  });
}

export function fillLine(line: string, story: Story): Filled {
  if (/^\s*\|/.test(line)) return fillRow(line, story);
  const regions = regionsOf(line);
  if (regions.length === 0) return fillBlanks(line, { story, labels: [line.replace(BLANK, " ")] });
  let text = line.slice(0, regions[0]?.from);
  let [filled, left] = [0, 0];
  for (const [index, { label, from, to }] of regions.entries()) {
    const part = fillRegion(label, line.slice(from, to), story);
    text += part.text + line.slice(to, regions[index + 1]?.from ?? line.length);
    filled += part.filled;
    left += part.left;
  }
  return { text, filled, left };
}

function fillRegion(label: string, value: string, story: Story): Filled {
  const words = value.trim();
  if (words === "") return fillEmpty(label, value, story);
  if (value.search(BLANK) === -1) return chosen(value, factFor(label, story));
  // `yes / no     from ____ to ____`: a choice may stand before the blanks that go with it.
  const parts = label.split("/").map((part) => part.trim());
  return fillBlanks(value, { story, labels: parts, within: label });
}

/** `Result:` with nothing after it; a list below it is no blank of this line, and is left alone. */
function fillEmpty(label: string, value: string, story: Story): Filled {
  const fact = factFor(label, story);
  if (fact === null) return { text: value, filled: 0, left: 1 };
  return { text: `${value === "" ? " " : value}${fact.text}`, filled: 1, left: 0 };
}

interface Blanks {
  readonly story: Story;
  /** Of the first blank, the second, …; further ones have none. */
  readonly labels: readonly string[];
  /** Stands before what is between two blanks: "maintenance" before "from". */
  readonly within?: string;
}

function fillBlanks(value: string, { story, labels, within }: Blanks): Filled {
  let [count, filled, left, from] = [0, 0, 0, 0];
  const text = value.replace(BLANK, (blank: string, at: number) => {
    const between = value
      .slice(from, at)
      .replace(/[/|,;()]/g, " ")
      .trim();
    const own = labels[count] ?? (between === "" ? "" : `${within ?? ""} ${between}`);
    from = at + blank.length;
    count += 1;
    const fact = factFor(own, story) ?? named(blank, story);
    if (fact === null) {
      left += 1;
      return blank;
    }
    filled += 1;
    return fact.text;
  });
  return { text, filled, left };
}

/** `<version>` and `[deployed by]` say themselves what they want. */
const named = (blank: string, story: Story): Fact | null =>
  /^[<[]/.test(blank) ? factFor(blank.slice(1, -1), story) : null;

/** `OK / rolled back` becomes the one that fits; anything else that is written there stays. */
function chosen(value: string, fact: Fact | null): Filled {
  const options = value.split(/[/|]/).map((option) => option.trim());
  if (options.length < 2 || options.some((option) => option === "" || option.length > 24))
    return { text: value, filled: 0, left: 0 };
  const { choice } = fact ?? {};
  const fits = choice ? options.find((option) => choice.test(bare(option))) : undefined;
  if (fits === undefined) return { text: value, filled: 0, left: 1 };
  return { text: `${/^\s*/.exec(value)?.[0] ?? ""}${fits}`, filled: 1, left: 0 };
}

const bare = (option: string): string =>
  option
    .toLowerCase()
    .replace(/[^\p{L} -]/gu, "")
    .trim();

/** A table's row: the first cell with words is the label of those that are empty or hold a blank. */
function fillRow(line: string, story: Story): Filled {
  const cells = line.split("|");
  const label = cells.find((cell) => /\p{L}/u.test(cell.replace(BLANK, ""))) ?? "";
  let [filled, left] = [0, 0];
  const done = cells.map((cell, index) => {
    const isEdge = index === 0 || index === cells.length - 1;
    if (isEdge || label === "" || cell === label) return cell;
    if (cell.trim() === "" && cells.length > 4) return cell;
    if (cell.trim() !== "" && cell.search(BLANK) === -1) {
      const picked = cell.includes("/") ? chosen(cell.trim(), factFor(label, story)) : null;
      if (picked === null || picked.filled + picked.left === 0) return cell;
      filled += picked.filled;
      left += picked.left;
      return ` ${picked.text} `;
    }
    const fact = factFor(label, story);
    if (fact === null) left += 1;
    else filled += 1;
    return fact === null ? cell : ` ${fact.text.replace(/\|/g, "\\|")} `;
  });
  return { text: done.join("|"), filled, left };
}
