/** Types the commands of one run into a bash, one after another, and stops at the first that fails. It ends no process. */
import type { SessionEnd, SessionRun } from "../session.ts";
import type { Answer } from "./bash-process.ts";
import { evalLine, exportLine, report, type Standing } from "./bash-text.ts";
import { clientLine } from "./client-line.ts";
import { asText, type Kept, readKept } from "./kept.ts";
import { wantsLeft } from "./left-behind.ts";
import type { OpenBash } from "./open-bash.ts";
import { quoted } from "./quoted.ts";

export type CarriedOut = Pick<SessionEnd, "exit" | "signal" | "command"> & {
  readonly state: "done" | "failed";
  /** The line to it was cut, as far as can be told: how it ended is not known. */
  readonly lineCut: boolean;
  /** What the session has now; null: it is not to be had. */
  readonly kept: Kept | null;
};

export interface Carry {
  readonly bash: OpenBash;
  readonly run: SessionRun;
  /** A copy or a script: nothing of it is kept, and its bash ends with it. */
  readonly isCopy: boolean;
  /** Somebody ended it meanwhile. */
  readonly isInterrupted: () => boolean;
}

interface Typed {
  readonly text: string;
  readonly answers: readonly number[];
  readonly input: string | null;
}

function typedOf({ commands, client }: SessionRun): readonly Typed[] {
  if (client === null) return commands.map((command) => ({ ...command, input: null }));
  const text = commands.map((command) => command.text).join("\n");
  return [{ text: clientLine(client), answers: commands[0]?.answers ?? [], input: text }];
}

export async function carryOut(carry: Carry): Promise<CarriedOut> {
  const { bash, run, isCopy } = carry;
  const { process } = bash;
  const typed = typedOf(run);
  process.type(exportLine(run.env));
  if (run.script !== null) process.type(`\\builtin set -- ${run.script.args.map(quoted).join(" ")}\n`);
  let exit = 0;
  for (const [command, { text, answers, input }] of typed.entries()) {
    const isLast = command === typed.length - 1;
    const withLeft =
      run.script === null && input === null && wantsLeft(text, typed[command + 1]?.text ?? null);
    const asked = { nonce: process.nonce, withLeft, withState: isLast && !isCopy };
    const line = { text, input, standing: bash.standing, nonce: process.nonce, withLeft };
    // A script's last status is that of its bash, so nothing may come after it.
    process.type(evalLine(line, run.script === null ? report(asked) : ""));
    if (run.script !== null) process.closeInput();
    const answer = await process.answer();
    if (answer.kind === "ended") {
      const isAnswer = answer.code === 0 || (isLast && answers.includes(answer.code ?? 0));
      return {
        lineCut: !carry.isInterrupted() && isCut(carry, answer, text),
        state: isAnswer ? "done" : "failed",
        exit: answer.code,
        signal: answer.signal,
        command,
        kept: null,
      };
    }
    bash.standing = standingOf(answer.fields, withLeft);
    exit = bash.standing.status;
    const failed = exit !== 0 && !answers.includes(exit);
    if (!failed && !isLast && !carry.isInterrupted()) continue;
    const kept = isCopy ? null : await keptAfter(bash, isLast ? answer.fields : null);
    if (isCopy) await closed(bash);
    return { state: failed ? "failed" : "done", exit, signal: null, command, lineCut: false, kept };
  }
  return { state: "done", exit, signal: null, command: 0, lineCut: false, kept: null };
}

type Ended = Extract<Answer, { kind: "ended" }>;

/** What makes a bash end by itself, or tells it to when a command fails. */
const ENDS = /\b(?:exit|exec|logout|errexit|kill|source)\b|\bset\s+-\w*e|(?:^|[\n;&|])\s*\.\s/;

/**
 * A bash behind a transport ended without an answer. ssh ends with 255 when its line is cut; whatever else leads there may
 * end with anything, so an end that nothing in the text asks for is taken for a cut.
 */
function isCut({ bash, run }: Carry, { code, signal }: Ended, text: string): boolean {
  if (bash.behind === null || code === 0) return false;
  if (signal !== null || bash.behind === "ssh") return signal !== null || code === 255;
  return run.script === null && !bash.standing.flags.includes("e") && !ENDS.test(text);
}

/** How many texts come before the state: those of `standingOf`. */
const FIELDS = 3;
const LEFT_FIELDS = 2;

function standingOf(fields: readonly string[], withLeft: boolean): Standing {
  const [status = "", flags = "", traps = "", last = "", pipe = ""] = fields;
  const left = withLeft ? { last: asText(last), pipe: pipe.trim().split(" ").map(Number) } : null;
  return { status: Number(status), flags, traps: asText(traps), left };
}

/** A run that stopped early is asked once more, for only the last command brings the state with its status. */
async function keptAfter(
  { process, standing }: OpenBash,
  fields: readonly string[] | null,
): Promise<Kept | null> {
  const from = FIELDS + (standing.left === null ? 0 : LEFT_FIELDS);
  if (fields !== null) return readKept(standing.flags, fields.slice(from));
  process.type(`${report({ nonce: process.nonce, withState: true, withLeft: false })}\n`);
  const answer = await process.answer();
  return answer.kind === "ended" ? null : readKept(standing.flags, answer.fields.slice(FIELDS));
}

/** A copy may have a trap for its end, and what that prints belongs to the run. */
async function closed({ process }: OpenBash): Promise<void> {
  process.closeInput();
  await process.answer();
}
