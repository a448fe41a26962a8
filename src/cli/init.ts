/**
 * `rutter init [FOLDER]`: looks at a repository and writes a `rutter.yaml` that fits it, and a first runbook where there
 * is none. It shows what it would write before it asks, and never writes over a file.
 */

import { join, resolve } from "node:path";
import {
  checkInit,
  type FileToWrite,
  type InitPrepared,
  loadConfiguration,
  openInit,
  writeInit,
} from "../app/index.ts";
import { plural } from "../base/index.ts";
import { parseArguments } from "./arguments.ts";
import { clean, cleanLine } from "./clean.ts";
import { EXIT } from "./codes.ts";
import { type VerbHelp, verbHelp } from "./help.ts";
import { askAll, openTerminal, type Terminal } from "./init-questions.ts";
import type { Io } from "./io.ts";
import { type Look, paint } from "./look.ts";
import { problemsOf, renderProblems } from "./render-error.ts";
import { labelled } from "./row.ts";

const HELP: VerbHelp = {
  usage: "init [FOLDER] [--yes | --dry-run]",
  about: [
    "Looks at a repository (manifests, compose and PM2 files, packages, workflows, runbooks) and writes",
    "a rutter.yaml that fits it, and runbooks/deploy.md where there is no runbook yet.",
    "It runs nothing of what it finds, copies no secret, and never writes over a file.",
    "On a terminal it asks a few questions and shows the files before it writes them.",
  ],
  options: [
    ["--yes", "asks nothing: takes what is usual, and writes"],
    ["--dry-run", "shows the files, asks nothing and writes nothing"],
  ],
  example: ["rutter init", "rutter init services/orders --dry-run"],
};

const SPEC = {
  verb: "init",
  options: { yes: { takes: "nothing", short: "y" }, "dry-run": { takes: "nothing" } },
  positionals: ["FOLDER"],
  required: 0,
} as const;

function summary({ survey, notes }: InitPrepared, look: Look): readonly string[] {
  const { files, targets, environments, runbooks } = survey;
  const services = new Set(targets.map(({ service }) => service)).size;
  const names = new Set(environments.map(({ name }) => name)).size;
  const found = [
    plural(services, "service"),
    plural(names, "environment"),
    plural(runbooks.length, "runbook"),
  ];
  return [
    `looked at ${plural(files.length, "file")}, found ${found.join(", ")}`,
    ...notes.flatMap((note) => labelled(look, "  note  ", clean(note))),
    "",
  ];
}

/** A file as it would stand there, between its name and the next. */
function shown({ path, text }: FileToWrite, look: Look): readonly string[] {
  const lines = text.replace(/\n$/, "").split("\n");
  return [paint(look, "bold", path), ...lines.map((line) => `  ${cleanLine(line)}`.trimEnd()), ""];
}

async function show(files: readonly FileToWrite[], io: Io): Promise<void> {
  await io.out(files.flatMap((file) => shown(file, io.look)));
}

async function write(folder: string, files: readonly FileToWrite[], io: Io): Promise<number> {
  await writeInit(folder, files);
  const runbook = files.find(({ path }) => path.endsWith(".md"));
  const own = join(folder, runbook?.path ?? "");
  const next =
    runbook === undefined
      ? []
      : [
          `next   change ${own} to what you really do`,
          `       rutter read ${own}`,
          `       rutter plan ${own} --env ENVIRONMENT`,
        ];
  await io.out([`wrote  ${files.map(({ path }) => join(folder, path)).join(", ")}`, ...next]);
  return EXIT.done;
}

async function stopped(io: Io): Promise<number> {
  await io.out(["nothing was written"]);
  return EXIT.stopped;
}

async function withPerson(prepared: InitPrepared, terminal: Terminal, io: Io): Promise<number> {
  const said = await askAll(prepared.questions, terminal.ask);
  if (said === null) return stopped(io);
  const files = prepared.filesFor(said);
  await io.out([""]);
  await show(files, io);
  const answer = await terminal.ask(`Write ${files.map(({ path }) => path).join(" and ")}? [y] `);
  if (answer === null || !/^(?:|y|yes)$/i.test(answer.trim())) return stopped(io);
  return write(prepared.folder, files, io);
}

/** Where there is a configuration already, what is wrong with that is of more use than a new one. */
async function check(folder: string, io: Io): Promise<void> {
  const loaded = await loadConfiguration(folder);
  if (loaded !== null && loaded.folder === resolve(folder) && loaded.problems.length > 0) {
    const problems = problemsOf(loaded.problems, loaded.file);
    await io.err([...renderProblems(problems, loaded.source, io.errLook), ""]);
  }
  await checkInit(folder);
}

export async function init(args: readonly string[], io: Io): Promise<number> {
  const { on, positionals } = parseArguments(args, SPEC);
  if (on.has("help")) {
    await io.out(verbHelp(HELP, io.look));
    return EXIT.done;
  }
  const folder = positionals[0] ?? ".";
  const isDry = on.has("dry-run");
  if (!isDry) await check(folder, io);
  const prepared = await openInit(folder);
  await io.out(summary(prepared, io.look));
  const terminal = isDry || on.has("yes") ? null : openTerminal();
  if (terminal !== null) return withPerson(prepared, terminal, io).finally(terminal.close);
  const files = prepared.filesFor(new Map());
  await show(files, io);
  if (isDry) return EXIT.done;
  if (on.has("yes")) return write(prepared.folder, files, io);
  await io.err([
    "nothing was written: this is no terminal, so nobody can be asked; pass --yes to write these files",
  ]);
  return EXIT.waits;
}
