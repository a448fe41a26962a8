/**
 * Problems of `rutter.yaml` as errors that stop a verb, each with its line. Which of them stop it is the verb's to say; a
 * secret is shown by none of them.
 */
import { type Diagnostic, RutterError, type RutterErrorParts } from "../../base/index.ts";
import type { LoadedConfiguration } from "./load-configuration.ts";

function partsOf({ file, source }: LoadedConfiguration, found: Diagnostic): RutterErrorParts {
  const { code, what, why, fix, span } = found;
  const [line] = span.lines;
  const text = source[line - 1];
  return { code, what, why, fix, place: { file, line, ...(text === undefined ? {} : { text }) } };
}

/** Throws one error for all of them, in their order; nothing where there are none. */
export function refuse(loaded: LoadedConfiguration, problems: readonly Diagnostic[]): void {
  const [first, ...others] = problems.map((each) => partsOf(loaded, each));
  if (first !== undefined) throw new RutterError({ ...first, others });
}

const missing = ({ problems }: LoadedConfiguration): readonly Diagnostic[] =>
  problems.filter(({ code }) => code === "CONFIG_RUNBOOK_MISSING");

/** The runbooks of services that are not there, for a verb that goes on with those that are. */
export const missingRunbooks = (loaded: LoadedConfiguration): readonly RutterError[] =>
  missing(loaded).map((each) => new RutterError(partsOf(loaded, each)));

/** For a verb that needs them all. */
export const refuseMissingRunbooks = (loaded: LoadedConfiguration): void => refuse(loaded, missing(loaded));
