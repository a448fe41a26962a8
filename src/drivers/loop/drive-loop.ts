/**
 * Carries one release on until it has ended, waits for others, or its driver leaves: what is decided is written down, then
 * done; what came of it is written down, then decided on. The order of writing is the whole point of it; it judges nothing.
 */
import type { Instant } from "../../base/index.ts";
import { type Decision, decide, type ReleaseEvent } from "../../conductor/index.ts";
import { OVER } from "./bell.ts";
import { type Crew, openCrew } from "./crew.ts";
import type { Drive, Driven } from "./drive.ts";
import { leaveSignal, newSignals } from "./inbox.ts";
import type { LeaveHow } from "./leave.ts";
import { type Ledger, lostError, openLedger } from "./ledger.ts";
import { waitsForOthers } from "./rest.ts";
import type { World } from "./world.ts";

interface Round {
  readonly world: World;
  readonly drive: Drive;
  readonly ledger: Ledger;
  readonly crew: Crew;
  /** How far the wish to leave has been acted on. */
  leaving: LeaveHow | null;
  /** The wish was refused: what is under way is seen to its end, and nothing new is decided. */
  draining: boolean;
}

export async function driveLoop(world: World, drive: Drive): Promise<Driven> {
  const ledger = await openLedger(world, drive);
  await ledger.add([took(ledger, drive)]);
  const crew = openCrew({ world, drive, plan: ledger.plan });
  try {
    for (const effect of ledger.state().effects.values()) {
      if (effect.state === "asked") crew.recover(effect);
    }
    const round: Round = { world, drive, ledger, crew, leaving: null, draining: false };
    for (;;) {
      const as = await turn(round);
      if (as !== null) return { as, state: ledger.state(), plan: ledger.plan };
    }
  } finally {
    crew.leave();
  }
}

function took(ledger: Ledger, drive: Drive): ReleaseEvent {
  const state = ledger.state();
  const heardAt = Math.max(state.at ?? 0, drive.heardAt ?? 0);
  // After the very first event nobody has driven it yet.
  const gapMs = state.seq <= 1 ? null : Math.max(0, ledger.at() - heardAt);
  return { type: "driver.took", driver: drive.holder, host: drive.host, pid: drive.pid, gapMs };
}

/** One time round; null: there is more. */
async function turn(round: Round): Promise<Driven["as"] | null> {
  const { drive, ledger, crew } = round;
  await writeReports(round);
  if (drive.leave.asked()?.how === "now") {
    await lastReports(round);
    return left(round, "its process had to end");
  }
  await ledger.add(await newSignals(round.world, drive, ledger.state()));
  const asked = await askToLeave(round);
  const { wakeAt, restAt = wakeAt } = round.draining ? NEVER : await decideNow(round, asked);
  if (crew.busy() === 0) {
    if (ledger.state().ended !== null) return "ended";
    if (round.leaving !== null) return left(round, "somebody left it");
    const restful = drive.whenWaiting === "leave" && waitsForOthers(ledger.state(), restAt);
    // What was just told may have been answered at once: by then the answer is in the inbox.
    if (restful && (await newSignals(round.world, drive, ledger.state())).length === 0) {
      return left(round, "it waits").then(() => "waiting");
    }
  }
  await nap(round, wakeAt);
  return null;
}

/** Each end in an append of its own, before anything is decided on it. */
async function writeReports({ world, crew, ledger, drive }: Round): Promise<void> {
  for (const report of crew.reports()) {
    if (report.kind === "died") throw report.error;
    if (drive.lost.aborted) throw await lostError(world, drive.release);
    // Nothing is begun again by a process that has to go.
    if (report.then !== null && drive.leave.asked()?.how === "now") continue;
    await ledger.add([report.event]);
    report.then?.();
  }
}

/** What is nearly done may end: an end that is written down needs no finding again. */
const LAST_MS = 500;

async function lastReports(round: Round): Promise<void> {
  const { world, drive, crew } = round;
  const until = world.elapsed() + LAST_MS;
  while (crew.busy() > 0 && world.elapsed() < until) {
    const over = new AbortController();
    await Promise.race([drive.bell.rung(over.signal), world.sleep(until - world.elapsed(), over.signal)]);
    over.abort(OVER);
    await writeReports(round);
  }
}

/** The id of the signal with which it was asked; null: nobody asks, or it was asked before. */
async function askToLeave(round: Round): Promise<string | null> {
  const { drive, ledger } = round;
  const wish = drive.leave.asked();
  if (wish === null || wish.how === round.leaving) return null;
  round.leaving = wish.how;
  round.draining = false;
  const state = ledger.state();
  if (wish.how === "pause" && (state.paused !== null || state.ended !== null)) return null;
  const signal = leaveSignal(wish, drive, { seq: state.seq, at: ledger.at() });
  await ledger.add([{ type: "signal.received", signal }]);
  return signal.id;
}

type Wakes = Pick<Decision, "wakeAt" | "restAt">;

const NEVER: Wakes = { wakeAt: null };

/** When to decide again by itself. */
async function decideNow(round: Round, leaveSignal: string | null): Promise<Wakes> {
  const { ledger, crew } = round;
  const { events, cancel, ...wakes } = decide(ledger.plan, ledger.state(), ledger.at());
  await ledger.add(events);
  for (const event of events) {
    if (event.type === "effect.asked") {
      const effect = ledger.state().effects.get(event.effect.id);
      if (effect?.state === "asked") crew.begin(effect);
    }
    // A release that is being stopped is decided on to its end, whoever wants to leave it.
    const refused = event.type === "signal.refused" && event.signal === leaveSignal;
    if (refused && ledger.state().stopping === null) round.draining = true;
  }
  crew.cancel(cancel);
  return wakes;
}

async function left({ ledger, drive }: Round, why: string): Promise<"left"> {
  await ledger.add([{ type: "driver.left", driver: drive.holder, why }]);
  return "left";
}

/** Until something is reported, asked or put into the inbox, or it is time. */
async function nap({ world, drive, ledger }: Round, wakeAt: Instant | null): Promise<void> {
  const over = new AbortController();
  const wake = (): void => over.abort(OVER);
  drive.lost.addEventListener("abort", wake, { once: true });
  try {
    if (drive.lost.aborted) throw await lostError(world, drive.release);
    const due = wakeAt === null ? [] : [world.sleep(Math.max(0, wakeAt - ledger.at()), over.signal)];
    await Promise.race([drive.bell.rung(over.signal), ...due]);
    if (drive.lost.aborted) throw await lostError(world, drive.release);
  } finally {
    drive.lost.removeEventListener("abort", wake);
    over.abort(OVER);
  }
}
