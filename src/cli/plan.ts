/** `rutter plan FILE`: the plan that would be carried out, as a tree for people or as JSON, or how it differs from another. */
import { looksLikePlan, type OpenPlan, openPlan, planOf, readFile } from "../app/index.ts";
import { parseArguments, parseSettings } from "./arguments.ts";
import { EXIT } from "./codes.ts";
import { type VerbHelp, verbHelp } from "./help.ts";
import type { Io } from "./io.ts";
import { problemsOf, renderProblems } from "./render-error.ts";

const HELP: VerbHelp = {
  usage: "plan FILE [PROCEDURE] [--env ENVIRONMENT] [--set NAME=VALUE]…",
  about: [
    "Makes the plan that would be carried out: every step, gate and guard, beside the runbook's lines.",
    "FILE is a runbook, or - for standard input. PROCEDURE is one of its headings, to be run on its own.",
    "The hash covers what would be done; the same runbook and values give the same hash everywhere.",
  ],
  options: [
    ["--env ENVIRONMENT", "where to: staging, production …"],
    ["--set NAME=VALUE", "gives an input its value; env:NAME, file:PATH and exec:COMMAND are secrets"],
    ["--diff OTHER", "what this plan does otherwise than OTHER, a runbook or a plan's JSON"],
    ["--json", "the plan as JSON (plan/1), in one line"],
  ],
  example: [
    "rutter plan runbooks/deploy.md --env production --set version=1.4.0",
    'rutter plan runbooks/deploy.md "Database rollback" --env staging',
  ],
};

const SPEC = {
  verb: "plan",
  options: {
    env: { takes: "value" },
    set: { takes: "values" },
    diff: { takes: "value" },
    json: { takes: "nothing" },
  },
  positionals: ["FILE", "PROCEDURE"],
  required: 1,
} as const;

async function refusal({ diagnostics, reading, source }: OpenPlan, io: Io): Promise<number> {
  await io.err(renderProblems(problemsOf(diagnostics, reading.file), source, io.errLook));
  return EXIT.invalid;
}

export async function plan(args: readonly string[], io: Io): Promise<number> {
  const { on, values, positionals } = parseArguments(args, SPEC);
  if (on.has("help")) {
    await io.out(verbHelp(HELP, io.look));
    return EXIT.done;
  }
  const [file = "", procedure = null] = positionals;
  const settings = parseSettings(values.get("set") ?? []);
  const given = { procedure, environment: values.get("env")?.[0] ?? null, settings };
  const opened = await openPlan({ ...given, file });
  if (opened.plan === null) return refusal(opened, io);
  const other = values.get("diff")?.[0];
  if (other !== undefined) return difference({ opened, other, given, io });
  if (on.has("json")) {
    const { canonicalJson } = await import("../base/index.ts");
    await io.raw(`${canonicalJson(opened.plan)}\n`);
    return EXIT.done;
  }
  const { renderPlan } = await import("./render-plan.ts");
  await io.out(renderPlan(opened.plan, io.look));
  const problems = problemsOf(opened.diagnostics, opened.reading.file);
  if (problems.length > 0) await io.out(["", ...renderProblems(problems, opened.source, io.look)]);
  return EXIT.done;
}

interface DifferenceGiven {
  readonly opened: OpenPlan;
  readonly other: string;
  readonly given: Omit<Parameters<typeof openPlan>[0], "file">;
  readonly io: Io;
}

async function difference({ opened, other, given, io }: DifferenceGiven): Promise<number> {
  const { plan: after } = opened;
  const text = await readFile(other);
  const [{ diffPlans }, { renderDiff }] = await Promise.all([
    import("../plan/index.ts"),
    import("./render-diff.ts"),
  ]);
  const made = looksLikePlan(text.text)
    ? { ...opened, plan: await planOf(text) }
    : await openPlan({ ...given, file: other });
  if (made.plan === null) return refusal(made, io);
  if (after === null) return EXIT.invalid;
  await io.out(renderDiff({ diff: diffPlans(made.plan, after), before: made.plan, after, look: io.look }));
  return EXIT.done;
}
