/**
 * Which runbooks are meant: paths as they are, the Markdown files of folders, what patterns match. A file that is named
 * twice is found once. It opens none of them, and leaves it to others to say what an empty folder means.
 */
import { realpathSync, statSync } from "node:fs";
import { join, sep } from "node:path";
import { STANDARD_INPUT } from "../read-bytes.ts";
import { filesBelow } from "./files-below.ts";
import { branchesOf, type Glob, globOf, isPattern } from "./glob.ts";

export interface FoundRunbook {
  readonly path: string;
  /** Somebody wrote this path, not only a folder or a pattern. */
  readonly isNamed: boolean;
}

/** A folder or a pattern in which there was nothing. */
export interface EmptyPlace {
  readonly kind: "folder" | "pattern";
  /** As it was given. */
  readonly given: string;
}

export interface FoundRunbooks {
  /** Sorted by path. */
  readonly files: readonly FoundRunbook[];
  readonly empty: readonly EmptyPlace[];
}

const MARKDOWN = /\.(?:md|markdown)$/i;

/** What stands at a path; null: nothing, or nothing that may be looked at. */
function kindOf(path: string): "folder" | "other" | null {
  try {
    return statSync(path).isDirectory() ? "folder" : "other";
  } catch {
    return null;
  }
}

const slashed = (path: string): string => (sep === "\\" ? path.replaceAll(sep, "/") : path);

const globsOf = (pattern: string): readonly Glob[] => branchesOf(pattern).map(globOf);

/** Without an ending of its own (`runbooks/**`) a pattern means Markdown. */
function matched(pattern: string): readonly string[] {
  const any = /\.[^/.]*$/.test(pattern);
  const paths = globsOf(pattern).flatMap((glob) =>
    filesBelow(glob.base, glob).filter((path) => glob.matches(slashed(path)) && (any || MARKDOWN.test(path))),
  );
  return [...new Set(paths)].sort();
}

const below = (folder: string): readonly string[] =>
  filesBelow(folder, { depth: null })
    .filter((path) => MARKDOWN.test(path))
    .sort();

/** The same file by another path, or through a link, is the same. */
function identity(path: string): string {
  if (path === STANDARD_INPUT) return path;
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

interface Expanded {
  readonly paths: readonly string[];
  readonly kind: "file" | EmptyPlace["kind"];
}

function expanded(given: string): Expanded {
  const kind = given === STANDARD_INPUT ? "other" : kindOf(given);
  if (kind === "folder") return { paths: below(given), kind: "folder" };
  if (kind === null && isPattern(given)) return { paths: matched(given), kind: "pattern" };
  return { paths: [given], kind: "file" };
}

/** `given` are paths, folders and patterns; one that begins with `!` takes out what the others found. */
export function findRunbooks(given: readonly string[]): FoundRunbooks {
  const without = given.filter(isTakenOut).flatMap((each) => globsOf(each.slice(1)));
  const found = new Map<string, FoundRunbook>();
  const empty: EmptyPlace[] = [];
  for (const each of given.filter((one) => !isTakenOut(one))) {
    const { paths, kind } = expanded(each);
    const isNamed = kind === "file";
    if (kind !== "file" && paths.length === 0) empty.push({ kind, given: each });
    for (const path of paths) {
      if (without.some((glob) => glob.matches(slashed(path)))) continue;
      const before = found.get(identity(path));
      found.set(identity(path), { path: before?.path ?? path, isNamed: isNamed || before?.isNamed === true });
    }
  }
  const files = [...found.values()].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  return { files, empty };
}

const isTakenOut = (given: string): boolean => given.startsWith("!") && kindOf(given) === null;

export const under = (folder: string, path: string): string => slashed(join(folder, path));
