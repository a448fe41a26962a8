/** The path of a file as other programs want it: from the root of the repository, with `/`, percent-encoded as a URI. */
import { isAbsolute, relative, resolve, sep } from "node:path";
import { pathToFileURL } from "node:url";
import { repositoryRoot } from "../app/index.ts";

/** Where GitHub checked out, else the repository around the folder at hand, else that folder. */
export function rootFolder(env: Readonly<Record<string, string | undefined>>): string {
  const workspace = env.GITHUB_WORKSPACE;
  if (workspace !== undefined && workspace !== "" && isInside(workspace, ".")) return resolve(workspace);
  return repositoryRoot("-") ?? resolve(".");
}

function isInside(root: string, file: string): boolean {
  const path = relative(root, resolve(file));
  return !isAbsolute(path) && path.split(sep)[0] !== "..";
}

/** Null for a file that lies elsewhere. */
export function pathFrom(root: string, file: string): string | null {
  return isInside(root, file) ? relative(root, resolve(file)).split(sep).join("/") : null;
}

export interface FileUri {
  readonly uri: string;
  /** It begins at the root of the repository. */
  readonly isRelative: boolean;
}

export function uriOf(root: string, file: string): FileUri {
  const path = pathFrom(root, file);
  if (path === null) return { uri: pathToFileURL(resolve(file)).href, isRelative: false };
  return { uri: path.split("/").map(encodeURIComponent).join("/"), isRelative: true };
}
