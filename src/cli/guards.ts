/** `rutter guards FILE`: what reads each guard; with --replay, when each would have tripped over figures of the past. It only looks. */
import { dirname } from "node:path";
import { openPlan, replayFigures } from "../app/index.ts";
import { type Instant, instant, parseDuration, parseInstant } from "../base/index.ts";
import { type ReplayedGuard, replayGuards } from "../conductor/index.ts";
import type { Plan } from "../plan/index.ts";
import { parseArguments, parseSettings } from "./arguments.ts";
import { cliError, EXIT } from "./codes.ts";
import { guardsJson, readLines, replayLines } from "./guards-replayed.ts";
import { type VerbHelp, verbHelp } from "./help.ts";
import type { Io } from "./io.ts";
import { problemsOf, renderProblems } from "./render-error.ts";

const HELP: VerbHelp = {
  usage: "guards FILE [PROCEDURE] [--env ENVIRONMENT] [--set NAME=VALUE]…",
  about: [
    "Shows the guards of a runbook and what reads each of them. With --replay, runs them over the figures that",
    "a Prometheus still holds, as if they had been armed all that time, and shows when each would have tripped.",
    "It changes nothing, and nothing is carried out.",
  ],
  options: [
    ["--env ENVIRONMENT", "whose figures: staging, production …"],
    ["--set NAME=VALUE", "gives an input its value; with the version the two sides are told apart"],
    ["--replay URL", "the Prometheus that holds the past"],
    ["--from TIME", "2026-03-01T08:00:00Z, or how long ago: 6h"],
    ["--to TIME", "the same; now if it is not given"],
    ["--json", "the same as JSON (guards/1), in one line"],
  ],
  example: [
    "rutter guards runbooks/deploy.md --env production",
    "rutter guards runbooks/deploy.md --env production --replay http://prometheus:9090 --from 24h",
  ],
};

const SPEC = {
  verb: "guards",
  options: {
    env: { takes: "value" },
    set: { takes: "values" },
    replay: { takes: "value" },
    from: { takes: "value" },
    to: { takes: "value" },
    json: { takes: "nothing" },
  },
  positionals: ["FILE", "PROCEDURE"],
  required: 1,
} as const;

export async function guards(args: readonly string[], io: Io): Promise<number> {
  const { on, values, positionals } = parseArguments(args, SPEC);
  if (on.has("help")) {
    await io.out(verbHelp(HELP, io.look));
    return EXIT.done;
  }
  const [file = "", procedure = null] = positionals;
  const one = (name: string): string | null => values.get(name)?.[0] ?? null;
  const span = spanOf({ replay: one("replay"), from: one("from"), to: one("to") });
  const settings = parseSettings(values.get("set") ?? []);
  const opened = await openPlan({ file, procedure, environment: one("env"), settings });
  if (opened.plan === null) {
    await io.err(
      renderProblems(problemsOf(opened.diagnostics, opened.reading.file), opened.source, io.errLook),
    );
    return EXIT.invalid;
  }
  const { plan } = opened;
  const found = span === null ? null : await replayed(plan, span, file);
  if (on.has("json")) await io.raw(`${JSON.stringify(guardsJson(plan, found))}\n`);
  else await io.out(found === null ? readLines(plan, io.look) : replayLines(found, io.look));
  return found?.nothing ? EXIT.findings : EXIT.done;
}

interface Span {
  readonly url: string;
  readonly from: Instant;
  readonly to: Instant;
}

export interface Replayed extends Span {
  readonly plan: Plan;
  readonly guards: readonly ReplayedGuard[];
  readonly unread: Readonly<Record<string, string>>;
  /** No figure at all was read. */
  readonly nothing: boolean;
}

async function replayed(plan: Plan, span: Span, file: string): Promise<Replayed> {
  const figures = await replayFigures({ plan, ...span, folder: dirname(file), env: process.env });
  const guards = replayGuards({ plan, ...figures });
  const ids = Object.keys(plan.metrics);
  const nothing = ids.length > 0 && ids.every((id) => Object.hasOwn(figures.unread, id));
  return { ...span, plan, guards, unread: figures.unread, nothing };
}

interface SpanGiven {
  readonly replay: string | null;
  readonly from: string | null;
  readonly to: string | null;
}

/** Longer spans are many questions, and no answer that a person would read. */
const LONGEST_MS = 31 * 86_400_000;

/** Null: nothing is to be replayed. */
function spanOf({ replay, from, to }: SpanGiven): Span | null {
  if (replay === null && from === null && to === null) return null;
  if (replay === null || from === null)
    throw cliError("CLI_OPTIONS_CLASH", {
      what: `${replay === null ? "--from and --to need --replay" : "--replay needs --from"}`,
      why: "a replay needs a Prometheus and the time in which to look",
      fix: "write --replay http://prometheus:9090 --from 24h",
    });
  if (!URL.canParse(replay) || !/^https?:/.test(replay))
    throw cliError("CLI_OPTION_CHOICE", {
      what: `--replay ${replay} is no address`,
      why: "it is where the figures of the past are read",
      fix: "write --replay http://prometheus:9090",
    });
  const now = Date.now();
  const span = {
    url: replay,
    from: timeOf("from", from, now),
    to: to === null ? instant(now) : timeOf("to", to, now),
  };
  if (span.from < span.to && span.to - span.from <= LONGEST_MS) return span;
  throw cliError("CLI_OPTIONS_CLASH", {
    what: span.from < span.to ? "it is more than 31 days from --from to --to" : "--from is not before --to",
    why: "guards are replayed tick by tick between the two",
    fix: "write --from 24h, or --from 2026-03-01T08:00:00Z --to 2026-03-01T12:00:00Z",
  });
}

function timeOf(option: string, text: string, now: number): Instant {
  const ago = /^-?\d/.test(text) ? parseDuration(text.replace(/^-/, "")) : null;
  const at = parseInstant(text) ?? (ago === null ? null : instant(now - ago));
  if (at !== null) return at;
  throw cliError("CLI_OPTION_CHOICE", {
    what: `--${option} ${text} is no time`,
    why: "it is an instant with its zone, or how long ago",
    fix: `write --${option} 2026-03-01T08:00:00Z, or --${option} 6h`,
  });
}
