/** The runbooks in question, as paths from the folder at hand: those that were given, else those that `rutter.yaml` names. */
import { relative } from "node:path";
import { RutterError } from "../../base/index.ts";
import type { LoadedConfiguration } from "../configuration/load-configuration.ts";
import { refuseMissingRunbooks } from "../configuration/refusal.ts";
import { findRunbooks, under } from "../runbooks-at/find-runbooks.ts";

/** Files as they are; of folders and patterns what lies in them. */
export function givenRunbooks(paths: readonly string[]): readonly string[] {
  const { files, empty } = findRunbooks(paths);
  const [first] = empty;
  if (files.length === 0 && first !== undefined)
    throw new RutterError({
      code: "DOCTOR_NOTHING_NAMED",
      what: "there is no Markdown file here",
      why: "what is needed is read from runbooks: without one there is nothing to look for",
      fix: "name a runbook, or the folder that holds some",
      place: { file: first.given },
    });
  return files.map(({ path }) => path);
}

/** Those of its services, all of which must be there, and what its lint looks at. */
export function namedRunbooks(loaded: LoadedConfiguration): readonly string[] {
  refuseMissingRunbooks(loaded);
  const { value, folder } = loaded;
  const from = relative(process.cwd(), folder);
  const here = (path: string): string =>
    path.startsWith("!") ? `!${under(from, path.slice(1))}` : under(from, path);
  const services = Object.values(value.services ?? {}).flatMap(({ runbooks = {} }) =>
    Object.values(runbooks),
  );
  const named = services.map(here);
  const linted = findRunbooks((value.lint?.files ?? []).map(here)).files.map(({ path }) => path);
  return [...new Set([...named, ...linted])];
}
