/** Markdown files that read as a runbook: they stand where runbooks do, and the reader finds work to do in them. */
import { join } from "node:path";
import { slug } from "../../base/index.ts";
import type { Item, Reading } from "../../runbook/index.ts";
import { openReading } from "../open-reading.ts";
import { type EnvironmentFound, environmentIn, nameOf, type RunbookFound } from "./found.ts";

const PLACE =
  /(?:^|\/)(?:runbooks?|playbooks?|ops|operations|sre|docs?|deploy(?:ment)?s?|releases?|procedures?|\.github)\//i;
const NAME =
  /(?:deploy|release|roll-?out|roll-?back|runbook|playbook|hot-?fix|incident|migrat|on-?call|cut-?over|operations)/i;
const NEVER =
  /(?:^|\/)(?:changelog|history|license|contributing|code_of_conduct|security|release-notes?|pull_request_template|issue_template)[^/]*$/i;
/** Reading all documents of a large repository would take long, and a runbook stands near the top. */
const MOST = 60;

export const isLikelyRunbook = (path: string): boolean => {
  const name = path.slice(path.lastIndexOf("/") + 1);
  if (!/\.(?:md|markdown)$/i.test(name) || NEVER.test(path)) return false;
  return (
    NAME.test(name) ||
    (PLACE.test(path) && !/^readme/i.test(name)) ||
    /(?:^|\/)(?:runbook|playbook)s?\//i.test(path)
  );
};

/** Runbooks first, then what is only likely to be one. */
export function likelyRunbooks(files: readonly string[]): readonly string[] {
  const rank = (path: string): number => (/runbook|playbook/i.test(path) ? 0 : NAME.test(path) ? 1 : 2);
  return files
    .filter(isLikelyRunbook)
    .sort((a, b) => rank(a) - rank(b) || a.split("/").length - b.split("/").length)
    .slice(0, MOST);
}

const commandOf = (item: Item): readonly string[] => (item.kind === "command" ? [item.run] : []);

/** Something must be changed by it; a page that only explains, or only looks, is no runbook. */
function isRunbook({ items, coverage }: Reading): boolean {
  const changes = items.filter(
    (item) =>
      (item.kind === "command" && item.danger !== "read") ||
      item.kind === "verb" ||
      item.kind === "ladder" ||
      item.kind === "guard",
  );
  return changes.length > 0 && coverage.operational >= 3;
}

const PURPOSES: readonly (readonly [RegExp, string])[] = [
  [/roll-?back|revert/, "rollback"],
  [/hot-?fix/, "hotfix"],
  [/incident/, "incident"],
  [/on-?call/, "on-call"],
  [/migrat/, "migrations"],
  [/deploy|roll-?out/, "deploy"],
  [/release/, "release"],
];

function purposeOf(path: string): string {
  const name = path
    .slice(path.lastIndexOf("/") + 1)
    .replace(/\.[^.]+$/, "")
    .toLowerCase();
  return PURPOSES.find(([words]) => words.test(name))?.[1] ?? slug(name);
}

const VERSION = /^(?:version|release-version|new-version|app-version|tag|image-tag|release-tag|build)$/;

function found(path: string, { items, front }: Reading): RunbookFound {
  const inputs = items.flatMap((item) => (item.kind === "input" ? [item.name] : []));
  return {
    path,
    purpose: purposeOf(path),
    service: nameOf(front?.service ?? null),
    version: inputs.find((name) => VERSION.test(name)) ?? null,
    hasWindows: items.some(({ kind }) => kind === "window" || kind === "freeze"),
    hasApprovals: items.some(({ kind }) => kind === "approval"),
    commands: items.flatMap(commandOf),
  };
}

export async function findRunbooks(root: string, files: readonly string[]): Promise<readonly RunbookFound[]> {
  const all: RunbookFound[] = [];
  for (const path of likelyRunbooks(files)) {
    try {
      const { reading } = await openReading(join(root, path));
      if (isRunbook(reading)) all.push(found(path, reading));
    } catch {
      // A Markdown file that cannot be read is no runbook; `rutter read` says why.
    }
  }
  return all.sort((a, b) => (a.path < b.path ? -1 : 1));
}

const NAMESPACE = /(?:^|\s)(?:-n|--namespace)[ =]([a-z0-9][a-z0-9-]{1,62})(?=\s|$)/g;

/** `kubectl -n shop-staging …`: an environment and its namespace. */
export function environmentsOf({ path, commands }: RunbookFound): readonly EnvironmentFound[] {
  const all = commands.flatMap((command) =>
    [...command.slice(0, 20_000).matchAll(NAMESPACE)].map((match) => match[1] ?? ""),
  );
  const names = [...new Set(all)].flatMap((namespace) => {
    const name = environmentIn(namespace);
    return name === null ? [] : [{ name, namespace, from: path }];
  });
  return names;
}
