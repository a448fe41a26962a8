/** The words of a rehearsal that the terminal and the page share: what a column is called, and what a cell says. */

import {
  type FaultKind,
  isWorse,
  type Rehearsal,
  type RehearsedFault,
  type RehearsedStep,
  type Response,
} from "../app/index.ts";
import { formatDuration } from "../base/index.ts";
import type { Tone } from "./look.ts";

export const COLUMN: Readonly<Record<FaultKind, string>> = {
  fails: "fails",
  hangs: "hangs",
  lies: "lies",
  slow: "is slow",
  "rutter-dies": "Rutter dies",
  "machine-dies": "machine dies",
  "no-answer": "nobody answers",
  "answered-no": "answered no",
  "goes-bad": "a bad release",
  "goes-silent": "source silent",
  "nobody-acks": "nobody acknowledges",
  "half-placed": "placed half-way",
  "health-flaps": "health flaps",
  "answer-lost": "answer lost",
};

/** Faults of what is done, of what is asked, of figures that are watched, and of targets. */
export const DONE: readonly FaultKind[] = ["fails", "hangs", "lies", "rutter-dies", "machine-dies"];
export const ASKED: readonly FaultKind[] = ["no-answer", "answered-no"];
export const WATCHED: readonly FaultKind[] = ["goes-bad", "goes-silent", "nobody-acks"];
export const OF_TARGETS: readonly FaultKind[] = ["half-placed", "health-flaps", "answer-lost"];

/** Of several lines of one check list, and of several rungs and guards, the worst is shown; of two that are alike the slower. */
export function faultOf(rehearsal: Rehearsal, step: string, kind: FaultKind): RehearsedFault | null {
  let worst: RehearsedFault | null = null;
  for (const fault of rehearsal.faults) {
    if (fault.step !== step || fault.fault !== kind) continue;
    if (worst === null || isWorseThan(fault, worst)) worst = fault;
  }
  return worst;
}

function isWorseThan(one: RehearsedFault, other: RehearsedFault): boolean {
  const [isHarm, wasHarm] = [toneOf(one.response) === "red", toneOf(other.response) === "red"];
  if (isHarm !== wasHarm) return isHarm;
  if (one.response !== other.response) return isWorse(one.response, other.response);
  return (one.atRung?.backMs ?? 0) > (other.atRung?.backMs ?? 0);
}

export const stepsWith = (rehearsal: Rehearsal, kinds: readonly FaultKind[]): readonly RehearsedStep[] =>
  rehearsal.steps.filter(({ id }) => kinds.some((kind) => faultOf(rehearsal, id, kind) !== null));

/** Yellow waits for a person, red is harm; nothing else needs a colour. */
export const toneOf = (response: Response): Tone | null =>
  response === "held" || response === "unseen"
    ? "red"
    : response === "ask" || response === "wait" || response === "call"
      ? "yellow"
      : null;

/** `at 20 %`, or `in the soak`. */
export const rungText = ({ atRung }: RehearsedFault): string =>
  atRung === null ? "" : atRung.percent === null ? "in the soak" : `at ${atRung.percent} %`;

const whole = (count: number): string => count.toLocaleString("en-US");

/** What Rutter does at a rung or in a soak, what it costs, and by which rule; empty where the fault is about none. */
export function atRungText({ atRung, does }: RehearsedFault): string {
  if (atRung === null) return "";
  const { guard, requests, called } = atRung;
  const whom = called.map(
    ({ who, ms }) =>
      `${who ?? "nobody left"} ${ms < 1_000 ? "at once" : `after ${formatDuration(roundedMs(ms))}`}`,
  );
  return [
    does.replace(/ at [\d.]+ %$/, ""),
    ...(requests === null ? [] : [`${whole(requests.failed)} of ${whole(requests.all)} requests failed`]),
    ...(whom.length === 0 ? [] : [`called: ${whom.join(", ")}`]),
    ...(guard === null ? [] : [`"${guard.replace(/\.$/, "")}"`]),
  ].join("; ");
}

/** Where things stand, in a line. */
export function standsText(fault: RehearsedFault): string {
  if (fault.stands.length === 0) return "as before";
  return fault.stands.map(({ what, by, half }) => `${what} (${half ? "half of " : ""}${by})`).join(", ");
}

export const endsText = ({ ends, exit, ms }: RehearsedFault): string =>
  `${ends}${exit === null ? "" : `, exit status ${exit}`}, after ${formatDuration(roundedMs(ms))}`;

/** To the second, and from an hour on to the minute: it is a simulation. */
export const roundedMs = (ms: number): number => {
  const unit = ms >= 3_600_000 ? 60_000 : 1_000;
  return Math.max(unit, Math.round(ms / unit) * unit);
};
