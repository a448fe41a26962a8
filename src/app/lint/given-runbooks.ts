/** The runbooks that were named to lint. A folder or a pattern without any is an error: else nobody would notice. */
import type { RutterError } from "../../base/index.ts";
import { type EmptyPlace, type FoundRunbook, findRunbooks } from "../runbooks-at/find-runbooks.ts";
import { lintError } from "./lint-error.ts";
import type { FailedFile } from "./lint-run.ts";

export interface RunbooksToLint {
  /** Sorted by path. */
  readonly files: readonly FoundRunbook[];
  readonly failed: readonly FailedFile[];
}

const emptyError = ({ kind, given }: EmptyPlace): RutterError =>
  lintError({
    code: "LINT_FILES_NONE",
    what: kind === "folder" ? "there is no Markdown file in this folder" : "this pattern matches no file",
    why: "nothing would be linted, and nobody would notice",
    fix: "name a Markdown file, a folder that holds some, or a pattern in quotes: rutter lint 'docs/**/*.md'",
    place: { file: given },
  });

export function givenRunbooks(given: readonly string[]): RunbooksToLint {
  const { files, empty } = findRunbooks(given);
  return { files, failed: empty.map((place) => ({ file: place.given, error: emptyError(place) })) };
}
