/** What stands in the repository at the paths that a runbook names. Read-only; nothing outside the repository is touched. */
import { readFile, stat } from "node:fs/promises";
import { dirname, join, relative, resolve, sep } from "node:path";
import type { PathKind, RepositoryFacts } from "../../lint/index.ts";
import type { Study } from "../../runbook/index.ts";
import { npmScriptsUnder } from "./npm-scripts.ts";
import { repositoryRoot } from "./repository-root.ts";

const LARGEST_DOCUMENT_BYTES = 2 << 20;

async function kindOf(path: string): Promise<PathKind> {
  try {
    return (await stat(path)).isDirectory() ? "folder" : "file";
  } catch {
    return "missing";
  }
}

async function anchorsIn(path: string): Promise<readonly string[] | null> {
  const text = await readFile(path, "utf8").catch(() => null);
  if (text === null || text.length > LARGEST_DOCUMENT_BYTES) return null;
  const { anchorsOfText } = await import("../../lint/index.ts");
  return anchorsOfText(text);
}

export interface RepositoryAsked {
  readonly file: string;
  readonly study: Study;
  readonly text: string;
  /** The path of `rutter.yaml`, or null. */
  readonly configuration: string | null;
}

const under = (root: string, folder: string): string => relative(root, folder).split(sep).join("/");

export async function repositoryFacts(asked: RepositoryAsked): Promise<RepositoryFacts | null> {
  const { file, study, text, configuration } = asked;
  const root = repositoryRoot(file);
  if (root === null) return null;
  const { wantedPaths } = await import("../../lint/index.ts");
  const at = file === "-" ? resolve(".") : dirname(resolve(file));
  const folder = under(root, at);
  const start = configuration === null ? "" : under(root, dirname(resolve(configuration)));
  const wanted = wantedPaths(study, text, { folder, start });
  const paths = new Map(
    await Promise.all(wanted.paths.map(async (path) => [path, await kindOf(join(root, path))] as const)),
  );
  const anchors = new Map<string, readonly string[]>();
  for (const path of wanted.documents) {
    const found = paths.get(path) === "file" ? await anchorsIn(join(root, path)) : null;
    if (found !== null) anchors.set(path, found);
  }
  return { folder, start, paths, anchors, npmScripts: await npmScriptsUnder(root) };
}
