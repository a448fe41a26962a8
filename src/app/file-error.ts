/** What the world said when a file was asked for, in words that help: each with its code and what to do about it. */
import { readdirSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { nearest, RutterError } from "../base/index.ts";
import type { AppCode } from "./codes.ts";

export interface Refusal {
  readonly code: AppCode;
  readonly file: string;
  readonly what: string;
  readonly why: string;
  readonly fix: string;
  readonly cause?: unknown;
}

export const refuse = ({ file, ...said }: Refusal): RutterError =>
  new RutterError({ ...said, place: { file } });

const MARKDOWN = /\.(?:md|markdown)$/i;
/** A folder of more than this is no place to look for a slip of the finger. */
const NAMES_AT_MOST = 5000;

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).slice(0, NAMES_AT_MOST);
  } catch {
    return [];
  }
}

/** The file somebody may have meant: one of nearly that name beside it, else the only runbooks there are. */
function suggestion(file: string): string {
  const folder = dirname(file);
  const names = namesIn(folder);
  const near = nearest(basename(file), names);
  const shown = (name: string): string =>
    folder === "." && !file.startsWith("./") ? name : join(folder, name);
  if (near) return `did you mean ${shown(near)}?`;
  const runbooks = names.filter((name) => MARKDOWN.test(name)).slice(0, 3);
  if (runbooks.length > 0) return `the folder holds ${runbooks.map(shown).join(", ")}`;
  return "check the path, and the folder you are in";
}

export function folderError(file: string): RutterError {
  const runbooks = namesIn(file).filter((name) => MARKDOWN.test(name));
  const [only] = runbooks;
  const fix =
    only === undefined
      ? "name a Markdown file"
      : `name one of its files, such as ${join(file, nearest("runbook.md", runbooks) ?? only)}`;
  return refuse({
    code: "RUNBOOK_FILE_IS_FOLDER",
    file,
    what: "this is a folder, not a runbook",
    why: "a runbook is one Markdown file",
    fix,
  });
}

const codeOf = (error: unknown): string =>
  error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";

export function openError(file: string, cause: unknown): RutterError {
  const code = codeOf(cause);
  if (code === "EISDIR") return folderError(file);
  if (code === "ENOENT" || code === "ENOTDIR") {
    return refuse({
      code: "RUNBOOK_FILE_MISSING",
      file,
      what: "there is no such file",
      why: code === "ENOTDIR" ? "a part of its path is a file, not a folder" : "nothing is at this path",
      fix: suggestion(file),
      cause,
    });
  }
  if (code === "EACCES" || code === "EPERM") {
    return refuse({
      code: "RUNBOOK_FILE_FORBIDDEN",
      file,
      what: "the file may not be read",
      why: "the file, or a folder above it, does not let this user read",
      fix: `look at its rights with ls -l ${file}`,
      cause,
    });
  }
  return refuse({
    code: "RUNBOOK_FILE_UNREADABLE",
    file,
    what: "the file could not be read",
    why: `the system says ${code || String(cause)}`,
    fix: "check that it is a plain file on a disk that works",
    cause,
  });
}
