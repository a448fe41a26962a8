/** Where journals, logs and sessions lie: a folder of this user alone. Nothing is written into it here but folders. */
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, isAbsolute, join, resolve } from "node:path";
import { RutterError } from "../../base/index.ts";

type Env = Readonly<Record<string, string | undefined>>;

export interface Home {
  readonly folder: string;
  readonly database: string;
  readonly folderOf: (release: string) => string;
  readonly logsOf: (release: string) => string;
}

/** The folder as it is meant; it need not be there. */
export function homeFolder(given: string | null, env: Env): string {
  const named = given ?? nonEmpty(env.RUTTER_HOME);
  if (named !== null) return resolve(named);
  const state = nonEmpty(env.XDG_STATE_HOME);
  // A relative path there is to be ignored, says its specification.
  if (state !== null && isAbsolute(state)) return join(state, "rutter");
  return join(nonEmpty(env.HOME) ?? homedir(), ".local", "state", "rutter");
}

const nonEmpty = (text: string | undefined): string | null =>
  text === undefined || text === "" ? null : text;

export const homeAt = (folder: string): Home => ({
  folder,
  database: join(folder, "rutter.db"),
  folderOf: (release) => join(folder, "releases", release),
  logsOf: (release) => join(folder, "releases", release, "logs"),
});

export const homeExists = (home: Home): boolean => existsSync(home.database);

/** Makes what is missing, for this user alone. What is there keeps the rights that it has. */
export function makeHome(home: Home): void {
  try {
    makeFolders(join(home.folder, "releases"));
  } catch (cause) {
    throw homeUnwritable(home.folder, cause);
  }
}

/** One after the other: Node's own way of making several goes round for ever where a parent can hold none (/proc). */
function makeFolders(folder: string): void {
  if (existsSync(folder)) return;
  const parent = dirname(folder);
  if (parent !== folder) makeFolders(parent);
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    // Another process was quicker.
    if (!(existsSync(folder) && statSync(folder).isDirectory())) throw error;
  }
}

/** The folder of one release, with what a later process needs to know of how it was started. */
export function makeReleaseFolder(home: Home, release: string, place: string): void {
  try {
    makeFolders(home.logsOf(release));
    const file = join(home.folderOf(release), "place.json");
    if (!holds(file, place)) writeFileSync(file, place, { mode: 0o600, flush: true });
  } catch (cause) {
    throw homeUnwritable(home.folder, cause);
  }
}

/** What is right already is not written again: half a file is what a crash would leave. */
function holds(file: string, text: string): boolean {
  try {
    return readFileSync(file, "utf8") === text;
  } catch {
    return false;
  }
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: "this user may not write there",
  EPERM: "this user may not write there",
  EROFS: "the disk is mounted for reading only",
  ENOSPC: "the disk is full",
  EDQUOT: "this user's share of the disk is full",
  ENOTDIR: "a part of the path is a file",
  EEXIST: "a file is in its place",
  ENOENT: "no folder can be made there",
};

function homeUnwritable(folder: string, cause: unknown): RutterError {
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
  return new RutterError({
    code: "HOME_UNWRITABLE",
    what: `nothing can be written to ${folder}: ${REASONS[code] ?? String(cause)}`,
    why: "what a release does is written down there first; without that nothing is begun",
    fix: "make it writable, or set RUTTER_HOME to a folder that is",
    cause,
  });
}
