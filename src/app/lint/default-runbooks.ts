/**
 * What is linted when nothing is named: what `rutter.yaml` lists, else the folder `runbooks` and the runbooks that its
 * services name. It never falls back to every Markdown file there is.
 */
import { existsSync } from "node:fs";
import { relative, resolve } from "node:path";
import type { RutterError } from "../../base/index.ts";
import type { LoadedConfiguration } from "../configuration/load-configuration.ts";
import { missingRunbooks } from "../configuration/refusal.ts";
import { filesBelow } from "../runbooks-at/files-below.ts";
import { findRunbooks, under } from "../runbooks-at/find-runbooks.ts";
import { givenRunbooks, type RunbooksToLint } from "./given-runbooks.ts";
import { lintError } from "./lint-error.ts";
import type { FailedFile } from "./lint-run.ts";

const USUAL_FOLDER = "runbooks";

export function defaultRunbooks(configuration: LoadedConfiguration | null): RunbooksToLint {
  const folder = configuration === null ? "" : relative(process.cwd(), configuration.folder);
  const { lint, services } = configuration?.value ?? {};
  const here = (path: string): string =>
    path.startsWith("!") ? `!${under(folder, path.slice(1))}` : under(folder, path);
  if (lint?.files !== undefined && lint.files.length > 0) return givenRunbooks(lint.files.map(here));
  const usual = findRunbooks([here(`${USUAL_FOLDER}/**/*.md`)]).files.map(({ path }) => path);
  // Those that are not there are told with their line in the configuration, where they are put right.
  const named = Object.values(services ?? {})
    .flatMap(({ runbooks }) => Object.values(runbooks ?? {}))
    .filter((path) => existsSync(resolve(configuration?.folder ?? "", path)));
  const found = givenRunbooks([...usual, ...named.map(here)]);
  const missing = missingOf(configuration);
  if (found.files.length === 0 && missing.length === 0) throw noneFound(configuration);
  return { ...found, failed: [...found.failed, ...missing] };
}

const missingOf = (configuration: LoadedConfiguration | null): readonly FailedFile[] =>
  configuration === null
    ? []
    : missingRunbooks(configuration).map((error) => ({ file: configuration.file, error }));

const LOOKS_LIKE_RUNBOOK =
  /(?:deploy|release|rollback|roll-back|runbook|playbook|cutover|migration)[^/]*\.md$/i;
/** What is deeper is named by hand. */
const LOOKED_DEEP = 2;

function noneFound(configuration: LoadedConfiguration | null): RutterError {
  const near = filesBelow("", { depth: LOOKED_DEEP })
    .filter((path) => LOOKS_LIKE_RUNBOOK.test(path))
    .sort();
  const [first] = near;
  const where = configuration === null ? "there is no rutter.yaml" : `${configuration.file} names no runbook`;
  return lintError({
    code: "LINT_FILES_NONE",
    what: "no runbook was named, and none was found",
    why: `${where}, and no Markdown file lies in a folder ${USUAL_FOLDER}`,
    fix:
      first === undefined
        ? "name files or folders: rutter lint docs/deploy.md, or list them in rutter.yaml under lint.files"
        : `name files or folders: rutter lint ${first}, or list them in rutter.yaml under lint.files`,
  });
}
