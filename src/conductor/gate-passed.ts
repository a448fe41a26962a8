/**
 * What people let past a window, a freeze or a calendar that could not be told: for this reason and no other, and not for
 * ever. Whatever else shuts it, then or later, is asked anew.
 */
import type { Instant } from "../base/index.ts";
import { type ClockRules, openAt, whyNotTold } from "../policy/index.ts";
import type { Turn } from "./turn.ts";
import { after, answersAbout } from "./waits.ts";

/** Whether this reason was let past. */
export type Passed = (reason: string) => boolean;

/** A night or a day, as long as whoever said so may still be there. */
const COUNTS_MS = 12 * 3_600_000;

export const nothingPassed: Passed = () => false;

/** After the last no, each for what its wait said. */
export function letPast(turn: Pick<Turn, "state" | "at">, node: string, kind: "window" | "freeze"): Passed {
  const all = answersAbout(turn.state, { node, kind }).filter(({ by }) => by !== null);
  const given = all
    .slice(all.findLastIndex(({ as }) => as === "no") + 1)
    .filter(({ as, at }) => (as === "yes" || as === "waive") && after(at, COUNTS_MS) > turn.at)
    .map(({ text }) => text);
  return given.length === 0 ? nothingPassed : (reason) => given.some((text) => isFor(text, reason));
}

/** How the calendar failed differs from one look to the next: that it did is what was answered. */
function isFor(text: string, reason: string): boolean {
  const silent = untoldText("the calendar: ");
  if (text.startsWith(silent) && reason.startsWith(silent)) return true;
  return text === reason || text.startsWith(`${reason}${OPENS}`);
}

const OPENS = ". It opens ";

export const openingText = (opens: string): string => `${OPENS}${opens}`;

const untoldText = (why: string): string => `Nobody can tell whether a release may start now (${why}`;

export const untoldReason = (why: string): string => `${untoldText(why)}). May it?`;

export const shutReason = (why: string): string => `${why.charAt(0).toUpperCase()}${why.slice(1)}`;

/** Each part that was let past is left out, so that it hides no other. */
export function withoutPassed(rules: ClockRules, at: Instant, passed: Passed): ClockRules {
  if (passed === nothingPassed) return rules;
  const isPassed = (part: Partial<ClockRules>): boolean => {
    const alone = { ...rules, windows: [], freezes: [], closed: [], ...part };
    const now = openAt(alone, at);
    if (now.open) return false;
    const untold = whyNotTold(alone);
    return passed(untold === null ? shutReason(now.why) : untoldReason(untold));
  };
  const { windows, freezes, closed } = rules;
  return {
    ...rules,
    windows: isPassed({ windows }) ? [] : windows,
    freezes: isPassed({ freezes }) ? [] : freezes,
    // Its times are told in the zone of the windows, where there are any.
    closed: closed.filter((each) => !isPassed({ closed: [each] }) && !isPassed({ windows, closed: [each] })),
  };
}
