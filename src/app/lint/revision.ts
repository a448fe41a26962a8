/**
 * The files of a repository as they were at a revision: which there were, what stood in them, and by which name a file
 * went that has another one now.
 */

import { realpathSync } from "node:fs";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { type GitEnded, git } from "./git.ts";
import { lintError } from "./lint-error.ts";

export interface Revision {
  /** The repository's root, absolute. */
  readonly root: string;
  /** The path of a file from the root, with `/`. */
  readonly pathOf: (file: string) => string;
  /** Of each path, from the root: its bytes then; without those that were not there. */
  readonly contents: (paths: readonly string[]) => Promise<ReadonlyMap<string, Uint8Array>>;
  /** The path then of a path now. */
  readonly nameThen: (path: string) => string;
  /** Every path that there was. */
  readonly tree: () => Promise<ReadonlySet<string>>;
}

const firstLine = ({ err }: GitEnded): string => err.split("\n")[0]?.replace(/^(?:fatal|error): /, "") ?? "";

const unusable = (ended: GitEnded): Error => {
  const isNone = /not a git repository/i.test(ended.err);
  const isForeign = /dubious ownership/i.test(ended.err);
  return lintError({
    code: "LINT_SINCE_GIT",
    what: isNone ? "the runbook lies in no git repository" : "git refuses to look at this repository",
    why: isNone ? "--since asks git what each runbook was like before" : `git says: ${firstLine(ended)}`,
    fix: isForeign
      ? "the folder belongs to another user: git config --global --add safe.directory FOLDER"
      : "run it in a clone of the repository, or lint without --since",
  });
};

async function rootOf(folder: string): Promise<string> {
  const ended = await git({ folder, args: ["rev-parse", "--show-toplevel"] });
  const root = ended.out.toString("utf8").replace(/\r?\n$/, "");
  if (ended.status !== 0 || root === "") throw unusable(ended);
  return root;
}

const unknownRevision = (ref: string, isShallow: boolean): Error =>
  lintError({
    code: "LINT_SINCE_REVISION",
    what: `this repository has no revision ${ref}`,
    why: isShallow
      ? "the clone is shallow: only its latest commits were fetched"
      : "without it nobody can tell which findings are new",
    fix: isShallow
      ? "fetch all of it: fetch-depth: 0 for actions/checkout, elsewhere git fetch --unshallow"
      : "git log and git branch --all show what there is; a branch of the server is written origin/main",
  });

async function commitOf(root: string, ref: string): Promise<string> {
  // No revision begins with a dash, and no option may pass for one.
  const args = ["rev-parse", "--verify", "--quiet", "--end-of-options", `${ref}^{commit}`];
  const found = ref.startsWith("-") || ref === "" ? null : await git({ folder: root, args });
  const commit = found?.status === 0 ? found.out.toString("utf8").trim() : "";
  if (/^[0-9a-f]{40,64}$/.test(commit)) return commit;
  const shallow = await git({ folder: root, args: ["rev-parse", "--is-shallow-repository"] });
  throw unknownRevision(ref, shallow.out.toString("utf8").trim() === "true");
}

const parts = (bytes: Buffer): readonly string[] =>
  bytes
    .toString("utf8")
    .split("\0")
    .filter((part) => part !== "");

/** `R100`, the old name, the new name; other changes have one name. */
async function renamesSince(root: string, commit: string): Promise<ReadonlyMap<string, string>> {
  const args = [
    "diff-index",
    "--cached",
    "-M",
    "--name-status",
    "-z",
    "--ignore-submodules=all",
    commit,
    "--",
  ];
  const { out } = await git({ folder: root, args });
  const words = parts(out);
  const renames = new Map<string, string>();
  for (let at = 0; at < words.length; ) {
    const isPair = /^[RC]\d+$/.test(words[at] ?? "");
    const [before, now] = [words[at + 1], words[at + 2]];
    if (isPair && before !== undefined && now !== undefined) renames.set(now, before);
    at += isPair ? 3 : 2;
  }
  return renames;
}

async function contentsAt(
  root: string,
  commit: string,
  paths: readonly string[],
): Promise<ReadonlyMap<string, Uint8Array>> {
  // The list that git is given has a path to a line.
  const asked = paths.filter((path) => !path.includes("\n"));
  if (asked.length === 0) return new Map();
  const input = asked.map((path) => `${commit}:${path}\n`).join("");
  const { out } = await git({ folder: root, args: ["cat-file", "--batch"], input });
  const found = new Map<string, Uint8Array>();
  let at = 0;
  for (const path of asked) {
    const end = out.indexOf(0x0a, at);
    if (end === -1) break;
    const head = /^[0-9a-f]+ (\w+) (\d+)$/.exec(out.toString("utf8", at, end));
    at = end + 1;
    if (head === null) continue;
    const size = Number(head[2]);
    if (head[1] === "blob") found.set(path, out.subarray(at, at + size));
    at += size + 1;
  }
  return found;
}

export async function revisionAt(folder: string, ref: string): Promise<Revision> {
  const root = await rootOf(folder);
  const commit = await commitOf(root, ref);
  const renames = await renamesSince(root, commit);
  let tree: Promise<ReadonlySet<string>> | null = null;
  const list = async (): Promise<ReadonlySet<string>> => {
    const { out } = await git({
      folder: root,
      args: ["ls-tree", "-r", "-z", "--name-only", "--full-tree", commit],
    });
    return new Set(parts(out));
  };
  return {
    root,
    pathOf: (file) => pathInRepository(root, file),
    contents: (paths) => contentsAt(root, commit, paths),
    nameThen: (path) => renames.get(path) ?? path,
    tree: () => (tree ??= list()),
  };
}

function realFolder(folder: string): string {
  try {
    return realpathSync(folder);
  } catch {
    return resolve(folder);
  }
}

function pathInRepository(root: string, file: string): string {
  // Git names the root by its real path.
  const path = relative(root, join(realFolder(dirname(file)), basename(file)));
  return sep === "\\" ? path.replaceAll(sep, "/") : path;
}
