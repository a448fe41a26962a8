/**
 * Finds `rutter.yaml` upwards from a path, reads it, and returns what it says with all that is wrong with it. Whether
 * that keeps a verb from going on is the verb's to say.
 */
import { statSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import type { Diagnostic } from "../../base/index.ts";
import { knownCodes } from "../config-codes.ts";
import { decode } from "../decode.ts";
import { readFileBytes } from "../read-bytes.ts";
import type { Configuration } from "./configuration-schema.ts";

export const CONFIGURATION_NAME = "rutter.yaml";

export interface LoadedConfiguration {
  /** Absolute. */
  readonly path: string;
  /** Absolute; paths in the file begin here. */
  readonly folder: string;
  /** The path as it is shown. */
  readonly file: string;
  /** The lines of the file for code frames, with everything hidden that may be a secret. */
  readonly source: readonly string[];
  /** What could be read; what is wrong is left out of it and stands in `problems`. */
  readonly value: Configuration;
  /** Sorted by line. Those of level error mean that the file must not be relied on. */
  readonly problems: readonly Diagnostic[];
}

const isFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() === true;

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;

/** A path to which a file is a folder (`deploy.md/x`) throws ENOTDIR: nothing is there then. */
function asked(question: (path: string) => boolean, path: string): boolean {
  try {
    return question(path);
  } catch {
    return false;
  }
}

export function findConfiguration(from: string): string | null {
  for (let folder = resolve(from); ; folder = dirname(folder)) {
    if (asked(isFile, join(folder, CONFIGURATION_NAME))) return join(folder, CONFIGURATION_NAME);
    if (dirname(folder) === folder) return null;
  }
}

/** `from` is a runbook, a folder, or `-` for the folder at hand. Null where there is no `rutter.yaml`. */
export async function loadConfiguration(from: string): Promise<LoadedConfiguration | null> {
  const start = from === "-" ? "." : asked(isFolder, from) ? from : dirname(from);
  const path = findConfiguration(start);
  if (path === null) return null;
  const { text } = decode(readFileBytes(path));
  // Loaded only where there is a file: a runbook without one should not wait for it.
  const [{ loadYaml }, { checkConfiguration }] = await Promise.all([
    import("../../runbook/index.ts"),
    import("./check-configuration.ts"),
  ]);
  const folder = dirname(path);
  const checked = checkConfiguration(text, await loadYaml(), { folder, codes: knownCodes });
  return { path, folder, file: relative(process.cwd(), path) || path, ...checked };
}
