/**
 * A runbook's text to its reading. Pure: no clock, no disk; it never throws, and takes time linear in the text. The
 * YAML parser is passed in because it is slow to load and most runbooks need none.
 */
import type { Diagnostic } from "../base/index.ts";
import type { ShellReading } from "../shell/index.ts";
import { readFrontMatter } from "./annotations/front-matter.ts";
import type { YamlParser } from "./annotations/yaml-parser.ts";
import { frameBareText } from "./bare-text.ts";
import type { Block } from "./blocks.ts";
import { placeSections, titleSection } from "./courses.ts";
import { coverageOf } from "./coverage.ts";
import { damageNote } from "./damage/damage-note.ts";
import { inputsOf } from "./inputs.ts";
import { operationalLines } from "./lines-of-work.ts";
import { parseMarkdown } from "./markdown.ts";
import { type Allowance, notesIn, withoutNotes } from "./notes.ts";
import { outlineOf, type Section } from "./outline.ts";
import { newPen } from "./pen.ts";
import { plainText } from "./phrases/plain.ts";
import type { FrontMatter, Item, Reading } from "./reading.ts";
import { sortedSections } from "./sorted-sections.ts";
import { resolveUndoes } from "./undoes.ts";
import { newWalk, walkSection } from "./walk.ts";

export interface ReadOptions {
  /** How the file is named in the reading; it is not opened. */
  readonly file: string;
  readonly parseYaml?: YamlParser;
}

/** The YAML parser is worth its loading time only for texts that can hold YAML of Rutter's. */
export const wantsYaml = (text: string): boolean =>
  /^---\s*\r?\n/.test(text) || /^[ \t>]*(?:`{3,}|~{3,})\s*rutter\b/m.test(text);

/** A reading with what it was made from, for those who look at how a runbook is written. */
export interface Study {
  readonly reading: Reading;
  readonly blocks: readonly Block[];
  /** Every shell text, with the line of the file that it begins on. */
  readonly shells: readonly StudiedShell[];
  readonly allowances: readonly Allowance[];
}

export interface StudiedShell {
  readonly first: number;
  readonly reading: ShellReading;
}

export const readRunbook = (text: string, options: ReadOptions): Reading =>
  studyRunbook(text, options).reading;

export function studyRunbook(text: string, options: ReadOptions): Study {
  const { body, front, diagnostics } = takeFrontMatter(text.replace(/^\uFEFF/, ""), options);
  const blocks = parseMarkdown(body);
  const notes = notesIn(blocks);
  const root = outlineOf(frameBareText(withoutNotes(blocks)));
  const pen = newPen();
  const sorting = sortedSections(root);
  const walk = newWalk(pen, options, { notes, sends: sorting.lines });
  walkSection(walk, placeSections(root, notes, sorting), null);
  const { items, inputs } = inputsOf(pen.items, walk.variables);
  const undone = resolveUndoes(items, notes);
  const { unread, coverage } = coverageOf(operationalLines(blocks), undone.items, pen.unread);
  const reading: Reading = {
    rutter: "reading/1",
    file: options.file,
    title: titleOf(root),
    items: [...undone.items, ...inputs].sort(byPlace),
    unread,
    coverage,
    front,
    diagnostics: [
      ...diagnostics,
      ...notes.diagnostics,
      ...pen.diagnostics,
      ...undone.diagnostics,
      ...damageNote(text),
    ].sort(byLine),
  };
  return { reading, blocks, shells: walk.shells, allowances: notes.allowances };
}

/** The title is the first heading with a letter in it: some frame theirs with rules of signs. */
function titleOf(root: Section): string | null {
  const headings = [titleSection(root), ...root.children].filter((section) => section !== null);
  const first = headings.map((section) => plainText(section.title)).find((title) => /\p{L}/u.test(title));
  return first ?? null;
}

/** By first line, a section before what stands on its line; items of one line keep the order they were read in. */
function byPlace(a: Item, b: Item): number {
  return a.lines[0] - b.lines[0] || Number(b.kind === "section") - Number(a.kind === "section");
}

const byLine = (a: Diagnostic, b: Diagnostic): number => a.span.lines[0] - b.span.lines[0];

interface Taken {
  readonly body: string;
  readonly front: FrontMatter | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** Front matter is read and then blanked out, so that every line keeps its number. */
function takeFrontMatter(text: string, options: ReadOptions): Taken {
  const nothing: Taken = { body: text, front: null, diagnostics: [] };
  if (!/^---[ \t]*(?:\r\n|\r|\n)/.test(text)) return nothing;
  const lines = text.split(/\r\n|\r|\n/);
  const end = lines.findIndex((line, i) => i > 0 && /^(?:---|\.\.\.)[ \t]*$/.test(line));
  if (end < 0) return nothing;
  const body = [...lines.slice(0, end + 1).map(() => ""), ...lines.slice(end + 1)].join("\n");
  if (options.parseYaml === undefined) return { ...nothing, body };
  const reading = readFrontMatter(lines.slice(1, end), 2, options.parseYaml);
  return { body, front: reading.front, diagnostics: reading.diagnostics };
}
