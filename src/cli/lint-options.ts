/** What `rutter lint` was asked for, checked as a whole: options that contradict each other are refused, not ranked. */
import type { LintGiven } from "../app/index.ts";
import { nearest } from "../base/index.ts";
import type { Parsed } from "./arguments.ts";
import { cliError } from "./codes.ts";

export const FORMATS = ["text", "json", "sarif", "github"] as const;
export type Format = (typeof FORMATS)[number];

export interface LintOptions {
  readonly given: LintGiven;
  readonly format: Format;
  /** Notes are left out. */
  readonly quiet: boolean;
  /** Nothing is capped. */
  readonly all: boolean;
  readonly maxWarnings: number | null;
  /** The fixed text of standard input takes standard output. */
  readonly filters: boolean;
}

export const LINT_SPEC = {
  verb: "lint",
  options: {
    format: { takes: "value" },
    rule: { takes: "values" },
    since: { takes: "value" },
    fix: { takes: "nothing" },
    "dry-run": { takes: "nothing" },
    quiet: { takes: "nothing", short: "q" },
    all: { takes: "nothing" },
    "max-warnings": { takes: "value" },
    "stdin-filename": { takes: "value" },
  },
  positionals: ["FILE"],
  required: 0,
  many: true,
} as const;

function formatOf(text: string): Format {
  const format = FORMATS.find((each) => each === text);
  if (format !== undefined) return format;
  const near = nearest(text, FORMATS);
  throw cliError("CLI_OPTION_CHOICE", {
    what: `there is no format "${text}"`,
    why: "findings are not printed otherwise than was asked for",
    fix:
      near === null ? `write --format with one of ${FORMATS.join(", ")}` : `did you mean --format ${near}?`,
  });
}

function countOf(text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw cliError("CLI_OPTION_CHOICE", {
    what: `--max-warnings takes a number, not "${text}"`,
    why: "it says how many warnings may be there before the exit status is 1",
    fix: "write --max-warnings 0 to allow none",
  });
}

const clash = (what: string, why: string, fix: string): Error =>
  cliError("CLI_OPTIONS_CLASH", { what, why, fix });

function checkTogether({ on, values, positionals }: Parsed, format: Format): void {
  const isPiped = positionals.includes("-");
  if (on.has("dry-run") && !on.has("fix"))
    throw clash(
      "--dry-run stands without --fix",
      "lint itself changes nothing",
      "write --fix --dry-run, or neither",
    );
  if (on.has("dry-run") && format !== "text")
    throw clash(
      `--dry-run does not go with --format ${format}`,
      "what would be changed is shown as a diff, for people",
      "leave one of the two out",
    );
  if (values.has("stdin-filename") && !isPiped)
    throw clash(
      "--stdin-filename stands without -",
      "it names what comes through standard input, and nothing does",
      "write rutter lint - --stdin-filename deploy.md",
    );
  if (isPiped && on.has("fix") && positionals.length > 1)
    throw clash(
      "--fix with - takes no other file",
      "the fixed text goes to standard output, where nothing else may stand",
      "run the files on their own",
    );
}

export function lintOptions(parsed: Parsed): LintOptions {
  const { on, values, positionals } = parsed;
  const last = (name: string): string | null => values.get(name)?.at(-1) ?? null;
  const format = formatOf(last("format") ?? "text");
  checkTogether(parsed, format);
  const most = last("max-warnings");
  const given: LintGiven = {
    paths: positionals,
    rules: values.get("rule") ?? [],
    since: last("since"),
    fix: on.has("dry-run") ? "show" : on.has("fix") ? "write" : "no",
    standardInput: last("stdin-filename"),
  };
  return {
    given,
    format,
    quiet: on.has("quiet"),
    all: on.has("all"),
    maxWarnings: most === null ? null : countOf(most),
    filters: positionals.includes("-") && given.fix === "write",
  };
}
