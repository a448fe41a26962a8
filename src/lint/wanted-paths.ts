/** Which paths of the repository the rules ask about, so that they can be looked up before the rules are run. */
import type { Study } from "../runbook/index.ts";
import { deskOf } from "./desk.ts";
import { noFacts } from "./facts.ts";
import { linksOf } from "./links.ts";
import { joinPath } from "./repository-path.ts";
import { scriptsOf } from "./scripts.ts";

export interface WantedPaths {
  /** From the repository's root. */
  readonly paths: readonly string[];
  /** Those among them whose anchors are asked for. */
  readonly documents: readonly string[];
}

/** Both from the repository's root: the runbook's own folder, and the one where commands start. */
export interface Folders {
  readonly folder: string;
  readonly start: string;
}

export function wantedPaths(study: Study, text: string, { folder, start }: Folders): WantedPaths {
  const desk = deskOf(study, text, noFacts);
  const links = linksOf(desk).filter(({ path }) => path !== "");
  const scripts = scriptsOf(desk).flatMap(({ path }) =>
    ["", start, folder].map((each) => joinPath(each, path)),
  );
  const documents = links.flatMap(({ path, anchor }) => (anchor === null ? [] : [joinPath(folder, path)]));
  const isPath = (path: string | null): path is string => path !== null && path !== "";
  return {
    paths: [...new Set([...links.map(({ path }) => joinPath(folder, path)), ...scripts].filter(isPath))],
    documents: [...new Set(documents.filter(isPath).filter((path) => /\.(?:md|markdown)$/i.test(path)))],
  };
}
