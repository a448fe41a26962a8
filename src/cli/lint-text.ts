/** Findings for people: each in its block, notes in a line, a summary at the end. It decides no exit status. */

import type { LintedFile, LintRun } from "../app/index.ts";
import { plural } from "../base/index.ts";
import { clean } from "./clean.ts";
import { unifiedDiff } from "./lint-diff.ts";
import { summaryOf } from "./lint-summary.ts";
import { type Look, paint, symbolsOf } from "./look.ts";
import { renderFinding, renderNote } from "./render-finding.ts";
import { wrap } from "./width.ts";

export interface Shown {
  readonly run: LintRun;
  readonly look: Look;
  /** At most so many findings of one rule in a file; null: all. */
  readonly cap: number | null;
}

interface Block {
  readonly lines: readonly string[];
  readonly isNote: boolean;
}

function countsByCode({ findings }: LintedFile): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { code } of findings) counts.set(code, (counts.get(code) ?? 0) + 1);
  return counts;
}

/** What the cap keeps off the screen, so that nobody takes the rest for the whole. */
function leftOut(linted: LintedFile, { look, cap }: Shown): readonly Block[] {
  const { more } = symbolsOf(look);
  return [...countsByCode(linted)].flatMap(([code, count]) => {
    if (cap === null || count <= cap) return [];
    const text = `${more} ${count - cap} more of ${code} in ${clean(linted.file)} (--all shows them)`;
    return [{ isNote: true, lines: wrap(text, look.columns).map((line) => paint(look, "dim", line)) }];
  });
}

function blocksOf(linted: LintedFile, said: Set<string>, shown: Shown): readonly Block[] {
  const { look, cap } = shown;
  const counts = new Map<string, number>();
  const blocks: Block[] = [];
  for (const finding of linted.findings) {
    const { code, level } = finding;
    const count = (counts.get(code) ?? 0) + 1;
    counts.set(code, count);
    if (cap !== null && count > cap) continue;
    const isNote = level === "note";
    const given = { ...linted, finding, isFirst: !said.has(code) };
    if (!isNote) said.add(code);
    blocks.push({ isNote, lines: isNote ? renderNote(given, look) : renderFinding(given, look) });
  }
  return [...blocks, ...leftOut(linted, shown)];
}

/** With a blank line at the end, where there is anything. */
export function findingsText(shown: Shown): readonly string[] {
  const said = new Set<string>();
  const blocks = shown.run.files.flatMap((file) => blocksOf(file, said, shown));
  const lines: string[] = [];
  for (const [index, { lines: own, isNote }] of blocks.entries()) {
    // Notes stand together; everything else has room around it.
    if (index > 0 && !(isNote && blocks[index - 1]?.isNote === true)) lines.push("");
    lines.push(...own);
  }
  return blocks.length === 0 ? [] : [...lines, ""];
}

function diffText(linted: LintedFile, look: Look): readonly string[] {
  const { fixed, file } = linted;
  if (fixed === null) return [];
  const lines = unifiedDiff({ file, before: fixed.before, after: fixed.after });
  return lines.map((line) =>
    paint(look, line.startsWith("+") ? "green" : line.startsWith("-") ? "red" : null, line),
  );
}

/** What was fixed, a line to a file; `isDry`: what would be, as a diff. */
export function changesText({ run, look }: Shown, isDry: boolean): readonly string[] {
  const changed = run.files.filter(({ fixed }) => fixed !== null);
  if (changed.length === 0) return [];
  if (isDry) return [...changed.flatMap((linted) => diffText(linted, look)), ""];
  const lines = changed.map(({ file, fixed }) => `fixed ${fixed?.made ?? 0} in ${clean(file)}`);
  return [...lines, ""];
}

export function summaryText({ run, look }: Shown, isDry: boolean): readonly string[] {
  if (!isDry) return wrap(summaryOf(run), look.columns);
  const made = run.files.reduce((sum, { fixed }) => sum + (fixed?.made ?? 0), 0);
  const files = run.files.filter(({ fixed }) => fixed !== null).length;
  const would = made === 0 ? "nothing can be fixed" : `would fix ${made} in ${plural(files, "file")}`;
  return wrap(`${would}; then: ${summaryOf(run)}`, look.columns);
}
