/** What a person is asked before `rutter.yaml` is written, what is taken when nobody answers, and how answers are read. */
import { parseWindow } from "../config-window.ts";
import { isZone, nearestZone } from "../configuration/zone.ts";
import { isProduction, nameOf } from "./found.ts";
import type { Proposal } from "./propose.ts";

export interface Answers {
  readonly production: string;
  readonly zone: string;
  readonly windows: readonly string[];
  /** Null: nobody needs to approve; empty: anybody may. */
  readonly approvers: readonly string[] | null;
  /** Which of them a person gave; the others are usual. */
  readonly given: ReadonlySet<QuestionName>;
}

export type QuestionName = "production" | "zone" | "windows" | "approvers";

export interface Question {
  readonly name: QuestionName;
  readonly text: string;
  /** What the enter key means. */
  readonly usual: string;
  /** Null where the answer will do; else what is wrong with it. */
  readonly complaint: (answer: string) => string | null;
}

const USUAL_WINDOW = "Mon-Thu 09:00-16:00";
const NONE = "-";
const ANYBODY = "anybody";

/** A comma after a time ends a window; one between days does not: `Mon, Tue 09:00-16:00, Fri -12:00`. */
const windowsIn = (answer: string): readonly string[] =>
  answer === NONE
    ? []
    : answer
        .split(/;|(?<=\d-?)\s{0,9},/)
        .map((each) => each.trim())
        .filter((each) => each !== "");

const peopleIn = (answer: string): readonly string[] =>
  answer
    .split(/[\s,;]+/)
    .filter((each) => each !== "")
    .map((each) => each.replace(/^@/, ""));

const usualProduction = ({ environments }: Proposal): string =>
  (environments.find(({ name }) => isProduction(name)) ?? environments.at(-1))?.name ?? "production";

export function questionsOf(proposal: Proposal, zone: string): readonly Question[] {
  const { environments, runbooks } = proposal;
  const names = environments.map(({ name }) => name);
  const production: Question = {
    name: "production",
    text: `Which environment is production? (${names.join(", ")})`,
    usual: usualProduction(proposal),
    complaint: (answer) => (names.includes(answer) ? null : `one of ${names.join(", ")}`),
  };
  const inZone: Question = {
    name: "zone",
    text: "In which time zone do releases to production happen?",
    usual: zone,
    complaint: (answer) => {
      if (isZone(answer)) return null;
      const near = nearestZone(answer);
      return near === null ? "a name such as Europe/Berlin or UTC" : `did you mean ${near}?`;
    },
  };
  const windows: Question = {
    name: "windows",
    text: `When may one start? (${NONE} at any time)`,
    // What the runbook says of it need not be said twice.
    usual: runbooks.some(({ hasWindows }) => hasWindows) ? NONE : USUAL_WINDOW,
    complaint: (answer) =>
      windowsIn(answer).every((each) => parseWindow(each, null) !== null)
        ? null
        : "days and times, such as Mon-Thu 09:00-16:00, Fri 09:00-12:00",
  };
  const approvers: Question = {
    name: "approvers",
    text: `Who may approve one? (names, ${ANYBODY}, ${NONE} nobody needs to)`,
    usual: runbooks.some(({ hasApprovals }) => hasApprovals) ? NONE : ANYBODY,
    complaint: (answer) =>
      answer === NONE || peopleIn(answer).every((each) => nameOf(each) !== null)
        ? null
        : "plain names, such as ana, bo",
  };
  const isClear = names.filter(isProduction).length === 1;
  return [...(isClear ? [] : [production]), inZone, windows, approvers];
}

/** An answer that is missing is the usual one. */
export function answersFrom(
  proposal: Proposal,
  zone: string,
  said: ReadonlyMap<QuestionName, string>,
): Answers {
  const usual = new Map(questionsOf(proposal, zone).map((question) => [question.name, question.usual]));
  const answer = (name: QuestionName): string =>
    said.get(name) ?? usual.get(name) ?? usualProduction(proposal);
  const approvers = answer("approvers");
  return {
    production: answer("production"),
    zone: answer("zone"),
    windows: windowsIn(answer("windows")),
    approvers: approvers === NONE ? null : approvers === ANYBODY ? [] : peopleIn(approvers),
    given: new Set([...said].filter(([name, text]) => text !== usual.get(name)).map(([name]) => name)),
  };
}
