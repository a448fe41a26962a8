/**
 * The last lines of what a step prints, as a terminal would have them at that moment: a carriage return writes over its
 * line. Bounded whatever comes; colours and cursor movements of the step's own are taken out.
 */
import { cleanLine } from "./clean.ts";

export interface OutputTail {
  readonly add: (text: string) => void;
  readonly last: (count: number) => readonly string[];
}

const KEPT_LINES = 200;
const KEPT_COLUMNS = 2000;

/** Colours and cursor movements, titles of windows, and short sequences; made from text, so that no control character stands in a pattern. */
const ESC = "\u001b";
const BELL = "\u0007";
const SEQUENCES = new RegExp(
  `${ESC}(?:\\[[0-9;?]{0,32}[ -/]?[@-~]|\\][^${BELL}${ESC}]{0,256}(?:${BELL}|${ESC}\\\\)|[@-Z\\\\^_])`,
  "g",
);

/** A line of output safe to show: no sequences, the last of what was written over itself. */
export function outputLine(text: string): string {
  const bare = text
    .slice(0, KEPT_COLUMNS * 2)
    .replace(SEQUENCES, "")
    .replace(/\r+$/, "");
  return cleanLine(bare.slice(bare.lastIndexOf("\r") + 1))
    .slice(0, KEPT_COLUMNS)
    .trimEnd();
}

export function outputTail(): OutputTail {
  let lines: string[] = [];
  let open = "";
  return {
    add: (text) => {
      const parts = text.length > KEPT_LINES * KEPT_COLUMNS ? text.slice(-KEPT_LINES * KEPT_COLUMNS) : text;
      const [first = "", ...others] = parts.split("\n");
      open = (open + first).slice(-KEPT_COLUMNS * 2);
      for (const next of others) {
        lines.push(open);
        open = next;
      }
      if (lines.length > KEPT_LINES * 2) lines = lines.slice(-KEPT_LINES);
    },
    last: (count) => {
      const all = open === "" ? lines : [...lines.slice(-count), open];
      return all.slice(-count).map(outputLine);
    },
  };
}
