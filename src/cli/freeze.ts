/** `rutter freeze add|list|end`: times in which no release of an environment starts, added by hand. */
import { addFreeze, endFreeze, listFreezes, type ShownFreeze } from "../app/index.ts";
import { nearest } from "../base/index.ts";
import { type Parsed, parseArguments } from "./arguments.ts";
import { cliError, EXIT } from "./codes.ts";
import { freezeLines } from "./freeze-lines.ts";
import { type VerbHelp, verbHelp } from "./help.ts";
import type { Io } from "./io.ts";

const HELP: VerbHelp = {
  usage: "freeze add|list|end [ID] [options]",
  about: [
    "A freeze is a time in which no release to an environment starts; one under way goes on. What is added",
    "here is kept on this machine, with who added it; freezes of the whole team stand in rutter.yaml.",
    "Times are on the clock of the environment: 2026-12-20, 2026-12-20T17:00, 17:00, +3d, now.",
  ],
  options: [
    ["--env ENVIRONMENT", "add: where to"],
    ["--service SERVICE", "add: only releases of this service"],
    ["--from TIME", "add: when it begins; now if not given"],
    ["--to TIME", "add: when it ends, a day alone to its end; until rutter freeze end if not given"],
    ["--why TEXT", "add: what for; shown to whoever waits"],
    ["--except CLASS", "add: release classes that it does not hold up, with commas: hotfix,emergency"],
    ["--all", "list: those that are over too"],
    ["--json", "one freeze a line"],
  ],
  example: [
    'rutter freeze add --env production --from 2026-12-20 --to 2027-01-02 --why "holidays"',
    "rutter freeze list --all",
    "rutter freeze end k3f9wz",
  ],
};

const SPEC = {
  verb: "freeze",
  options: {
    env: { takes: "value" },
    service: { takes: "value" },
    from: { takes: "value" },
    to: { takes: "value" },
    why: { takes: "value" },
    except: { takes: "values" },
    all: { takes: "nothing" },
    json: { takes: "nothing" },
  },
  positionals: ["add|list|end", "ID"],
  required: 1,
} as const;

const ACTIONS = ["add", "list", "end"] as const;
type Action = (typeof ACTIONS)[number];

/** What belongs to another action is a slip, and would be passed over. */
const TAKES: Readonly<Record<Action, readonly string[]>> = {
  add: ["env", "service", "from", "to", "why", "except", "json"],
  list: ["all", "json"],
  end: ["json"],
};

export async function freeze(args: readonly string[], io: Io): Promise<number> {
  const parsed = parseArguments(args, SPEC);
  if (parsed.on.has("help")) {
    await io.out(verbHelp(HELP, io.look));
    return EXIT.done;
  }
  const action = actionOf(parsed);
  const freezes = await carryOut(action, parsed);
  if (parsed.on.has("json")) {
    for (const each of freezes) await io.raw(`${JSON.stringify(each)}\n`);
    return EXIT.done;
  }
  await io.out(freezeLines({ action, freezes, all: parsed.on.has("all"), look: io.look }));
  return EXIT.done;
}

function actionOf({ positionals, on, values }: Parsed): Action {
  const [word = "", id] = positionals;
  const action = ACTIONS.find((each) => each === word);
  if (action === undefined) {
    const near = nearest(word, ACTIONS);
    throw cliError("CLI_OPTION_CHOICE", {
      what: `rutter freeze takes add, list or end, not "${word}"`,
      why: "it has to be said what is to be done",
      fix: near ? `did you mean rutter freeze ${near}?` : "rutter freeze --help has examples",
    });
  }
  const strange = [...on, ...values.keys()].find(
    (name) => name !== "no-color" && !TAKES[action].includes(name),
  );
  if (strange !== undefined)
    throw cliError("CLI_OPTIONS_CLASH", {
      what: `rutter freeze ${action} does not take --${strange}`,
      why: "it would have no effect",
      fix: `leave it out; it takes ${TAKES[action].map((name) => `--${name}`).join(", ")}`,
    });
  if ((action === "end") !== (id !== undefined))
    throw cliError(id === undefined ? "CLI_ARGUMENT_MISSING" : "CLI_ARGUMENT_EXTRA", {
      what: id === undefined ? "rutter freeze end needs ID" : `rutter freeze ${action} takes no "${id}"`,
      why: id === undefined ? "it has to be said which freeze is over" : "only end is about one freeze",
      fix: id === undefined ? "rutter freeze list shows them" : "leave it out",
    });
  return action;
}

async function carryOut(
  action: Action,
  { positionals, on, values }: Parsed,
): Promise<readonly ShownFreeze[]> {
  const { env } = process;
  if (action === "list") return listFreezes({ all: on.has("all"), env });
  if (action === "end") return [await endFreeze(positionals[1] ?? "", env)];
  const given = (name: string): string | null => values.get(name)?.[0] ?? null;
  const added = await addFreeze({
    environment: needed("env", given("env")),
    service: given("service"),
    from: given("from") ?? "now",
    to: given("to"),
    why: needed("why", given("why")),
    except: exceptions(values.get("except") ?? []),
    env,
  });
  return [added];
}

function needed(name: "env" | "why", value: string | null): string {
  if (value !== null && value.trim() !== "") return value.trim();
  throw cliError("CLI_ARGUMENT_MISSING", {
    what: `rutter freeze add needs --${name}`,
    why: name === "env" ? "a freeze is of one environment" : "whoever waits asks why",
    fix: name === "env" ? "write --env production" : 'write --why "stocktaking"',
  });
}

const exceptions = (given: readonly string[]): readonly string[] =>
  given.flatMap((each) => each.split(",")).map((each) => each.trim().toLowerCase());
