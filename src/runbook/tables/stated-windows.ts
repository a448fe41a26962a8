/**
 * A row of rules that says in one of its cells when releases may go: "No Friday deploys after 15:00". For tables that have no
 * columns for days and hours; what is only dated, or speaks of something else, is left.
 */
import { write } from "../pen.ts";
import { phraseText, plainText } from "../phrases/plain.ts";
import { type ReadWindow, readWindow } from "../phrases/window.ts";
import { zoneIn } from "../phrases/zones.ts";
import type { TableAt } from "../table-items.ts";
import type { Walk } from "../walk.ts";
import { type NamedRow, textOf } from "./row.ts";

const RELEASES = /\b(?:deploy\w*|releas\w+|roll-?outs?|ship(?:s|ping)?|merg(?:e|es|ing)|go-?lives?)\b/i;
/** Elsewhere than under a heading of windows, a cell has to say that it is a rule. */
const RULES =
  /\b(?:no|not|never|avoid|don['’]t|only|allowed|permitted|forbidden|prohibited|freeze|frozen|window)\b/i;

export function writeStatedWindows(walk: Walk, row: NamedRow, { place }: TableAt): boolean {
  const under = place.placed.role === "windows";
  const text = textOf(row);
  const zone = zoneIn(phraseText(text.slice(0, 2000))) ?? undefined;
  for (const cell of row.cells) {
    const words = plainText(cell.slice(0, 2000));
    if (!under && !(RELEASES.test(words) && RULES.test(words))) continue;
    const windows = readWindow(words, zone);
    for (const window of windows) writeOne(walk, { row, text, window });
    if (windows.length > 0) return true;
  }
  return false;
}

interface Stated {
  readonly row: NamedRow;
  readonly text: string;
  readonly window: ReadWindow;
}

const writeOne = (walk: Walk, { row, text, window }: Stated): unknown =>
  write(walk.pen, {
    ...window,
    lines: [row.line, row.line],
    sure: window.zone === null ? "inferred" : "exact",
    text,
  });
