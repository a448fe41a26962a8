/**
 * Windows and freezes, told by the clock of their zone and by the team's calendar. Shut, they end by themselves at the next
 * opening; what cannot be told is asked of a person and never passes by itself. Nothing is stopped that is under way.
 */
import type { Instant } from "../base/index.ts";
import { type GateNode, nodeOf } from "../plan/index.ts";
import { type ClockRules, formatLocal, openAt, whyNotTold } from "../policy/index.ts";
import { askCalendar, calendarNow } from "./calendar.ts";
import {
  letPast,
  nothingPassed,
  openingText,
  type Passed,
  shutReason,
  untoldReason,
  withoutPassed,
} from "./gate-passed.ts";
import { classOf } from "./release-class.ts";
import { nodeState, wayThere } from "./standing.ts";
import { emit, type Place, type Turn } from "./turn.ts";
import { closeWait, openWait, waitAbout } from "./waits.ts";

export type ClockGate = "window" | "freeze";

export const isClockGate = (gate: string): gate is ClockGate => gate === "window" || gate === "freeze";

type ClockNow =
  | { readonly is: "open" }
  | { readonly is: "looking" }
  | {
      readonly is: "shut";
      readonly text: string;
      readonly until: Instant | null;
      readonly again: Instant | null;
    }
  | { readonly is: "untold"; readonly text: string; readonly again: Instant | null };

/** A window opens into no freeze: once the freeze is passed, the window is told with both. */
function rulesOf({ plan, state }: Pick<Turn, "plan" | "state">, gate: ClockGate): ClockRules {
  const { windows, freezes } = plan.policy;
  const of = classOf({ plan, state });
  const glass = state.glass !== null;
  return { windows: gate === "window" ? windows : [], freezes, closed: [], class: of, glass };
}

export function clockNow(
  turn: Pick<Turn, "plan" | "state" | "at">,
  gate: ClockGate,
  passed: Passed = nothingPassed,
): ClockNow {
  const rules = withoutPassed(rulesOf(turn, gate), turn.at, passed);
  const byWeek = openAt(rules, turn.at);
  if (!byWeek.open) {
    const untold = whyNotTold(rules);
    return untold === null ? shut(byWeek, null) : untoldBy(untold, null);
  }
  if (rules.glass || rules.class === "emergency") return { is: "open" };
  const calendar = calendarNow(turn);
  if (calendar.is === "none") return { is: "open" };
  if (calendar.is === "looking") return calendar;
  if (calendar.is === "untold") {
    const untold = untoldBy(`the calendar: ${calendar.why}`, calendar.again);
    return passed(untold.text) ? { is: "open" } : untold;
  }
  const incidents = `An incident is open: ${calendar.incidents.join("; ")}`;
  if (calendar.incidents.length > 0 && !passed(incidents))
    return { is: "shut", text: incidents, until: null, again: calendar.again };
  const byDate = openAt(withoutPassed({ ...rules, closed: calendar.closed }, turn.at, passed), turn.at);
  return byDate.open ? { is: "open" } : shut(byDate, calendar.again);
}

function shut(
  { why, opensAt, zone }: { readonly why: string; readonly opensAt: Instant | null; readonly zone: string },
  again: Instant | null,
): ClockNow {
  const opening = opensAt === null ? "" : openingText(formatLocal(opensAt, zone));
  return { is: "shut", text: `${shutReason(why)}${opening}`, until: opensAt, again };
}

type Untold = Extract<ClockNow, { readonly is: "untold" }>;

const untoldBy = (why: string, again: Instant | null): Untold => ({
  is: "untold",
  text: untoldReason(why),
  again,
});

export function carryClock(turn: Turn, place: Place<GateNode>): void {
  const { id, node, free } = place;
  if (!isClockGate(node.gate)) return;
  if (!isOpen(turn, { id, gate: node.gate, free }) || !free) return;
  emit(turn, { type: "node.ended", node: id, as: "done", why: null, answer: null });
}

interface Clocked {
  readonly id: string;
  readonly gate: ClockGate;
  readonly free: boolean;
}

/** Whether it may be passed now; where not, it is waited for. */
function isOpen(turn: Turn, { id, gate, free }: Clocked): boolean {
  const open = waitAbout(turn.state, { node: id, kind: gate });
  if (open !== undefined && open.until !== null && open.until <= turn.at) {
    closeWait(turn, open.id, { as: "time" });
    return isOpen(turn, { id, gate, free });
  }
  const now = clockNow(turn, gate, letPast(turn, id, gate));
  if (now.is === "looking" && free) askCalendar(turn);
  if (now.is === "open") {
    if (open !== undefined) closeWait(turn, open.id, { as: "gone" });
    return true;
  }
  if (now.is !== "looking" && free) waitFor(turn, { id, gate }, now);
  return false;
}

/** What is shown is so: another reason, or another opening, is another wait. */
function waitFor(
  turn: Turn,
  { id, gate }: Omit<Clocked, "free">,
  now: Extract<ClockNow, { readonly is: "shut" | "untold" }>,
): void {
  const until = now.is === "shut" ? now.until : null;
  const open = waitAbout(turn.state, { node: id, kind: gate });
  if (open !== undefined && open.text === now.text && open.until === until) return;
  if (open !== undefined) closeWait(turn, open.id, { as: "gone" });
  openWait(turn, {
    about: id,
    kind: gate,
    text: now.text,
    node: id,
    answers: now.is === "untold" ? ["yes", "no"] : [],
    who: turn.plan.policy.overrides,
    until,
  });
}

/** Before the first change: what was open may have shut while the release waited for something else. */
export function holdsShutClock(turn: Turn): boolean {
  if (turn.state.conductor === 1 || turn.state.dryRun) return false;
  let held = false;
  for (const id of wayThere(turn)) {
    const node = nodeOf(turn.plan, id);
    if (node?.kind !== "gate" || !isClockGate(node.gate)) continue;
    if (nodeState(turn.state, id).state !== "done") continue;
    if (!isOpen(turn, { id, gate: node.gate, free: true })) held = true;
  }
  return held;
}

/** When a shut window opens, and when the calendar is asked again. */
export function clockWakes(turn: Pick<Turn, "plan" | "state" | "at">): readonly (Instant | null)[] {
  if (turn.state.conductor === 1 || turn.state.ended !== null || turn.state.stopping !== null) return [];
  return [...turn.state.waits.values()].flatMap(({ kind, until, node }) => {
    if (!isClockGate(kind)) return [];
    const now = clockNow(turn, kind, node === null ? nothingPassed : letPast(turn, node, kind));
    return [until, "again" in now && turn.state.paused === null ? now.again : null];
  });
}
