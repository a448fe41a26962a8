/** `rutter adopt FILE`: writes the annotations that leave nothing to be guessed, asking where it must. */
import type { Answers } from "../adopt/index.ts";
import {
  comparePlans,
  mustBeWritable,
  type OpenedToAdopt,
  openToAdopt,
  readAnswers,
  readingOf,
  writeAdopted,
} from "../app/index.ts";
import { type Asked, questionsJson, questionsYaml } from "./adopt-questions.ts";
import { diffLines, openProblem, reportLines } from "./adopt-report.ts";
import { type Parsed, parseArguments } from "./arguments.ts";
import { EXIT } from "./codes.ts";
import { type VerbHelp, verbHelp } from "./help.ts";
import type { Io } from "./io.ts";
import { type Problem, problemsOf, renderProblems } from "./render-error.ts";

const HELP: VerbHelp = {
  usage: "adopt FILE [--answers FILE] [--dry-run]",
  about: [
    "Writes into a runbook the annotations that leave nothing to be guessed, and changes no other byte.",
    "FILE is a Markdown file; with - the text comes from standard input and goes to standard output.",
    "",
    "Where two readings would do different things it asks: at a terminal one question after the",
    "other, elsewhere from a file of answers. The plan stays the same but for what an answer changes.",
  ],
  options: [
    ["--questions", "prints the questions as YAML, to be filled in and passed back"],
    ["--json", "prints the questions as JSON (adopt/1)"],
    ["--answers FILE", "the answers: YAML or JSON, the id of each question with its answer"],
    ["--partial", "writes what is settled although questions are open"],
    ["--dry-run", "prints what would change as a diff, and writes nothing"],
  ],
  example: [
    "rutter adopt runbooks/deploy.md",
    "rutter adopt runbooks/deploy.md --questions > answers.yaml",
    "rutter adopt runbooks/deploy.md --answers answers.yaml --dry-run",
  ],
};

const SPEC = {
  verb: "adopt",
  options: {
    answers: { takes: "value" },
    questions: { takes: "nothing" },
    json: { takes: "nothing" },
    partial: { takes: "nothing" },
    "dry-run": { takes: "nothing" },
  },
  positionals: ["FILE"],
  required: 1,
} as const;

export async function adopt(args: readonly string[], io: Io): Promise<number> {
  const parsed = parseArguments(args, SPEC);
  const { on } = parsed;
  if (on.has("help")) {
    await io.out(verbHelp(HELP, io.look));
    return EXIT.done;
  }
  const opened = await openToAdopt(parsed.positionals[0] ?? "");
  const problems = await brokenIn(opened);
  if (problems.length > 0) {
    await io.err(renderProblems(problems, opened.lines, io.errLook));
    return EXIT.invalid;
  }
  const questions = (await import("../adopt/index.ts")).questionsOf(opened.source);
  const asked = { file: opened.file, questions, lines: opened.lines };
  if (on.has("json") || on.has("questions")) {
    await (on.has("json") ? io.raw(questionsJson(asked)) : io.out(questionsYaml(asked)));
    return EXIT.done;
  }
  if (opened.path !== null && !on.has("dry-run")) mustBeWritable(opened.path);
  const { answers, askedHere } = await answersFor(asked, parsed, io);
  if (answers === null) {
    await io.err(["", `stopped; ${opened.file} is as it was`]);
    return EXIT.stopped;
  }
  return carryOut({ opened, answers, parsed, io, partial: on.has("partial") || askedHere });
}

/** A runbook with errors is mended first: what it says is not known yet. */
async function brokenIn({ source, file }: OpenedToAdopt): Promise<readonly Problem[]> {
  const { reading } = await readingOf({ file, text: source.text, notes: [] });
  return problemsOf(
    reading.diagnostics.filter(({ level }) => level === "error"),
    file,
  );
}

interface Given {
  /** Null: a person stopped. */
  readonly answers: Answers | null;
  readonly askedHere: boolean;
}

async function answersFor(asked: Asked, { values, positionals }: Parsed, io: Io): Promise<Given> {
  const path = values.get("answers")?.[0];
  if (path !== undefined) return { answers: await readAnswers(path, asked.questions), askedHere: false };
  const { isTerminal, terminalPrompt } = await import("./adopt-terminal.ts");
  if (asked.questions.length === 0 || positionals[0] === "-" || !isTerminal())
    return { answers: new Map(), askedHere: false };
  const { askAll } = await import("./adopt-ask.ts");
  const prompt = terminalPrompt();
  try {
    return { answers: await askAll({ ...asked, look: io.look, say: io.out, prompt }), askedHere: true };
  } finally {
    prompt.close();
  }
}

interface CarryingOut {
  readonly opened: OpenedToAdopt;
  readonly answers: Answers;
  readonly parsed: Parsed;
  readonly io: Io;
  /** What is settled is written although questions are open. */
  readonly partial: boolean;
}

async function carryOut({ opened, answers, parsed, io, partial }: CarryingOut): Promise<number> {
  const room = await import("../adopt/index.ts");
  const adoption = room.adopt(opened.source, answers);
  const { file, path, source, bytes, lines } = opened;
  const open = adoption.open.map((question) => openProblem(question, file));
  const status = open.length > 0 ? EXIT.waits : EXIT.done;
  if (open.length > 0 && !partial) {
    await io.err([...renderProblems(open, lines, io.errLook), "", ...howToAnswer(file, path !== null)]);
    return status;
  }
  const compared = await comparePlans(source, adoption);
  const report = { file, lines, adoption, compared };
  if (parsed.on.has("dry-run")) {
    const said = reportLines({ ...report, look: io.look }, "would adopt");
    await io.out([...diffLines(file, source.text, { adoption, look: io.look }), "", ...said]);
  } else if (path === null) {
    await io.raw(adoption.text);
    await io.err(reportLines({ ...report, look: io.errLook }, "adopted"));
  } else {
    if (adoption.text !== source.text) writeAdopted(path, bytes, adoption.text);
    await io.out(reportLines({ ...report, look: io.look }, "adopted"));
  }
  if (open.length > 0) await io.err(["", ...renderProblems(open, lines, io.errLook)]);
  return status;
}

const howToAnswer = (file: string, named: boolean): readonly string[] =>
  named
    ? [
        "nothing was written; answer at a terminal, or in a file:",
        `  rutter adopt ${file} --questions > answers.yaml`,
        `  rutter adopt ${file} --answers answers.yaml`,
      ]
    : ["nothing was written; pass --answers FILE with the answers, or --partial"];
