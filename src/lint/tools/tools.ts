/**
 * The tools whose options are known, and how each reads its command line. A tool that is not here is never complained
 * about; what it takes stands in `data/`, harvested from the tool itself.
 */
import { curl } from "./data/curl.ts";
import { docker } from "./data/docker.ts";
import { dockerCompose } from "./data/docker-compose.ts";
import { git } from "./data/git.ts";
import { helm } from "./data/helm.ts";
import { knex } from "./data/knex.ts";
import { kubectl } from "./data/kubectl.ts";
import { npm } from "./data/npm.ts";
import { pgDump } from "./data/pg-dump.ts";
import { pgRestore } from "./data/pg-restore.ts";
import { pm2 } from "./data/pm2.ts";
import { pnpm } from "./data/pnpm.ts";
import { prisma } from "./data/prisma.ts";
import { psql } from "./data/psql.ts";
import { yarn } from "./data/yarn.ts";
import { readToolText, type ToolNode, type ToolText } from "./tool-text.ts";

export interface Habits {
  /** The tool's own options stand before the subcommand only (`docker compose -f x up`). */
  readonly ownFirst?: true;
  /** Newer versions exist than were looked at, or it takes more than it says: only what is nearly a known option is wrong. */
  readonly nearOnly?: true;
  /** Unique beginnings of long options do. */
  readonly abbreviates?: true;
  /** `--no-x` for every `--x`. */
  readonly negates?: true;
  /** What a first word that is no subcommand may be: then only what is nearly a subcommand is wrong. */
  readonly extended?: "plugins" | "aliases" | "scripts";
  /** Words that are another tool (`docker compose`). */
  readonly becomes?: Readonly<Record<string, string>>;
  /** Behind these subcommands the words are another command's. */
  readonly carriesOut?: string;
  /** Those of them that carry out a program named by the next operand. */
  readonly runsProgram?: string;
  /** What people write who mean something else. */
  readonly confusions?: Readonly<Record<string, string>>;
}

interface Known {
  readonly text: ToolText;
  readonly habits: Habits;
}

/** Behind these, words are a script's or a program's. */
const scripts = "run run-script start test t stop restart exec dlx x create node workspace workspaces global";

/** What projects call their scripts: yarn and pnpm run them by name alone, npm does not. */
const usualScripts =
  "build bundle check clean compile coverage deploy dev develop e2e format lint migrate preview serve typecheck watch".split(
    " ",
  );

const KNOWN: ReadonlyMap<string, Known> = new Map<string, Known>([
  [
    "kubectl",
    {
      text: kubectl,
      habits: { extended: "plugins", confusions: { rollback: "rollout undo", "set-image": "set image" } },
    },
  ],
  [
    "helm",
    {
      text: helm,
      habits: {
        extended: "plugins",
        confusions: { revert: "rollback", undo: "rollback", remove: "uninstall" },
      },
    },
  ],
  [
    "docker",
    {
      text: docker,
      habits: {
        ownFirst: true,
        extended: "plugins",
        becomes: { compose: "docker-compose" },
        confusions: { list: "ps", remove: "rm", delete: "rm" },
      },
    },
  ],
  ["docker-compose", { text: dockerCompose, habits: { ownFirst: true, abbreviates: true } }],
  [
    "git",
    {
      text: git,
      habits: { ownFirst: true, nearOnly: true, abbreviates: true, negates: true, extended: "aliases" },
    },
  ],
  [
    "npm",
    {
      text: npm,
      // What these do with options is another question: `npm-run.ts`.
      habits: {
        abbreviates: true,
        negates: true,
        carriesOut: `${scripts} tst rum urn init innit`,
        confusions: Object.fromEntries(usualScripts.map((name) => [name, `run ${name}`])),
      },
    },
  ],
  [
    "pnpm",
    {
      text: pnpm,
      habits: {
        nearOnly: true,
        negates: true,
        extended: "scripts",
        carriesOut: scripts,
        runsProgram: "exec dlx",
      },
    },
  ],
  [
    "yarn",
    {
      text: yarn,
      habits: {
        nearOnly: true,
        negates: true,
        extended: "scripts",
        carriesOut: scripts,
        runsProgram: "exec dlx run",
      },
    },
  ],
  ["psql", { text: psql, habits: { abbreviates: true } }],
  ["pg_dump", { text: pgDump, habits: { abbreviates: true } }],
  ["pg_restore", { text: pgRestore, habits: { abbreviates: true } }],
  ["pm2", { text: pm2, habits: {} }],
  ["prisma", { text: prisma, habits: { nearOnly: true } }],
  ["knex", { text: knex, habits: {} }],
  ["curl", { text: curl, habits: { nearOnly: true, abbreviates: true, negates: true } }],
]);

export interface KnownTool {
  readonly name: string;
  readonly habits: Habits;
  readonly root: ToolNode;
  /** The newest version that was looked at. */
  readonly version: string;
}

/** Read when first asked for: a runbook names few of them. */
const read = new Map<string, KnownTool>();

export function knownTool(name: string): KnownTool | null {
  const found = read.get(name);
  if (found !== undefined) return found;
  const known = KNOWN.get(name);
  if (known === undefined) return null;
  const { text, habits } = known;
  const tool = {
    name,
    habits,
    root: readToolText(text),
    version: text.versions.at(-1) ?? "",
  };
  read.set(name, tool);
  return tool;
}

export const knownToolNames: readonly string[] = [...KNOWN.keys()];
