/**
 * Where a release was started: the folder of its first command, and its runbook. Kept beside its logs, since it is of this
 * machine and no part of what the release is; one that was imported has none.
 */
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { RutterError } from "../../base/index.ts";
import { findConfiguration } from "../configuration/load-configuration.ts";
import type { Home } from "./home.ts";

export interface Place {
  /** Absolute. */
  readonly cwd: string;
  /** Absolute; null: the runbook came through standard input. */
  readonly runbook: string | null;
  /**
   * How many events the release had when this home began to drive it: what was asked for by then was asked for elsewhere, or
   * by a home whose files are lost. 0: it was started here; null: not known yet.
   */
  readonly after: number | null;
}

/** The folder of rutter.yaml, else of the repository, else of the runbook. */
export function placeOf(runbook: string, cwd: string | null): Place {
  const path = runbook === "-" ? null : resolve(runbook);
  const beside = path === null ? process.cwd() : dirname(path);
  return { cwd: resolve(cwd ?? startFolder(beside)), runbook: path, after: 0 };
}

function startFolder(beside: string): string {
  const configuration = findConfiguration(beside);
  if (configuration !== null) return dirname(configuration);
  for (let folder = beside; ; folder = dirname(folder)) {
    if (existsSync(join(folder, ".git"))) return folder;
    if (dirname(folder) === folder) return beside;
  }
}

export const placeText = (place: Place): string => `${JSON.stringify(place)}\n`;

/** As it was written at the start; for a release that came from elsewhere, as if it were started now. */
export function readPlace(home: Home, release: string, runbook: string): Place {
  const file = fileOf(home, release);
  const elsewhere = { ...placeOf(runbook, null), after: null };
  if (!existsSync(file)) return elsewhere;
  try {
    const value: Partial<Place> = JSON.parse(readFileSync(file, "utf8"));
    if (typeof value.cwd === "string") {
      const after = value.after === undefined ? 0 : value.after;
      return { cwd: value.cwd, runbook: typeof value.runbook === "string" ? value.runbook : null, after };
    }
  } catch {
    // Half a file, after a crash between its making and its end: nothing of the release had begun here.
  }
  return elsewhere;
}

/** Whole or not at all, and on disk when it returns: what this home does from now on is its own. */
export function writePlace(home: Home, release: string, place: Place): void {
  const file = fileOf(home, release);
  writeFileSync(`${file}.new`, placeText(place), { mode: 0o600, flush: true });
  renameSync(`${file}.new`, file);
}

const fileOf = (home: Home, release: string): string => join(home.folderOf(release), "place.json");

/** A command in the wrong folder is worse than none. */
export function refuseGoneFolder(release: string, { cwd }: Place): void {
  if (existsSync(cwd)) return;
  throw new RutterError({
    code: "RELEASE_FOLDER_GONE",
    what: `the folder in which release ${release} was started is gone: ${cwd}`,
    why: "its commands would run somewhere else",
    fix: "put it back where it was, and resume",
  });
}
