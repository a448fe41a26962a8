/** `rutter run FILE`: makes the plan of a runbook and carries it out in this process. */
import { openPlan, requireEnvironment } from "../app/index.ts";
import { parseArguments, parseSettings } from "./arguments.ts";
import { EXIT } from "./codes.ts";
import { type VerbHelp, verbHelp } from "./help.ts";
import type { Io } from "./io.ts";
import { problemsOf, renderProblems } from "./render-error.ts";

const HELP: VerbHelp = {
  usage: "run FILE [PROCEDURE] [--env ENVIRONMENT] [--set NAME=VALUE]…",
  about: [
    "Makes the plan as rutter plan does and carries it out: live on a terminal, in lines elsewhere.",
    "Everything is written down before and after it happens: whatever ends this process, rutter resume",
    "carries on where it was. Ctrl-C pauses after the step under way, twice stops it.",
    "",
    "Where nobody can be asked it ends with 4 and names each question with the command that answers it.",
  ],
  options: [
    ["--env ENVIRONMENT", "where to: staging, production …"],
    ["--set NAME=VALUE", "gives an input its value; env:NAME, file:PATH and exec:COMMAND are secrets"],
    ["--from STEP", "begins at this step: its number, its id, or a part of its title"],
    ["--dry-run", "carries out only what reads"],
    ["--non-interactive", "asks nothing at this terminal"],
    ["--yes", "answers plain questions with yes; no approval, nothing that destroys or is in doubt"],
    ["--json", "one event a line, the last one with state and exit"],
  ],
  example: [
    "rutter run runbooks/deploy.md --env staging --set version=1.4.0",
    "rutter run runbooks/deploy.md --env staging --set version=1.4.0 --dry-run",
    'rutter run runbooks/deploy.md --from "Shift traffic" --set version=1.4.0',
  ],
};

const SPEC = {
  verb: "run",
  options: {
    env: { takes: "value" },
    set: { takes: "values" },
    from: { takes: "value" },
    "dry-run": { takes: "nothing" },
    "non-interactive": { takes: "nothing" },
    yes: { takes: "nothing" },
    json: { takes: "nothing" },
  },
  positionals: ["FILE", "PROCEDURE"],
  required: 1,
} as const;

export async function run(args: readonly string[], io: Io): Promise<number> {
  const { on, values, positionals } = parseArguments(args, SPEC);
  if (on.has("help")) {
    await io.out(verbHelp(HELP, io.look));
    return EXIT.done;
  }
  const [file = "", procedure = null] = positionals;
  const opened = await openPlan({
    file,
    procedure,
    environment: values.get("env")?.[0] ?? null,
    settings: parseSettings(values.get("set") ?? []),
  });
  const { plan } = opened;
  if (plan === null) {
    await io.err(
      renderProblems(problemsOf(opened.diagnostics, opened.reading.file), opened.source, io.errLook),
    );
    return EXIT.invalid;
  }
  if (!on.has("dry-run")) await requireEnvironment(file, plan.environment);
  const from = values.get("from")?.[0];
  const yes = on.has("yes");
  let leftOut: readonly string[] = [];
  if (from !== undefined) {
    const { leftOutBefore, confirmLeftOut } = await import("./run-from.ts");
    leftOut = leftOutBefore(plan, from);
    if (!(await confirmLeftOut(plan, { leftOut, yes, io, from }))) {
      await io.err(["nothing was begun"]);
      return EXIT.stopped;
    }
  }
  const [{ withReleases }, { carryOut }] = await Promise.all([
    import("./released.ts"),
    import("./carry-out.ts"),
  ]);
  return withReleases(
    async (releases) => {
      const release = await releases.start({ plan, dryRun: on.has("dry-run"), leftOut, cwd: null });
      return carryOut({
        releases,
        release,
        plan,
        io,
        resume: false,
        json: on.has("json"),
        nonInteractive: on.has("non-interactive"),
        yes,
      });
    },
    { create: true },
  );
}
