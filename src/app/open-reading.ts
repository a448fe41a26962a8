/** From a path to a reading: the file's text, how Rutter reads it, and what was noted on the way. */
import type { Reading } from "../runbook/index.ts";
import { type FileText, readFile } from "./read-file.ts";

export interface OpenReading {
  readonly reading: Reading;
  readonly text: string;
  /** The lines of the text, for code frames. */
  readonly source: readonly string[];
}

export const linesOf = (text: string): readonly string[] => text.split(/\r\n|\n|\r/);

export async function readingOf({ file, text, notes }: FileText): Promise<OpenReading> {
  // Loaded only now: a file that cannot be read, or `rutter explain`, should not wait for the reader.
  const { loadYaml, readRunbook, wantsYaml } = await import("../runbook/index.ts");
  const reading = readRunbook(text, wantsYaml(text) ? { file, parseYaml: await loadYaml() } : { file });
  const all = notes.length === 0 ? reading : { ...reading, diagnostics: [...notes, ...reading.diagnostics] };
  return { reading: all, text, source: linesOf(text) };
}

export const openReading = async (path: string): Promise<OpenReading> => readingOf(await readFile(path));
