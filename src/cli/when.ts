/** `rutter when FILE`: could it be released now, and if not, when, and what is missing; for people or as JSON. It only looks. */
import { type LookedWhen, lookWhen } from "../app/index.ts";
import { parseArguments, parseSettings } from "./arguments.ts";
import { EXIT } from "./codes.ts";
import { type VerbHelp, verbHelp } from "./help.ts";
import type { Io } from "./io.ts";
import { problemsOf, renderProblems } from "./render-error.ts";
import { whenLines } from "./when-lines.ts";

const HELP: VerbHelp = {
  usage: "when FILE [PROCEDURE] [--env ENVIRONMENT] [--set NAME=VALUE]…",
  about: [
    "Could this be released now, and if not, when, and what is missing? Looks at windows, freezes, open",
    "incidents, the lock, the way back, and says who has to approve. It takes nothing and asks nobody.",
    "Ends with 0 where it could start, 4 where it would have to wait, 3 where there is no plan.",
  ],
  options: [
    ["--env ENVIRONMENT", "where to: staging, production …"],
    ["--set NAME=VALUE", "gives an input its value"],
    ["--at TIME", "at that time instead of now: 2026-12-20T17:00, 17:00, +3h"],
    ["--json", "the answer as JSON (when/1), in one line"],
  ],
  example: [
    "rutter when runbooks/deploy.md --env production --set version=1.4.0",
    "rutter when runbooks/deploy.md --env production --at 2026-12-24T10:00",
  ],
};

const SPEC = {
  verb: "when",
  options: {
    env: { takes: "value" },
    set: { takes: "values" },
    at: { takes: "value" },
    json: { takes: "nothing" },
  },
  positionals: ["FILE", "PROCEDURE"],
  required: 1,
} as const;

export async function when(args: readonly string[], io: Io): Promise<number> {
  const { on, values, positionals } = parseArguments(args, SPEC);
  if (on.has("help")) {
    await io.out(verbHelp(HELP, io.look));
    return EXIT.done;
  }
  const [file = "", procedure = null] = positionals;
  const looked = await lookWhen({
    file,
    procedure,
    environment: values.get("env")?.[0] ?? null,
    settings: parseSettings(values.get("set") ?? []),
    at: values.get("at")?.[0] ?? null,
    env: process.env,
  });
  if (on.has("json")) await io.raw(`${JSON.stringify(looked.report)}\n`);
  else {
    await io.out(whenLines(looked.report, { look: io.look, asksNow: !values.has("at") }));
    await sayProblems(looked, io);
  }
  return exitOf(looked);
}

function sayProblems({ problems, opened }: LookedWhen, io: Io): Promise<void> {
  if (problems.length === 0) return Promise.resolve();
  const { reading, source } = opened;
  return io.err(["", ...renderProblems(problemsOf(problems, reading.file), source, io.errLook)]);
}

function exitOf({ report }: LookedWhen): number {
  if (report.hindrances.some(({ kind }) => kind === "plan" || kind === "input")) return EXIT.invalid;
  return report.now ? EXIT.done : EXIT.waits;
}
