/** `rutter rehearse FILE`: the release against a simulated world, every fault at every step; a table for people, JSON for programs, or one page. */
import {
  type OpenRehearsal,
  openRehearsal,
  type Rehearsal,
  rehearsePlan,
  writeRehearsalPage,
} from "../app/index.ts";
import { parseArguments, parseSettings } from "./arguments.ts";
import { EXIT } from "./codes.ts";
import { type VerbHelp, verbHelp } from "./help.ts";
import type { Io } from "./io.ts";
import { problemsOf, renderProblems } from "./render-error.ts";

const HELP: VerbHelp = {
  usage: "rehearse FILE [PROCEDURE] [--env ENVIRONMENT] [--set NAME=VALUE]…",
  about: [
    "Carries the plan out in a world that is made up, with every fault at every step: it fails, it hangs, it lies,",
    "Rutter dies under it, nobody answers, a figure goes bad. Shows what Rutter does each time, and what is left open.",
    "Nothing is run and nobody is told. Inputs that are not given get sample values: no secret is needed.",
  ],
  options: [
    ["--env ENVIRONMENT", "where to: staging, production …"],
    ["--set NAME=VALUE", "gives an input its value"],
    ["--non-interactive", "nobody is there to answer: every question is a gap"],
    ["--steps", "every fault, and where it leaves things"],
    ["--json", "the rehearsal as JSON (rehearsal/1), in one line"],
    ["--html PATH", "writes one page that needs nothing else, and prints the rest as usual"],
  ],
  example: [
    "rutter rehearse runbooks/deploy.md --env production",
    "rutter rehearse runbooks/deploy.md --html rehearsal.html",
  ],
};

const SPEC = {
  verb: "rehearse",
  options: {
    env: { takes: "value" },
    set: { takes: "values" },
    "non-interactive": { takes: "nothing" },
    steps: { takes: "nothing" },
    json: { takes: "nothing" },
    html: { takes: "value" },
  },
  positionals: ["FILE", "PROCEDURE"],
  required: 1,
} as const;

export async function rehearse(args: readonly string[], io: Io): Promise<number> {
  const { on, values, positionals } = parseArguments(args, SPEC);
  if (on.has("help")) {
    await io.out(verbHelp(HELP, io.look));
    return EXIT.done;
  }
  const [file = "", procedure = null] = positionals;
  const settings = parseSettings(values.get("set") ?? []);
  const environment = values.get("env")?.[0] ?? null;
  const opening = await openRehearsal({ file, procedure, environment, settings });
  const { opened } = opening;
  if (opened.plan === null) {
    await io.err(
      renderProblems(problemsOf(opened.diagnostics, opened.reading.file), opened.source, io.errLook),
    );
    return EXIT.invalid;
  }
  const startedMs = performance.now();
  const rehearsal = await rehearsed(opening, on.has("non-interactive"));
  const realMs = performance.now() - startedMs;
  const page = values.get("html")?.[0];
  if (page !== undefined) {
    const { rehearsalPage } = await import("./rehearsal-page.ts");
    await writeRehearsalPage(page, rehearsalPage(rehearsal));
  }
  if (on.has("json")) {
    const { canonicalJson } = await import("../base/index.ts");
    await io.raw(`${canonicalJson(rehearsal)}\n`);
  } else {
    const { renderRehearsal } = await import("./render-rehearsal.ts");
    await io.out(renderRehearsal({ rehearsal, realMs, inFull: on.has("steps"), look: io.look }));
  }
  return rehearsal.gaps.length > 0 ? EXIT.findings : EXIT.done;
}

async function rehearsed({ opened, notes }: OpenRehearsal, unattended: boolean): Promise<Rehearsal> {
  const { plan, reading } = opened;
  if (plan === null) throw new Error("there is no plan to rehearse");
  const [{ numbersOf }, { nodeTitle }] = await Promise.all([
    import("./render-plan.ts"),
    import("./node-title.ts"),
  ]);
  return rehearsePlan({
    plan,
    numbers: numbersOf(plan),
    titleOf: (id) => nodeTitle(plan, id),
    unattended,
    notes,
    contacts: new Map(
      reading.items.flatMap((item) => (item.kind === "contact" ? [[item.who, item.lines] as const] : [])),
    ),
  });
}
