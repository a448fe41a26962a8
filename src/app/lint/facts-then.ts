/**
 * What was known of the world at a revision, as far as the repository holds it: a link that died because its file went
 * away since is new, though its line is as it was.
 */
import type { Facts, PathKind } from "../../lint/index.ts";
import type { Revision } from "./revision.ts";

function foldersOf(tree: ReadonlySet<string>): ReadonlySet<string> {
  const folders = new Set<string>([""]);
  for (const path of tree)
    for (let at = path.lastIndexOf("/"); at > 0; at = path.lastIndexOf("/", at - 1)) {
      const folder = path.slice(0, at);
      if (folders.has(folder)) break;
      folders.add(folder);
    }
  return folders;
}

function scriptsIn(text: string): readonly string[] | null {
  try {
    const { scripts }: { scripts?: object } = JSON.parse(text);
    return Object.keys(scripts ?? {});
  } catch {
    return null;
  }
}

const manifestIn = (folder: string): string => (folder === "" ? "package.json" : `${folder}/package.json`);

/** `now` are the facts as they were gathered for the text of then. */
export async function factsThen(now: Facts, revision: Revision): Promise<Facts> {
  const { repository } = now;
  if (repository === null) return now;
  const tree = await revision.tree();
  const folders = foldersOf(tree);
  const kindOf = (path: string): PathKind =>
    tree.has(path) ? "file" : folders.has(path) ? "folder" : "missing";
  const documents = [...repository.paths.keys()].filter((path) => /\.(?:md|markdown)$/i.test(path));
  const manifests = [...repository.npmScripts.keys()].map(manifestIn);
  const contents = await revision.contents([...documents, ...manifests]);
  const textOf = (path: string): string | null => {
    const bytes = contents.get(path);
    return bytes === undefined ? null : Buffer.from(bytes).toString("utf8");
  };
  const { anchorsOfText } = await import("../../lint/index.ts");
  const anchors = new Map(repository.anchors);
  for (const path of documents) {
    const text = textOf(path);
    if (text !== null) anchors.set(path, anchorsOfText(text));
  }
  const npmScripts = new Map(repository.npmScripts);
  for (const folder of repository.npmScripts.keys()) {
    const text = textOf(manifestIn(folder));
    const scripts = text === null ? null : scriptsIn(text);
    if (scripts !== null) npmScripts.set(folder, scripts);
  }
  const paths = new Map([...repository.paths.keys()].map((path) => [path, kindOf(path)] as const));
  return { ...now, repository: { ...repository, paths, anchors, npmScripts } };
}
