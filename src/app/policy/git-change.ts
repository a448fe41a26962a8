/**
 * What a release changes, as git tells it, read-only: the branch, the commit, the files that differ from what was released
 * before. Where there is no repository, or nothing to compare with, it says so and guesses nothing.
 */
import { type GitEnded, git } from "../lint/git.ts";
import { boundedFiles } from "./bounded-files.ts";
import { isMigration, waysDown } from "./migrations-in.ts";

/** What the plan keeps of it; all of it decides something. */
export interface ChangeFact {
  readonly branch: string | null;
  readonly commit: string;
  /** What it is compared with: a release, a tag, a branch. */
  readonly since: string;
  /** How many files differ. */
  readonly count: number;
  /** Their paths, sorted; where there are very many those that decide something come before the others. */
  readonly files: readonly string[];
  readonly migrations: readonly string[];
  /** Migrations that nothing leads back from; null: it could not be told. */
  readonly oneWay: readonly string[] | null;
}

/** `change` null: there is nothing to compare with. */
export interface GitFacts {
  readonly commit: string;
  readonly change: ChangeFact | null;
}

export interface GitChangeAsked {
  readonly folder: string;
  /** What was released last, where it is known. */
  readonly before: { readonly commit: string; readonly release: string } | null;
  readonly env: Readonly<Record<string, string | undefined>>;
}

type Ask = (...args: readonly string[]) => Promise<string | null>;

/** Null: there is no git, or no commit yet. */
export async function gitChange({ folder, before, env }: GitChangeAsked): Promise<GitFacts | null> {
  const run = async (...args: readonly string[]): Promise<GitEnded | null> =>
    git({ folder, args }).catch(() => null);
  const ask: Ask = async (...args) => {
    const ended = await run(...args);
    return ended?.status === 0 ? ended.out.toString("utf8").replace(/\n$/, "") : null;
  };
  const commit = await ask("rev-parse", "--verify", "--quiet", "HEAD^{commit}");
  if (commit === null) return null;
  const branch = await branchOf(ask, env);
  const base = await baseOf(ask, { commit, before });
  if (base === null) return { commit, change: null };
  const listed = await ask("diff-tree", "-r", "-z", "--name-only", "--no-renames", base.commit, commit);
  if (listed === null) return { commit, change: null };
  const all = listed.split("\0").filter((path) => path !== "");
  const migrations = all.filter(isMigration).sort();
  const oneWay = await waysDown(migrations, {
    text: (path) => ask("cat-file", "blob", `${commit}:${path}`),
  });
  const kept = { files: boundedFiles(all), migrations: boundedFiles(migrations), oneWay };
  return { commit, change: { branch, commit, since: base.since, count: all.length, ...kept } };
}

/** In a pipeline no branch is checked out: there it is named by the variables of the pipeline. */
const NAMED_BY = [
  "GITHUB_HEAD_REF",
  "GITHUB_REF_NAME",
  "CI_COMMIT_BRANCH",
  "BUILDKITE_BRANCH",
  "CIRCLE_BRANCH",
  "BITBUCKET_BRANCH",
  "BRANCH_NAME",
] as const;

async function branchOf(ask: Ask, env: GitChangeAsked["env"]): Promise<string | null> {
  const here = await ask("symbolic-ref", "--quiet", "--short", "HEAD");
  if (here !== null) return here;
  const name = NAMED_BY.filter((key) => key !== "GITHUB_REF_NAME" || env.GITHUB_REF_TYPE === "branch")
    .map((key) => env[key] ?? "")
    .find((value) => value !== "");
  return name ?? null;
}

interface BaseGiven {
  readonly commit: string;
  readonly before: GitChangeAsked["before"];
}

interface Base {
  readonly commit: string;
  readonly since: string;
}

async function baseOf(ask: Ask, { commit, before }: BaseGiven): Promise<Base | null> {
  const known =
    before === null ? null : await ask("rev-parse", "--verify", "--quiet", `${before.commit}^{commit}`);
  if (before !== null && known !== null) return { commit: known, since: `release ${before.release}` };
  return (await mergeBase(ask, commit)) ?? (await lastTag(ask, commit));
}

const DEFAULTS = ["origin/main", "origin/master", "main", "master"] as const;

/** Null on the default branch itself: there it would be a comparison with itself. */
async function mergeBase(ask: Ask, commit: string): Promise<Base | null> {
  const named = await ask("symbolic-ref", "--quiet", "--short", "refs/remotes/origin/HEAD");
  for (const branch of named === null ? DEFAULTS : [named, ...DEFAULTS]) {
    const base = await ask("merge-base", commit, branch);
    if (base === null) continue;
    return base === commit ? null : { commit: base, since: branch };
  }
  return null;
}

/** Not one of this very commit: what is released now was often tagged just before. */
async function lastTag(ask: Ask, commit: string): Promise<Base | null> {
  const tag = await ask("describe", "--tags", "--abbrev=0", `${commit}^`);
  const base =
    tag === null ? null : await ask("rev-parse", "--verify", "--quiet", `refs/tags/${tag}^{commit}`);
  return tag === null || base === null ? null : { commit: base, since: tag };
}
