/** Carries out one run from its begin on record to its end on record, and ends it when its time is over. */
import { performance } from "node:perf_hooks";
import { keeperFailed } from "../refusals.ts";
import type { SessionEnd, SessionLimits, SessionPlace, SessionRun } from "../session.ts";
import type { BashProcess } from "./bash-process.ts";
import { type CarriedOut, carryOut } from "./carry-out.ts";
import { failurePattern } from "./client-line.ts";
import { endGroup } from "./end-group.ts";
import { signalGroup } from "./group-lives.ts";
import type { OpenBash } from "./open-bash.ts";
import type { RunRecord } from "./record.ts";
import { type Printed, runOutput } from "./run-output.ts";
import type { Told } from "./runs.ts";
import type { SessionBash } from "./session-bash.ts";

interface Performance {
  readonly run: SessionRun;
  readonly place: SessionPlace;
  readonly limits: SessionLimits;
  readonly bash: SessionBash;
  readonly record: RunRecord;
  readonly onText: (text: string) => void;
}

type Interruption = "timed-out" | "cancelled";

export interface OneRun {
  readonly isCopy: boolean;
  readonly start: () => Promise<Told>;
  readonly interrupt: (why: Interruption) => void;
}

/** What can end it from outside, at whatever point it is. */
interface Reins {
  why: Interruption | null;
  starting: BashProcess | null;
  open: OpenBash | null;
  ending: Promise<void> | null;
  hasAnswered: boolean;
}

export function performRun(performance_: Performance): OneRun {
  const { run, limits } = performance_;
  const reins: Reins = { why: null, starting: null, open: null, ending: null, hasAnswered: false };
  const interrupt = (why: Interruption): void => {
    if (reins.why !== null) return;
    reins.why = why;
    if (reins.open !== null) {
      const { process, atHost } = reins.open;
      reins.ending = endGroup(process, { ...limits, atHost, hasAnswered: () => reins.hasAnswered });
    } else if (reins.starting !== null) signalGroup(reins.starting.pid, "SIGKILL");
  };
  const start = async (): Promise<Told> => {
    const timer = setTimeout(() => interrupt("timed-out"), Math.min(run.timeoutMs, 2 ** 31 - 1));
    try {
      return await perform(performance_, reins);
    } catch (error) {
      return { refused: keeperFailed((error as Error).message) };
    } finally {
      clearTimeout(timer);
    }
  };
  return { isCopy: run.aside || run.script !== null, start, interrupt };
}

async function perform(performance_: Performance, reins: Reins): Promise<Told> {
  const { run, place, bash, record } = performance_;
  if (reins.why !== null) return ended(performance_, notBegun(reins.why));
  const which = run.script !== null ? "script" : run.aside ? "copy" : "session";
  const { bash: open, refusal } = await bash.open(place, which, (process) => {
    reins.starting = process;
  });
  if (reins.why !== null && open === null) return ended(performance_, notBegun(reins.why));
  if (open === null) return { refused: refusal };
  record.append({ state: "begun", id: run.id, log: run.log, pid: open.process.pid });
  const { end, lineCut } = await inBash(performance_, open, reins);
  // On record it stays begun, so that the next keeper finds it lost as well.
  if (lineCut)
    return { known: { state: "lost", tail: end.tail, why: `the line to it was cut: ${open.behind} ended` } };
  return ended(performance_, end);
}

interface InBash {
  readonly end: SessionEnd;
  readonly lineCut: boolean;
}

async function inBash(performance_: Performance, open: OpenBash, reins: Reins): Promise<InBash> {
  const { run, bash, onText } = performance_;
  const pattern = failurePattern(run);
  const looks = pattern === null ? run.looks : [...run.looks, { kind: "matches", pattern } as const];
  const output = runOutput({ ...run, looks }, onText);
  const from = performance.now();
  open.process.printTo(output.feed);
  reins.open = open;
  const isCopy = run.aside || run.script !== null;
  const carried = await carryOut({ bash: open, run, isCopy, isInterrupted: () => reins.why !== null });
  reins.hasAnswered = true;
  await reins.ending;
  open.process.printTo(null);
  const printed = output.finish();
  const hasEnded = open.process.hasEnded();
  const notes = [...printed.notes];
  try {
    bash.put(open, carried.kept);
  } catch (error) {
    notes.push(`what the session has now could not be written: ${(error as Error).message}`);
  }
  if (!isCopy && hasEnded)
    notes.push("bash has ended; the next step begins in a new one, as the session was before this step");
  const saysError = pattern !== null && printed.held.at(-1) === true;
  const end = {
    ...endOf(carried, { ...printed, held: printed.held.slice(0, run.looks.length) }, notes),
    state: reins.why ?? (saysError ? ("failed" as const) : carried.state),
    ms: Math.round(performance.now() - from),
    digest: isCopy ? null : bash.digest(),
  };
  return { end, lineCut: carried.lineCut && reins.why === null };
}

const endOf = (
  { exit, signal, command }: CarriedOut,
  { bytes, cut, tail, held }: Printed,
  notes: readonly string[],
): Omit<SessionEnd, "state" | "ms" | "digest"> => ({ exit, signal, command, bytes, cut, tail, held, notes });

const notBegun = (why: Interruption): SessionEnd => ({
  state: why,
  exit: null,
  signal: null,
  command: 0,
  ms: 0,
  bytes: 0,
  cut: false,
  tail: [],
  held: [],
  digest: null,
  notes: ["it was not begun"],
});

/** An end that could not be written down is told all the same: who asked is there, and a later one is told it is lost. */
function ended({ run, record }: Performance, end: SessionEnd): Told {
  try {
    record.append({ state: "ended", id: run.id, end });
    return { known: { state: "ended", end } };
  } catch (error) {
    const note = `how it ended could not be written down: ${(error as Error).message}`;
    return { known: { state: "ended", end: { ...end, notes: [...end.notes, note] } } };
  }
}
