/**
 * Lints many runbooks, one after the other, fixing them where that was asked for. A file that cannot be read, or not be
 * written, does not keep the others from it.
 */
import { RutterError } from "../../base/index.ts";
import type { FoundRunbook } from "../runbooks-at/find-runbooks.ts";
import { type Begun, beginLint } from "./begin-lint.ts";
import { defaultRunbooks } from "./default-runbooks.ts";
import { givenRunbooks } from "./given-runbooks.ts";
import { lintOpened } from "./lint-opened.ts";
import type { FailedFile, LintedFile, LintGiven, LintRun } from "./lint-run.ts";
import { openFile } from "./open-file.ts";
import { mustBeFixable, writeFixed } from "./write-fixed.ts";

interface Outcome {
  readonly linted: LintedFile | null;
  readonly error: RutterError | null;
}

/** What is wrong with the configuration or the revision is so for every file: it is said once. */
const stopsAll = ({ code }: RutterError): boolean => /^(?:CONFIG|LINT_SINCE)_/.test(code);

async function orError<Value>(attempt: () => Promise<Value>): Promise<Value | RutterError> {
  try {
    return await attempt();
  } catch (error) {
    if (error instanceof RutterError && !stopsAll(error)) return error;
    throw error;
  }
}

async function lintOne(found: FoundRunbook, begun: Begun): Promise<Outcome> {
  const { given } = begun;
  const opened = await orError(() => openFile(found, given.standardInput));
  if (opened instanceof RutterError) return { linted: null, error: opened };
  const linted = await orError(async () => {
    const made = await lintOpened(opened, begun);
    if (made.fixed === null) return made;
    mustBeFixable(opened);
    if (given.fix === "write") writeFixed(opened, made.text);
    return made;
  });
  if (!(linted instanceof RutterError)) return { linted, error: null };
  // What could not be fixed is still shown as it is.
  const asItIs = await lintOpened(opened, { ...begun, given: { ...given, fix: "no" } });
  return { linted: asItIs, error: linted };
}

/** The folder at hand, as the path of something in it. */
const HERE = "./rutter.yaml";

export async function lintRunbooks(given: LintGiven): Promise<LintRun> {
  const begun = await beginLint(given);
  const { paths } = given;
  const found =
    paths.length === 0 ? defaultRunbooks(await begun.configurationOf(HERE)) : givenRunbooks(paths);
  // What stops all is found out before the first file is written.
  for (const { path } of found.files) {
    await begun.configurationOf(path);
    await begun.revisionOf(path);
  }
  const files: LintedFile[] = [];
  const failed: FailedFile[] = [...found.failed];
  for (const each of found.files) {
    const { linted, error } = await lintOne(each, begun);
    if (linted !== null) files.push(linted);
    if (error !== null) failed.push({ file: each.path, error });
  }
  return { files, failed };
}
