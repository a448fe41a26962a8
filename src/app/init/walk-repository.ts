/**
 * The files of a repository by their paths, nearest first. It follows no link, leaves out what tools made, and stops at
 * a bound: a first look at a huge repository takes no longer than at a large one.
 */
import { closeSync, fstatSync, opendirSync, openSync, readSync } from "node:fs";
import { join } from "node:path";
import { decode } from "../decode.ts";

const MADE_BY_TOOLS: ReadonlySet<string> = new Set([
  "node_modules",
  "bower_components",
  "vendor",
  "dist",
  "build",
  "out",
  "target",
  "coverage",
  "__pycache__",
  "venv",
  "fixtures",
  "testdata",
]);
/** Hidden folders are those of tools, but for this one. */
const SEEN_HIDDEN = ".github";
const DEEPEST = 7;
const MOST_ENTRIES = 20_000;
const MOST_OF_A_FOLDER = 2_000;

export interface Walked {
  /** With `/`, from the folder that was looked at. */
  readonly files: readonly string[];
  readonly notes: readonly string[];
}

interface Listed {
  readonly files: readonly string[];
  readonly folders: readonly string[];
  readonly entries: number;
}

const isWanted = (name: string): boolean =>
  name === SEEN_HIDDEN || (!name.startsWith(".") && !MADE_BY_TOOLS.has(name));

/** Null where the folder may not be read. */
function list(root: string, folder: string): Listed | null {
  const files: string[] = [];
  const folders: string[] = [];
  let entries = 0;
  try {
    const open = opendirSync(join(root, folder));
    try {
      for (let entry = open.readSync(); entry !== null; entry = open.readSync()) {
        entries += 1;
        if (entries > MOST_OF_A_FOLDER) break;
        const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
        if (entry.isFile()) files.push(path);
        else if (entry.isDirectory() && isWanted(entry.name)) folders.push(path);
      }
    } finally {
      open.closeSync();
    }
  } catch {
    return null;
  }
  return { files: files.sort(), folders: folders.sort(), entries };
}

export function walkRepository(root: string): Walked {
  const files: string[] = [];
  const notes: string[] = [];
  let level: readonly string[] = [""];
  let entries = 0;
  for (let depth = 0; depth <= DEEPEST && level.length > 0; depth += 1) {
    const next: string[] = [];
    for (const folder of level) {
      if (entries > MOST_ENTRIES) return { files, notes: [...notes, tooMany] };
      const listed = list(root, folder);
      if (listed === null) notes.push(`${folder || "."} may not be read: passed over`);
      else {
        entries += listed.entries;
        files.push(...listed.files);
        next.push(...listed.folders);
        if (listed.entries > MOST_OF_A_FOLDER)
          notes.push(`${folder || "."} is very large: only its beginning was looked at`);
      }
    }
    level = next;
  }
  return { files, notes };
}

const tooMany = `more than ${MOST_ENTRIES.toLocaleString("en")} files: only those nearest the top were looked at`;

/** What stands in these files is short; what is longer was made by a program. */
const LONGEST_BYTES = 256 * 1024;

/** The text of a file of the walk; null where it cannot be read or is too long. */
export function readShort(root: string, path: string): string | null {
  let descriptor: number | null = null;
  try {
    descriptor = openSync(join(root, path), "r");
    const { size } = fstatSync(descriptor);
    if (size > LONGEST_BYTES) return null;
    const bytes = Buffer.alloc(size);
    const count = readSync(descriptor, bytes, 0, size, 0);
    const { text } = decode(bytes.subarray(0, count));
    return text.includes("\u0000") ? null : text;
  } catch {
    return null;
  } finally {
    if (descriptor !== null) closeSync(descriptor);
  }
}
