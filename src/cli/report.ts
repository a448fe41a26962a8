/** `rutter report ID`: the deployment log or rollback report of a release, in the runbook's own form where it has one. */
import { type ReportKind, report as reportOf, storyOf, usualReport } from "../reports/index.ts";
import { parseArguments } from "./arguments.ts";
import { cleanLine } from "./clean.ts";
import { cliError, EXIT } from "./codes.ts";
import { type VerbHelp, verbHelp } from "./help.ts";
import type { Io } from "./io.ts";
import { nodeTitle } from "./node-title.ts";
import { withRelease } from "./released.ts";

const HELP: VerbHelp = {
  usage: "report [ID] [--as log|rollback|post-mortem]",
  about: [
    "Fills the runbook's own deployment log or rollback report as far as the release knows; what it does",
    "not know stays blank and is counted. Without such a form it writes a plain one. Times are in UTC.",
    "A post-mortem has what happened in its order, what tripped and who was called; the cause is yours to write.",
  ],
  options: [
    ["--as KIND", "log, rollback or post-mortem; without it the log, or what fits how it ended"],
    ["--format md", "Markdown, which is the only one so far"],
  ],
  example: ["rutter report k3f9wz > log.md", "rutter report k3f9wz --as post-mortem"],
};

const SPEC = {
  verb: "report",
  options: { as: { takes: "value" }, format: { takes: "value" } },
  positionals: ["ID"],
  required: 0,
} as const;

const KINDS: readonly ReportKind[] = ["log", "rollback", "post-mortem"];

function oneOf<Value extends string>(option: string, typed: string, among: readonly Value[]): Value {
  const found = among.find((each) => each === typed);
  if (found !== undefined) return found;
  throw cliError("CLI_OPTION_CHOICE", {
    what: `${option} ${typed} is none of ${among.join(", ")}`,
    why: "a report is written in a form that there is",
    fix: `write ${option} ${among[0] ?? ""}`,
  });
}

export async function report(args: readonly string[], io: Io): Promise<number> {
  const { on, values, positionals } = parseArguments(args, SPEC);
  if (on.has("help")) {
    await io.out(verbHelp(HELP, io.look));
    return EXIT.done;
  }
  const as = values.get("as")?.[0];
  const kind = as === undefined ? null : oneOf("--as", as, KINDS);
  const format = values.get("format")?.[0];
  if (format !== undefined) oneOf("--format", format, ["md"]);
  return withRelease(
    { verb: "report", positionals, rest: [0, 0], io, looks: true },
    async ({ releases, release, plan, numbers }) => {
      const recordeds = await releases.log(release);
      const story = storyOf({
        plan,
        recordeds,
        numbers,
        titleOf: (id) => nodeTitle(plan, id),
      });
      const made = reportOf(story, kind ?? usualReport(story));
      await io.out(made.lines.map(cleanLine));
      if (made.left > 0)
        await io.err(["", `${made.left} ${made.left === 1 ? "blank" : "blanks"} left for you`]);
      return EXIT.done;
    },
  );
}
