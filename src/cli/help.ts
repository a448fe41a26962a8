/** What Rutter can do, in one screen, and what each verb takes, with an example. */
import { nearest } from "../base/index.ts";
import { cliError, EXIT } from "./codes.ts";
import type { Io } from "./io.ts";
import { type Look, paint } from "./look.ts";
import { VERBS } from "./verbs.ts";
import { padEnd } from "./width.ts";

const EXITS: readonly (readonly [status: number, meaning: string])[] = [
  [0, "done"],
  [1, "a step or a check failed and nothing stands half-done; lint found an error"],
  [2, "failed and rolled back"],
  [3, "the runbook, the plan, rutter.yaml or the command line is not valid"],
  [4, "waits for a person or a window"],
  [5, "another release holds the lock"],
  [10, "stopped by a person"],
  [11, "in doubt, or the rollback failed: a person must look"],
  [70, "a bug in Rutter"],
];

export interface VerbHelp {
  readonly usage: string;
  /** A sentence or two, one line each. */
  readonly about: readonly string[];
  readonly options: readonly (readonly [option: string, meaning: string])[];
  readonly example: readonly string[];
}

const EVERYWHERE: readonly (readonly [string, string])[] = [
  ["--no-color", "no colours; so do NO_COLOR, CI and TERM=dumb"],
  ["-h, --help", "this"],
];

function table(rows: readonly (readonly [string, string])[]): readonly string[] {
  const width = Math.max(...rows.map(([left]) => left.length)) + 2;
  return rows.map(([left, right]) => `  ${padEnd(left, width)}${right}`);
}

export function verbHelp(help: VerbHelp, look: Look): readonly string[] {
  const title = (text: string): string => paint(look, "bold", text);
  return [
    `rutter ${help.usage}`,
    "",
    ...help.about,
    "",
    title("options"),
    ...table([...help.options, ...EVERYWHERE]),
    "",
    title("example"),
    ...help.example.map((line) => `  ${line}`),
  ];
}

function overview(look: Look): readonly string[] {
  const title = (text: string): string => paint(look, "bold", text);
  return [
    "Rutter reads the deployment runbook a team already keeps in Markdown, plans it and carries it out.",
    "",
    "rutter VERB [FILE] [options]",
    "",
    title("verbs"),
    ...table(VERBS.map(({ usage, does }) => [usage, does] as const)),
    "",
    title("options"),
    ...table([["-V, --version", "the version"], ...EVERYWHERE]),
    "",
    title("example"),
    "  rutter read runbooks/deploy.md",
    "  rutter plan runbooks/deploy.md --env staging --set version=1.4.0",
    "  rutter run runbooks/deploy.md --env staging --set version=1.4.0",
    "",
    title("exit status"),
    ...table(EXITS.map(([status, meaning]) => [String(status), meaning] as const)),
    "",
    "rutter VERB --help says more of each verb, rutter explain CODE of each error.",
  ];
}

export function unknownVerb(name: string): never {
  const near = nearest(name, [...VERBS.map((entry) => entry.name), "help"]);
  const isOption = name.startsWith("-");
  throw cliError(isOption ? "CLI_OPTION_UNKNOWN" : "CLI_VERB_UNKNOWN", {
    what: isOption ? `rutter has no option ${name}` : `rutter has no verb "${name}"`,
    why: isOption ? "options of a verb stand after the verb" : "the first word says what to do",
    fix: near
      ? `did you mean rutter ${near}? rutter --help lists the verbs`
      : "rutter --help lists the verbs",
  });
}

/** `rutter help` and `rutter help VERB`. */
export async function help(args: readonly string[], io: Io): Promise<number> {
  const name = args.find((arg) => !arg.startsWith("-"));
  if (name === undefined) {
    await io.out(overview(io.look));
    return EXIT.done;
  }
  const entry = VERBS.find((each) => each.name === name);
  if (entry === undefined) return unknownVerb(name);
  const verb = await entry.load();
  return verb(["--help"], io);
}
