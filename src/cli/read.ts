/** `rutter read FILE`: how Rutter reads a runbook, as an outline for people or as JSON for programs. */
import { openReading } from "../app/index.ts";
import { parseArguments } from "./arguments.ts";
import { EXIT } from "./codes.ts";
import { type VerbHelp, verbHelp } from "./help.ts";
import type { Io } from "./io.ts";
import { readingJson } from "./reading-json.ts";
import { problemsOf, renderProblems } from "./render-error.ts";
import { renderReading } from "./render-reading.ts";

const HELP: VerbHelp = {
  usage: "read FILE [--json]",
  about: [
    "Shows what each operational line of a runbook became, beside its line number.",
    "FILE is a Markdown file, or - for standard input.",
    "",
    "A mark says how sure Rutter is: none, it is written so; a dot, inferred from words or place;",
    "a question mark, two readings would do different things.",
  ],
  options: [["--json", "the reading as JSON (reading/1); the exit status is 0 whenever there is a reading"]],
  example: ["rutter read runbooks/deploy.md", "rutter read - --json < runbooks/deploy.md"],
};

const SPEC = {
  verb: "read",
  options: { json: { takes: "nothing" } },
  positionals: ["FILE"],
  required: 1,
} as const;

export async function read(args: readonly string[], io: Io): Promise<number> {
  const { on, positionals } = parseArguments(args, SPEC);
  if (on.has("help")) {
    await io.out(verbHelp(HELP, io.look));
    return EXIT.done;
  }
  const { reading, source } = await openReading(positionals[0] ?? "");
  if (on.has("json")) {
    await io.raw(readingJson(reading));
    return EXIT.done;
  }
  await io.out(renderReading(reading, source, io.look));
  const problems = problemsOf(reading.diagnostics, reading.file);
  if (problems.length > 0) await io.out(["", ...renderProblems(problems, source, io.look)]);
  return problems.some(({ level }) => level === "error") ? EXIT.invalid : EXIT.done;
}
