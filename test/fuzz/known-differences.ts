/**
 * Where two CommonMark parsers disagree, by name. A text that holds one of these is not compared line by line, for
 * there the scanner is no better a witness than the reader; everything else that must hold of it is still asked.
 */
import type { Node, Tree } from "./operational-scanner.ts";

interface Line {
  readonly text: string;
  readonly before: string;
  /** A quotation or a list was opened since the last blank line. */
  readonly under: boolean;
}

type Holds = (line: Line) => boolean;

const DIFFERENCES: Readonly<Record<string, Holds>> = {
  // How many columns a tab is worth after a mark: markdown-it and micromark count from different places.
  "a tab among the marks of containers": ({ text }) => /^[ >*+\-\d.)]*\t\s*\S/.test(text),
  // micromark takes any open block for a paragraph here; only after a paragraph must the number be 1.
  "a numbered list that starts above 1": ({ text }) =>
    /^[ >*+\-\d.)]*(?:\b0\d*|\b[2-9]|\b\d{2,9})[.)](?: |$)/.test(text),
  // Such a line goes on with the paragraph above it, or is code; markdown-it opens blocks in it.
  "four columns below a quotation or a list item": ({ text, under }) =>
    under && /^(?: {4,}\S|(?: ?>)+ {5,}[^\s\w])/.test(text),
  "four columns below a link's definition": ({ text, before }) => /^ {4,}\S/.test(text) && /\]:/.test(before),
  // markdown-it tries tables first: a mark before a header's first pipe ends up in its first cell.
  "a table that crosses a container's edge": ({ text, before, under }) =>
    isDelimiter(text) && (OPENING.test(before) !== OPENING.test(text) || (under && !OPENING.test(text))),
  // Only some tags may break into a paragraph or a table; micromark lets more of them.
  "a tag right below text": ({ text, before }) => before.trim() !== "" && /^[ >]*<[/\w]/.test(text),
  // JavaScript's \s, which markdown-it ends a tag's name with, knows more spaces than CommonMark.
  "a tag whose name ends in a space that Markdown does not call one": ({ text }) =>
    /<\/?[a-z][\w-]*[^\S \t]/i.test(text),
  // micromark takes such a line for a row.
  "a line of spaces that Markdown does not call blank": ({ text }) =>
    text.trim() === "" && /[^ \t]/.test(text),
  "a table whose header is a heading": ({ text, before }) => isDelimiter(text) && /^[ >]*#/.test(before),
  // GFM takes any line for a header of one column; markdown-it wants a pipe in it, and something beside the pipe.
  "a table whose header has no pipe": ({ text, before }) => isDelimiter(text) && !before.includes("|"),
  "a table whose header is a pipe alone": ({ text, before }) =>
    isDelimiter(text) && /^[ >*+\-\d.)]*\| *$/.test(before),
  "a pipe over a row of dashes": ({ text, before }) => /^[ >]*-+ *$/.test(text) && before.includes("|"),
  // GitHub's footnotes are in GFM's parser and not in markdown-it.
  "a footnote": ({ text }) => /^[ >*+\-\d.)]*\[\^[^\]]*\]:/.test(text),
};

const isDelimiter = (text: string): boolean => /^[ >*+\-\d.)]*[|:-][|: -]*$/.test(text) && /[|:]/.test(text);

const OPENING = /^ {0,3}(?:>|(?:[-*+]|\d{1,9}[.)])(?: |$))/;

/** The first difference that a text holds, or null. */
export function knownDifference(body: string): string | null {
  let before = "";
  let under = false;
  for (const text of body.split(/\r\n|\r|\n/)) {
    for (const [name, holds] of Object.entries(DIFFERENCES)) if (holds({ text, before, under })) return name;
    under = OPENING.test(text) || (under && text.trim() !== "");
    before = text;
  }
  return null;
}

/** The reader opens a hundred containers; from here on it may count a line of marks alone as one it did not read. */
const DEEP = 90;

/** A list counts twice, once for itself and once for its item. */
export function nestsDeep(node: Tree | Node, depth = 0): boolean {
  if (depth >= DEEP) return true;
  if (!("children" in node)) return false;
  const inner =
    node.type === "list" || node.type === "listItem" || node.type === "blockquote" ? depth + 1 : depth;
  return node.children.some((child) => nestsDeep(child as Node, inner));
}
