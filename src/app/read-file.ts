/**
 * A runbook's file as text: every way in which a file can fail to be one is named here, so that the reader may take
 * any text. Line ends and line numbers stay those on disk.
 */
import { type Diagnostic, lineSpan } from "../base/index.ts";
import { decode } from "./decode.ts";
import { refuse } from "./file-error.ts";
import { readFileBytes, readStandardInput, STANDARD_INPUT, STANDARD_INPUT_NAME } from "./read-bytes.ts";

export interface FileText {
  /** The path as given; a name in words for standard input. */
  readonly file: string;
  readonly text: string;
  readonly notes: readonly Diagnostic[];
}

const NUL = "\u0000";

function lineAt(text: string, at: number): number {
  let line = 1;
  for (let next = text.indexOf("\n"); next !== -1 && next < at; next = text.indexOf("\n", next + 1))
    line += 1;
  return line;
}

function binaryError(file: string, text: string, at: number): Error {
  let nuls = 0;
  for (let index = 0; index < Math.min(text.length, 1000); index += 1) if (text[index] === NUL) nuls += 1;
  // Every other byte of English in UTF-16 is a NUL.
  const isWide = nuls * 2.5 >= Math.min(text.length, 1000);
  return refuse({
    code: "RUNBOOK_FILE_BINARY",
    file,
    what: "this is not a text file",
    why: isWide
      ? "it looks like UTF-16 without the mark at its beginning that says so"
      : `line ${lineAt(text, at)} holds a NUL byte, which no text has`,
    fix: isWide ? "save it as UTF-8" : "name a Markdown file, or take the byte out and save it as UTF-8",
  });
}

const encodingNote = (line: number): Diagnostic => ({
  code: "RUNBOOK_FILE_ENCODING",
  level: "note",
  span: lineSpan(line),
  what: "the file is not UTF-8 and was read as Windows-1252",
  why: "accents, dashes and quotes may not be what their author typed",
  fix: "save the file as UTF-8",
});

export function textOf(file: string, bytes: Uint8Array): FileText {
  const { text, oddLine } = decode(bytes);
  const nul = text.indexOf(NUL);
  if (nul !== -1) throw binaryError(file, text, nul);
  if (text.trim() === "") {
    throw refuse({
      code: "RUNBOOK_FILE_EMPTY",
      file,
      what: bytes.length === 0 ? "the file is empty" : "the file holds nothing but blank lines",
      why: "there is nothing in it to read",
      fix:
        file === STANDARD_INPUT_NAME
          ? "check that the command before the pipe prints the runbook"
          : "check that this is the file you meant, and that it was saved",
    });
  }
  return { file, text, notes: oddLine === null ? [] : [encodingNote(oddLine)] };
}

export async function readFile(path: string): Promise<FileText> {
  if (path === STANDARD_INPUT) return textOf(STANDARD_INPUT_NAME, await readStandardInput());
  return textOf(path, readFileBytes(path));
}
