/** Whether a script is there and may be started, and whether package.json or Makefile has a task. Files are read, never run. */
import { readFileSync, statSync } from "node:fs";
import { isAbsolute, join } from "node:path";
import { nearest } from "../../base/index.ts";
import { isExecutable, isFile } from "./find-program.ts";
import { type Found, notLooked, ok, type World } from "./found.ts";
import type { FileNeed, TaskNeed } from "./need.ts";

const LIMIT_BYTES = 2_000_000;

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;

/** Every folder that a path may be meant from and that there is; none where all of them are yet to be made. */
function foldersOf(from: readonly string[], { roots }: World): readonly string[] {
  const all = from.flatMap((folder) =>
    isAbsolute(folder) ? [folder] : roots.map((root) => join(root, folder)),
  );
  return [...new Set(all)].filter(isFolder);
}

const noFolder = (from: readonly string[]): Found =>
  notLooked(
    `the folder ${from[0] ?? ""} is not here`,
    "if the step runs on another host, say so with on=HOST",
  );

const missing = (what: string, fix: string): Found => ({
  state: "missing",
  what,
  fix,
  code: "DOCTOR_SCRIPT_MISSING",
});

/** What an install or a build makes need not be there yet. */
const MADE = /(?:^|\/)(?:node_modules|vendor|\.?venv|dist|build|target|out|bin\/Release)\//;

/** Where the session stands is not known, so that it is not here proves nothing. */
const lostWay = notLooked("where a cd before it goes is not known");

export function lookFile({ path, from, lost, runs }: FileNeed, world: World): Found {
  const folders = isAbsolute(path) ? ["/"] : foldersOf(from, world);
  if (folders.length === 0) return lost ? lostWay : noFolder(from);
  const found = folders.map((folder) => (isAbsolute(path) ? path : join(folder, path))).find(isFile);
  if (found === undefined) {
    if (MADE.test(path)) return notLooked("an install or a build makes it");
    if (lost && !isAbsolute(path)) return lostWay;
    if (!isAbsolute(path) && foldersOf(from.slice(0, 1), world).length === 0) return noFolder(from);
    return missing(
      isAbsolute(path) ? "there is no such file on this machine" : "there is no such file in the repository",
      "check the path, and the folder that the step runs in",
    );
  }
  if (!runs || isExecutable(found)) return ok();
  return { ...missing("it may not be started", `chmod +x ${path}`), state: "refused" };
}

function textOf(path: string): string | null {
  try {
    return statSync(path).size > LIMIT_BYTES ? null : readFileSync(path, "utf8");
  } catch {
    return null;
  }
}

function scriptsOf(text: string): readonly string[] | null {
  try {
    const scripts: unknown = JSON.parse(text)?.scripts;
    return typeof scripts === "object" && scripts !== null ? Object.keys(scripts) : [];
  } catch {
    return null;
  }
}

const TARGET = /^([^\s:#=.%$][^:#=%$]{0,200}?)\s{0,20}:(?!=)/;

interface Targets {
  readonly names: readonly string[];
  /** Rules with `%`, or other files: more may be made than is written here. */
  readonly isOpen: boolean;
}

function targetsOf(text: string): Targets {
  const names: string[] = [];
  let isOpen = false;
  for (const line of text.split("\n")) {
    if (/^-?s?include\s/.test(line) || /^[^\t#]{0,80}%[^:=]{0,80}:/.test(line)) isOpen = true;
    names.push(...(TARGET.exec(line.slice(0, 400))?.[1]?.split(/\s+/) ?? []));
  }
  return { names, isOpen };
}

function lookScript(need: TaskNeed, folders: readonly string[]): Found {
  const texts = folders.flatMap((folder) => textOf(join(folder, "package.json")) ?? []);
  if (texts.length === 0)
    return missing("there is no package.json", "check the folder that the step runs in");
  const scripts = texts.flatMap((text) => scriptsOf(text) ?? []);
  if (scripts.includes(need.task)) return ok();
  const near = nearest(need.task, scripts);
  return missing(
    "package.json has no such script",
    near === null ? "add it to scripts, or correct the name" : `did you mean ${near}?`,
  );
}

function lookTarget(need: TaskNeed, folders: readonly string[]): Found {
  const names = ["GNUmakefile", "makefile", "Makefile"];
  const texts = folders.flatMap((folder) => names.flatMap((name) => textOf(join(folder, name)) ?? []));
  if (texts.length === 0) return missing("there is no Makefile", "check the folder that the step runs in");
  if (need.task === "") return ok();
  const all = texts.map(targetsOf);
  const targets = all.flatMap((each) => each.names);
  if (targets.includes(need.task)) return ok();
  if (all.some(({ isOpen }) => isOpen))
    return notLooked("the Makefile includes others, or has rules by pattern");
  const near = nearest(need.task, targets);
  return missing(
    "the Makefile has no such target",
    near === null ? "add it, or correct the name" : `did you mean ${near}?`,
  );
}

export function lookTask(need: TaskNeed, world: World): Found {
  const folders = foldersOf(need.from, world);
  if (folders.length === 0) return need.lost ? lostWay : noFolder(need.from);
  const found = need.manifest === "package.json" ? lookScript(need, folders) : lookTarget(need, folders);
  if (found.state !== "missing") return found;
  if (need.lost) return lostWay;
  return foldersOf(need.from.slice(0, 1), world).length === 0 ? noFolder(need.from) : found;
}
