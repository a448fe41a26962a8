/**
 * Tries marks before they are written: the marked text is read again and must be the same runbook, block for block and
 * item for item. Marks that change more are left out, and all that hold are kept.
 */
import type { Lines } from "../base/index.ts";
import type { Item, Study } from "../runbook/index.ts";
import { type Document, studyWith } from "./document.ts";
import { type LineMap, lineMap } from "./line-map.ts";
import type { Mark } from "./mark.ts";
import { type Print, printOf, samePrint } from "./same.ts";

/** Readings that one adoption may take: enough for a hundred marks of which a few do not hold. */
const MOST_READINGS = 300;

export interface Trial {
  readonly document: Document;
  /** What is kept so far, and how the runbook reads with it. */
  marks: readonly Mark[];
  study: Study;
  map: LineMap;
  print: Print;
  readings: number;
}

export function startTrial(document: Document): Trial {
  const map = lineMap([]);
  const { study } = document;
  return { document, marks: [], study, map, print: printOf(study, map), readings: 0 };
}

/** The items as they read now, with their lines in the file as it was. */
export const itemsNow = (trial: Trial): readonly Item[] =>
  trial.study.reading.items.map((item) => ({ ...item, lines: trial.map.lines(item.lines) }));

/** Keeps the marks where all that changes is how sure items are; `but`: and what stands on these lines. */
export function keep(trial: Trial, marks: readonly Mark[], but: readonly Lines[] = []): boolean {
  if (trial.readings >= MOST_READINGS) return false;
  trial.readings += 1;
  const all = [...trial.marks, ...marks];
  const study = studyWith(trial.document, all);
  const map = lineMap(all);
  const before = but.length === 0 ? trial.print : printOf(trial.study, trial.map, but);
  if (!samePrint(before, printOf(study, map, but))) return false;
  Object.assign(trial, { marks: all, study, map, print: printOf(study, map) });
  return true;
}

/** Keeps as many as hold, each either whole or not at all; cuts in halves what does not hold together. */
export function keepMost(trial: Trial, marks: readonly Mark[]): void {
  if (marks.length === 0 || keep(trial, marks) || marks.length === 1) return;
  const middle = marks.length >> 1;
  keepMost(trial, marks.slice(0, middle));
  keepMost(trial, marks.slice(middle));
}
