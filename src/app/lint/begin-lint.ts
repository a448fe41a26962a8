/** What all files of a run share, or those of a folder: the levels, the configuration, the revision. Each is asked once. */
import { existsSync } from "node:fs";
import { dirname, resolve } from "node:path";
import type { Levels } from "../../lint/index.ts";
import { type LoadedConfiguration, loadConfiguration } from "../configuration/load-configuration.ts";
import { refuseBroken } from "../configuration.ts";
import { levelsOf } from "./levels.ts";
import type { LintGiven } from "./lint-run.ts";
import { OTHER_CODES } from "./lint-text.ts";
import type { Revision } from "./revision.ts";

export interface Begun {
  readonly given: LintGiven;
  /** What `--rule` says. */
  readonly flags: Levels;
  readonly configurationOf: (path: string) => Promise<LoadedConfiguration | null>;
  /** Null where findings are not compared. */
  readonly revisionOf: (path: string) => Promise<Revision | null>;
}

/** What comes through standard input may be called by a path that is not there yet. */
function folderOf(path: string): string {
  let folder = dirname(resolve(path));
  while (!existsSync(folder) && dirname(folder) !== folder) folder = dirname(folder);
  return folder;
}

function byFolder<Value>(ask: (path: string) => Promise<Value>): (path: string) => Promise<Value> {
  const known = new Map<string, Promise<Value>>();
  return (path) => {
    const folder = dirname(resolve(path));
    const made = known.get(folder) ?? ask(path);
    known.set(folder, made);
    return made;
  };
}

async function configurationFor(path: string): Promise<LoadedConfiguration | null> {
  const loaded = await loadConfiguration(path);
  if (loaded !== null) refuseBroken(loaded);
  return loaded;
}

async function revisionFor(path: string, since: string): Promise<Revision> {
  // Without --since no process is ever started.
  const { revisionAt } = await import("./revision.ts");
  return revisionAt(folderOf(path), since);
}

export async function beginLint(given: LintGiven): Promise<Begun> {
  const { lintCodes } = await import("../../lint/index.ts");
  const { since } = given;
  return {
    given,
    flags: levelsOf(given.rules, new Set([...lintCodes, ...OTHER_CODES])),
    configurationOf: byFolder(configurationFor),
    revisionOf: byFolder(async (path) => (since === null ? null : revisionFor(path, since))),
  };
}
