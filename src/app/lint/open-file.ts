/** A runbook's bytes and text together: what is written back must differ from the bytes only where it was meant to. */
import { decode } from "../decode.ts";
import { readFileBytes, readStandardInput, STANDARD_INPUT, STANDARD_INPUT_NAME } from "../read-bytes.ts";
import { type FileText, textOf } from "../read-file.ts";
import type { FoundRunbook } from "../runbooks-at/find-runbooks.ts";

export interface OpenedFile {
  readonly text: FileText;
  readonly bytes: Uint8Array;
  readonly encoding: ReturnType<typeof decode>["encoding"];
  /** It began with the byte order mark of UTF-8. */
  readonly hasMark: boolean;
  /** Null for standard input. */
  readonly path: string | null;
  readonly isNamed: boolean;
}

export async function openFile(
  { path, isNamed }: FoundRunbook,
  standardInput: string | null,
): Promise<OpenedFile> {
  const isStandard = path === STANDARD_INPUT;
  const bytes = isStandard ? await readStandardInput() : readFileBytes(path);
  const text = textOf(isStandard ? (standardInput ?? STANDARD_INPUT_NAME) : path, bytes);
  return {
    text,
    bytes,
    encoding: decode(bytes).encoding,
    hasMark: bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf,
    path: isStandard ? null : path,
    isNamed,
  };
}
