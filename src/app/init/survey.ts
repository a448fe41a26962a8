/** What a repository says of itself, gathered from its files, without running anything of it. */
import { basename, resolve } from "node:path";
import { findCompose, isComposeFile } from "./find-compose.ts";
import { findKubernetes } from "./find-kubernetes.ts";
import { findPackage, isPackageFile } from "./find-packages.ts";
import { findPm2, isPm2File } from "./find-pm2.ts";
import { environmentsOf, findRunbooks } from "./find-runbooks.ts";
import { findWorkflow, isWorkflow } from "./find-workflows.ts";
import {
  type EnvironmentFound,
  type Findings,
  joined,
  nameOf,
  nothing,
  type RunbookFound,
  type TargetFound,
  type TargetKind,
} from "./found.ts";
import { readShort, walkRepository } from "./walk-repository.ts";

export interface Survey {
  /** What the repository is called. */
  readonly name: string;
  readonly files: readonly string[];
  readonly targets: readonly TargetFound[];
  readonly environments: readonly EnvironmentFound[];
  readonly runbooks: readonly RunbookFound[];
  /** What was passed over, and why. */
  readonly notes: readonly string[];
}

/** So many files are opened at most; YAML that is no manifest costs little. */
const MOST_FILES = 400;

const isWanted = (path: string): boolean => /\.ya?ml$/i.test(path) || isPackageFile(path) || isPm2File(path);

function findIn(path: string, text: string): Findings {
  if (isPackageFile(path)) return findPackage(path, text);
  if (isPm2File(path)) return findPm2(path, text);
  if (isWorkflow(path)) return findWorkflow(path, text);
  if (isComposeFile(path)) return findCompose(path, text);
  return findKubernetes(path, text);
}

function readAndFind(root: string, path: string): Findings {
  const text = readShort(root, path);
  if (text !== null) return findIn(path, text);
  return { ...nothing, notes: [`${path} cannot be read, is too long, or is no text: passed over`] };
}

/** The ways to run a service, the one that most likely carries its releases first. */
const RANKS: readonly TargetKind[] = ["kubernetes", "pm2", "compose", "process"];

/** One way of running is taken; a compose file beside manifests is mostly for laptops. */
function main(targets: readonly TargetFound[]): Pick<Survey, "targets" | "notes"> {
  const kind = RANKS.find((rank) => targets.some(({ keys }) => keys.kind === rank));
  const isKept = ({ keys, environment }: TargetFound): boolean =>
    keys.kind === kind || (keys.kind === "compose" && environment !== null && kind !== "kubernetes");
  const left = new Set(
    targets.filter((each) => !isKept(each) && each.keys.kind !== "process").map(({ from }) => from),
  );
  return {
    targets: targets.filter(isKept),
    notes: [...left].map((from) => `${from} was left out: ${kind} is taken to carry the releases`),
  };
}

function nameFor(root: string, files: readonly string[]): string {
  const text = files.includes("package.json") ? readShort(root, "package.json") : null;
  const named = text === null ? null : findPackage("package.json", text).name;
  return named ?? nameOf(basename(resolve(root)).replace(/[^A-Za-z0-9._-]+/g, "-")) ?? "app";
}

export async function survey(root: string): Promise<Survey> {
  const { files, notes } = walkRepository(root);
  const wanted = files.filter(isWanted);
  const found = joined(wanted.slice(0, MOST_FILES).map((path) => readAndFind(root, path)));
  const runbooks = await findRunbooks(root, files);
  const { targets, notes: left } = main(found.targets);
  const more =
    wanted.length > MOST_FILES
      ? [`${wanted.length - MOST_FILES} more YAML and JSON files were not opened`]
      : [];
  return {
    name: nameFor(root, files),
    files,
    targets,
    environments: [...found.environments, ...runbooks.flatMap(environmentsOf)],
    runbooks,
    notes: [...notes, ...found.notes, ...left, ...more],
  };
}
