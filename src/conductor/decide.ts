/**
 * What is to be written down and done next: a function of the plan, of what is known, and of the instant. Concern after
 * concern adds what follows, until nothing more does; so deciding again at the same instant adds nothing.
 */
import { assert, type Instant } from "../base/index.ts";
import type { Plan } from "../plan/index.ts";
import { advance } from "./advance.ts";
import { climbAlarms } from "./alarms.ts";
import type { Decision } from "./decision.ts";
import { endDiagnosis } from "./diagnosis.ts";
import { endFailed, endForward, endStopped } from "./ending.ts";
import { watchExposures } from "./exposure-upkeep.ts";
import { asksAboutGuard } from "./guard-standing.ts";
import { carryLater } from "./later.ts";
import { lowerTraffic } from "./lower-traffic.ts";
import { openPause } from "./pausing.ts";
import { endReturning, markUndone } from "./returning.ts";
import { takeSignals } from "./signals.ts";
import { dropStale } from "./stale.ts";
import { primaryOf } from "./standing.ts";
import type { ReleaseState } from "./state.ts";
import { moveState } from "./states.ts";
import { tellPeople } from "./telling.ts";
import { endTimers } from "./timers.ts";
import { emit, openTurn, type Turn } from "./turn.ts";
import { leftByReturning, leftByStopping, unwind } from "./unwinding.ts";
import { cancelsOf, wakesOf } from "./wakes.ts";
import { watchFigures } from "./watching.ts";

/** A round in which nothing is added is the last; more than this many would be a circle. */
const MOST_ROUNDS = 10_000;

export function decide(plan: Plan, state: ReleaseState, at: Instant): Decision {
  const turn = openTurn(plan, state, at);
  if (state.startedAt === null) return { events: [], cancel: [], wakeAt: null };
  for (let round = 0, before = -1; before < turn.events.length; round += 1) {
    assert(round < MOST_ROUNDS, "deciding goes round in a circle");
    before = turn.events.length;
    think(turn);
  }
  return { events: turn.events, cancel: cancelsOf(turn), ...wakesOf(turn) };
}

function think(turn: Turn): void {
  begin(turn);
  takeSignals(turn);
  openPause(turn);
  endTimers(turn);
  watchFigures(turn);
  climbAlarms(turn);
  carryOn(turn);
  advance(turn, "diagnose");
  endDiagnosis(turn);
  end(turn);
  carryLater(turn);
  tellPeople(turn);
  dropStale(turn);
  moveState(turn);
}

function begin(turn: Turn): void {
  const course = primaryOf(turn.plan);
  if (turn.state.courses[course] !== undefined || turn.state.ended !== null) return;
  emit(turn, { type: "course.began", course, nodes: turn.plan.courses[course] });
}

function carryOn(turn: Turn): void {
  if (turn.state.ended !== null) return;
  if (turn.state.stopping !== null) {
    unwind(turn, leftByStopping(turn));
    return endStopped(turn);
  }
  if (turn.state.returning !== null) {
    unwind(turn, leftByReturning(turn));
    advance(turn, "rollback");
    lowerTraffic(turn);
    markUndone(turn);
  } else {
    watchExposures(turn);
    advance(turn, primaryOf(turn.plan));
  }
}

/** What has turned meanwhile ends in the next round. */
function end(turn: Turn): void {
  const { ended, stopping, returning } = turn.state;
  if (ended !== null || stopping !== null) return;
  endFailed(turn);
  if (turn.state.ended !== null) return;
  if (returning !== null) endReturning(turn);
  else if (!asksAboutGuard(turn)) endForward(turn);
}
