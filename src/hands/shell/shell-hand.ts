/**
 * Types a text into the bash session of its release and host, and says how it ended. The session outlives Rutter, so what
 * became of a text can be told after a crash. It decides nothing: what a failure means is for the release to say.
 */
import { stat } from "node:fs/promises";
import { RutterError } from "../../base/index.ts";
import {
  begunBefore,
  type Hand,
  type HandContext,
  hide,
  notBegun,
  type OpenedSecrets,
  type Outcome,
  openSecrets,
  type Probed,
  refusedBy,
  type ShellInput,
  shellInput,
  type TextOrSecret,
} from "../../effect/index.ts";
import type { Known, Session, SessionRun } from "../../session/index.ts";
import { outcomeOf } from "./outcome-of.ts";
import { argumentName, placeOf, sessionRun } from "./session-run.ts";

/** A session of a release: one for each host. */
export interface SessionWanted {
  readonly release: string;
  /** Null: this machine. */
  readonly host: string | null;
  /** The lines of the runbook that opened the host; see `transportFor`. */
  readonly through: readonly string[];
}

export interface ShellHandGiven {
  /** The same one for the same release and place, as long as it is open. */
  readonly sessionFor: (wanted: SessionWanted) => Promise<Session>;
  /** The file that the output of an effect is written to. */
  readonly logFor: (release: string, effect: string) => string;
  /** Secrets of earlier steps: the session may hold them still, so no later text may show them either. */
  readonly masks?: () => readonly string[];
  /** The effect was asked for while this machine had the release: a session that never had it says that it never began. */
  readonly isOurs?: (effect: string) => boolean;
}

export const shellHand = (given: ShellHandGiven): Hand<ShellInput> => ({
  name: "shell",
  input: shellInput,
  repeat: "never",
  probes: true,
  describe: ({ run, host }) => `${run.split("\n", 1)[0] ?? ""}${host === null ? "" : ` on ${host}`}`,
  perform: (input, context) => perform(given, input, context),
  probe: (input, context) => probe(given, input, context),
});

const failed = (why: string, hidden: readonly string[] = []): Outcome => ({
  state: "failed",
  data: {},
  evidence: [hide(why, hidden)],
});

async function perform(given: ShellHandGiven, input: ShellInput, context: HandContext): Promise<Outcome> {
  if (context.signal.aborted) return notBegun();
  const read = await openSecrets(wantedBy(input), context.secret);
  if ("refused" in read) return read.refused;
  const opened = { ...read, hidden: allHidden(given, read.hidden) };
  const { expect, deadlineMs, aside, release, effect } = context;
  const log = given.logFor(release, effect.id);
  const run = sessionRun({
    input,
    opened,
    expect,
    rest: { id: effect.id, aside, timeoutMs: deadlineMs, log },
  });
  if ("why" in run) return failed(run.why, opened.hidden);
  try {
    const session = await given.sessionFor({ release, ...placeOf(input, opened.values) });
    const { id, isFirst } = await lastTry(session, effect.id, context.signal);
    const end = await session.run({ ...run, id }, context.signal);
    const quiet = quietOf(input, run);
    if (quiet !== null) context.log(quiet);
    const outcome = outcomeOf({ input, expect, end, log: await sizeOf(log), hidden: opened.hidden });
    return isFirst ? outcome : begunBefore(outcome);
  } catch (error) {
    return refusedOr(error, opened.hidden);
  }
}

async function probe(given: ShellHandGiven, input: ShellInput, context: HandContext): Promise<Probed> {
  const opened = await openSecrets(wantedBy(input), context.secret);
  // How it ended does not hang on a secret that is gone by now.
  const { values, hidden: own }: OpenedSecrets =
    "refused" in opened ? { values: textsOf(input), hidden: [] } : opened;
  const hidden = allHidden(given, own);
  const { expect, release, effect } = context;
  try {
    const session = await given.sessionFor({ release, ...placeOf(input, values) });
    const { known, isFirst } = await lastTry(session, effect.id, context.signal);
    if (known.state === "never")
      return given.isOurs?.(effect.id) === false ? elsewhere : { state: "not-begun" };
    if (known.state === "lost")
      return { state: "unknown", why: known.why, evidence: known.tail.map((line) => hide(line, hidden)) };
    const log = await sizeOf(given.logFor(release, effect.id));
    const outcome = outcomeOf({ input, expect, end: known.end, log, hidden });
    return { state: "happened", outcome: isFirst ? outcome : begunBefore(outcome) };
  } catch (error) {
    const { evidence } = refusedOr(error, hidden);
    return { state: "unknown", why: evidence[0] ?? "its session cannot be asked", evidence };
  }
}

const elsewhere: Probed = {
  state: "unknown",
  why: "this home never held its session: it was asked for elsewhere, or before the files of the release were lost",
  evidence: [],
};

/** Longest first. A later text may print what an earlier one was given. */
const allHidden = ({ masks }: ShellHandGiven, own: readonly string[]): readonly string[] =>
  [...new Set([...own, ...(masks?.() ?? [])])].sort((a, b) => b.length - a.length);

interface Try {
  /** The id to run it under. */
  readonly id: string;
  readonly known: Known;
  /** No try before it was lost. */
  readonly isFirst: boolean;
}

/** A session runs no id twice, and one that was lost stays lost: what is done again is done under the next. */
async function lastTry(session: Session, effect: string, signal: AbortSignal): Promise<Try> {
  let lost: Known | null = null;
  for (let count = 1; ; count += 1) {
    const id = count === 1 ? effect : `${effect}~${count}`;
    const known = await session.known(id, signal);
    if (known.state !== "lost") {
      const isFirst = lost === null;
      return { id, known: known.state === "never" && lost !== null ? lost : known, isFirst };
    }
    lost = known;
  }
}

/** What was run is not to the letter what is shown. */
function quietOf(input: ShellInput, run: SessionRun): string | null {
  const same = run.commands.every(({ text }, at) => text === input.commands[at]?.text);
  if (input.inside !== null || input.opens !== null || same) return null;
  return "run without a terminal, since none is here: -t was left out";
}

const wantedBy = ({ env, args }: ShellInput): Readonly<Record<string, TextOrSecret>> => ({
  ...env,
  ...Object.fromEntries(args.map((value, place) => [argumentName(place), value])),
});

const textsOf = ({ env }: ShellInput): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])),
  );

/** The world refused before the text was begun, or took its end with it; everything else is a bug. */
function refusedOr(error: unknown, hidden: readonly string[]): Outcome {
  if (!(error instanceof RutterError)) throw error;
  const refused = refusedBy(error);
  const lost = error.code === "SESSION_KEEPER_LOST";
  const outcome = lost ? { ...refused, data: { ...refused.data, lost } } : refused;
  return { ...outcome, evidence: outcome.evidence.map((line) => hide(line, hidden)) };
}

const sizeOf = (log: string): Promise<number> =>
  stat(log).then(
    ({ size }) => size,
    () => 0,
  );
