/**
 * An annotation to be written: words after the language of a fence, a comment on the line above something, or lines of
 * the front matter. Marks of one place become one annotation; as edits they put text in and take nothing out.
 */
import type { Edit } from "../base/index.ts";
import { insertLines } from "../base/index.ts";

export interface Mark {
  readonly at: "fence" | "above" | "front";
  /** Of the fence's opening, or of what the new lines stand above; in the file as it is. */
  readonly line: number;
  /** `as=steps`, `on=app-01`; for the front matter whole lines. */
  readonly words: readonly string[];
  /** For a fence that names none. */
  readonly language?: string;
  /** What stands before a comment on its line: the indentation of the list that it stands in. */
  readonly indent?: string;
}

export const fenceMark = (line: number, ...words: readonly string[]): Mark => ({ at: "fence", line, words });
export const commentMark = (line: number, ...words: readonly string[]): Mark => ({
  at: "above",
  line,
  words,
});

/** `key=value`, in quotes where the value has to be. */
export const word = (key: string, value: string): string =>
  /^[^\s"'\\]+$/.test(value) ? `${key}=${value}` : `${key}="${value}"`;

/** One mark for each place, in the order of the file. */
export function joined(marks: readonly Mark[]): readonly Mark[] {
  const places = new Map<string, Mark>();
  for (const mark of marks) {
    const key = `${mark.at} ${mark.line}`;
    const known = places.get(key);
    if (mark.at === "front") {
      places.set(key, mark);
      continue;
    }
    const language = known?.language ?? mark.language;
    places.set(key, {
      at: mark.at,
      line: mark.line,
      words: [...new Set([...(known?.words ?? []), ...mark.words])].sort(byMeaning),
      ...(language === undefined ? {} : { language }),
      ...(mark.indent === undefined ? {} : { indent: mark.indent }),
    });
  }
  return [...places.values()].sort((a, b) => a.line - b.line || RANK[a.at] - RANK[b.at]);
}

const RANK = { front: 0, above: 1, fence: 2 } as const;

/** What it is comes before where it runs. */
const byMeaning = (a: string, b: string): number => Number(b.startsWith("as=")) - Number(a.startsWith("as="));

export const commentOf = (mark: Mark): string =>
  `${mark.indent ?? ""}<!-- rutter: ${mark.words.join(" ")} -->`;

/** The lines that a mark puts in. */
export const linesPut = (mark: Mark): readonly string[] =>
  mark.at === "front" ? mark.words : mark.at === "above" ? [commentOf(mark)] : [];

/** The marks as edits of the lines they belong to. */
export const editsOf = (marks: readonly Mark[], lines: readonly string[]): readonly Edit[] =>
  joined(marks).flatMap((mark): readonly Edit[] => {
    if (mark.at !== "fence") return [insertLines(mark.line, linesPut(mark))];
    return fenceEdits(mark, lines[mark.line - 1] ?? "");
  });

/** After the fence's marks and all that already stands there; trailing spaces stay behind it. */
function fenceEdits(mark: Mark, line: string): readonly Edit[] {
  const open = openingIn(line);
  if (open === null) return [];
  const info = line.slice(open).trim();
  const end = open + line.slice(open).trimEnd().length;
  const language = mark.language === undefined || info !== "" ? [] : [mark.language];
  const text = [...language, ...mark.words].join(" ");
  return [{ line: mark.line, column: end + 1, length: 0, text: info === "" ? text : ` ${text}` }];
}

/** The column after the backticks or tildes that open a fence, whatever quote or list they stand in. */
function openingIn(line: string): number | null {
  const found = /^[\s>]{0,400}(?:(?:[-*+]|\d{1,9}[.)])[\s>]{1,80}){0,20}(?:`{3,}|~{3,})/.exec(line);
  return found === null ? null : found[0].length;
}
