/** `rutter init` without its terminal: looks at a folder, says what it would write, and writes that and nothing else. */
import { accessSync, constants, existsSync, lstatSync, mkdirSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { RutterError } from "../../base/index.ts";
import { CONFIGURATION_NAME, findConfiguration } from "../configuration/load-configuration.ts";
import { refuse } from "../file-error.ts";
import { type Answers, answersFrom, type Question, type QuestionName, questionsOf } from "./answers.ts";
import { configurationText } from "./configuration-text.ts";
import { type Proposal, propose } from "./propose.ts";
import { FIRST_RUNBOOK, runbookText } from "./runbook-text.ts";
import { type Survey, survey } from "./survey.ts";

export interface FileToWrite {
  /** From the folder. */
  readonly path: string;
  readonly text: string;
}

export interface InitPrepared {
  readonly folder: string;
  readonly survey: Survey;
  readonly notes: readonly string[];
  readonly questions: readonly Question[];
  /** What is written once these questions are answered so; what is not answered is as usual. */
  readonly filesFor: (said: ReadonlyMap<QuestionName, string>) => readonly FileToWrite[];
}

/** Whether anything stands there, even a link that leads nowhere. */
function isThere(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch {
    // A part of the path is a file: writing will say so.
    return false;
  }
}

function checkFolder(folder: string): void {
  let isFolder = false;
  try {
    isFolder = statSync(folder).isDirectory();
  } catch (cause) {
    throw refuse({
      code: "INIT_FOLDER_MISSING",
      file: folder,
      what: "there is no such folder",
      why: "rutter init looks at a repository that is there",
      fix: "check the path, or leave it out inside the repository",
      cause,
    });
  }
  if (!isFolder) {
    throw refuse({
      code: "INIT_FOLDER_MISSING",
      file: folder,
      what: "this is a file, not a folder",
      why: "rutter init looks at a whole repository",
      fix: `name its folder: rutter init ${dirname(folder)}`,
    });
  }
}

/** Asked before anything is asked of a person: whether the files could be written, and would be new. */
export function checkWritable(folder: string): void {
  checkFolder(folder);
  const file = join(folder, CONFIGURATION_NAME);
  if (isThere(file)) throw exists(file);
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch (cause) {
    throw notWritable(folder, cause);
  }
}

const exists = (file: string): RutterError =>
  refuse({
    code: "INIT_EXISTS",
    file,
    what: `there is a ${CONFIGURATION_NAME} already`,
    why: "rutter init never writes over what somebody has written",
    fix: "change it by hand; rutter init --dry-run shows what would be written without it",
  });

const notWritable = (file: string, cause: unknown): RutterError =>
  refuse({
    code: "INIT_NOT_WRITABLE",
    file,
    what: "nothing can be written there",
    why: `the system says ${cause instanceof Error && "code" in cause ? String(cause.code) : String(cause)}`,
    fix: "look at its rights with ls -ld, or see with --dry-run what would be written",
    cause,
  });

/** With its first runbook among those of its service, where there is one service. */
function withFirst(proposal: Proposal): Proposal {
  const [only] = proposal.services;
  const isOne = proposal.services.length === 1 && only !== undefined;
  const first = {
    path: FIRST_RUNBOOK,
    purpose: "deploy",
    service: null,
    version: "version",
    hasWindows: false,
    hasApprovals: false,
    commands: [],
  };
  if (!isOne) return { ...proposal, shared: [FIRST_RUNBOOK], runbooks: [first] };
  const service = {
    ...only,
    runbooks: [["deploy", FIRST_RUNBOOK]] as const,
    version: { input: "version", from: FIRST_RUNBOOK },
  };
  return { ...proposal, services: [service], runbooks: [first] };
}

/** More are not read by anybody. */
const MOST_NOTES = 10;

function notesOf(folder: string, found: Survey, hasOther: boolean): readonly string[] {
  const above = findConfiguration(dirname(resolve(folder)));
  const { notes } = found;
  return [
    ...notes.slice(0, MOST_NOTES),
    ...(notes.length > MOST_NOTES ? [`${notes.length - MOST_NOTES} more were passed over`] : []),
    ...(above === null
      ? []
      : [`${above} stands above, and no longer holds in this folder once one is written here`]),
    ...(hasOther ? [`${FIRST_RUNBOOK} is left as it is: no step was found in it`] : []),
  ];
}

export async function prepareInit(folder: string, zone: string): Promise<InitPrepared> {
  checkFolder(folder);
  const found = await survey(folder);
  const proposed = propose(found);
  const hasOther = found.runbooks.length === 0 && isThere(join(folder, FIRST_RUNBOOK));
  const isFirst = found.runbooks.length === 0 && !hasOther;
  const proposal = isFirst ? withFirst(proposed) : proposed;
  const first = isFirst ? [{ path: FIRST_RUNBOOK, text: runbookText(proposed, found.files) }] : [];
  const textFor = (answers: Answers): string => configurationText(proposal, answers);
  return {
    folder,
    survey: found,
    notes: notesOf(folder, found, hasOther),
    questions: questionsOf(proposal, zone),
    filesFor: (said) => [
      { path: CONFIGURATION_NAME, text: textFor(answersFrom(proposal, zone, said)) },
      ...first,
    ],
  };
}

/** Never over a file that is there, not even one that came meanwhile. The configuration goes last: it names the others. */
export function writeFiles(folder: string, files: readonly FileToWrite[]): void {
  for (const { path, text } of [...files].reverse()) {
    const whole = join(folder, path);
    try {
      if (!existsSync(dirname(whole))) mkdirSync(dirname(whole), { recursive: true });
      writeFileSync(whole, text, { flag: "wx" });
    } catch (cause) {
      throw notWritable(whole, cause);
    }
  }
}
