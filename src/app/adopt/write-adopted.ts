/** Puts the adopted text in the place of the runbook, or says why not and what to do. How files are replaced is not its own. */
import type { RutterError } from "../../base/index.ts";
import { openError } from "../file-error.ts";
import { obstacleTo, type Replaced, replaceFile } from "../replace-file.ts";
import { type AdoptRefusal, adoptError } from "./adopt-error.ts";

type Refused = Exclude<Replaced, { kind: "done" }>;

/** Asked before the first question is: nobody should answer ten of them for nothing. */
export function mustBeWritable(path: string): void {
  const obstacle = obstacleTo(path);
  if (obstacle !== null) throw refusal(path, obstacle);
}

/** `before` is what was read: what is there when the new text takes its place must still be that. */
export function writeAdopted(path: string, before: Uint8Array, text: string): void {
  const replaced = replaceFile({ path, before, text });
  if (replaced.kind !== "done") throw refusal(path, replaced);
}

const refusal = (path: string, refused: Refused): RutterError =>
  refused.kind === "unseen"
    ? openError(path, refused.cause)
    : adoptError({ place: { file: path }, ...said(path, refused) });

function said(path: string, refused: Exclude<Refused, { kind: "unseen" }>): Omit<AdoptRefusal, "place"> {
  switch (refused.kind) {
    case "not-plain":
      return {
        code: "ADOPT_WRITE_FAILED",
        what: "this is not a plain file, so nothing can take its place",
        why: "a pipe or a device cannot be written back",
        fix: "name the file itself, or - to read standard input and write standard output",
      };
    case "read-only":
      return {
        code: "ADOPT_FILE_READ_ONLY",
        what: "the file may not be written",
        why: "its rights say that it is to be read only",
        fix: `allow it with chmod u+w ${path}, or print the adopted text with rutter adopt - < ${path}`,
      };
    case "changed":
    case "gone":
      return {
        code: "ADOPT_FILE_CHANGED",
        what: refused.kind === "gone" ? "the file is not there any more" : "the file was changed meanwhile",
        why: "the annotations were made for the text that was read, and would undo what was written since",
        fix: refused.kind === "gone" ? "look where it went, and adopt it there" : "run rutter adopt again",
      };
    case "failed":
      return {
        code: "ADOPT_WRITE_FAILED",
        what: "the adopted text could not be written; the file is as it was",
        why: refused.reason,
        fix: `mend that, or print the adopted text with rutter adopt - < ${path}`,
        cause: refused.cause,
      };
  }
}
