/** One release in the hands of this process: what it is carried out with, who listens, and what its end means for a shell. */
import { setTimeout as pause } from "node:timers/promises";
import { type Actor, decide, exitOf, type OpenWait, type Recorded, viewOf } from "../../conductor/index.ts";
import type { Local } from "../../drivers/local/index.ts";
import type { Driven } from "../../drivers/loop/index.ts";
import type { Journal } from "../../journal/index.ts";
import { isChecker } from "./driven.ts";
import { editedNotice } from "./edited-notice.ts";
import { type Home, makeReleaseFolder } from "./home.ts";
import { openRack } from "./open-rack.ts";
import { type Place, placeText, readPlace, refuseGoneFolder } from "./place.ts";
import { putSignal } from "./put-signal.ts";
import { type ReadRelease, readRelease } from "./read-release.ts";
import type { DriveAsked, DriveEnd, Driving, SignalAsked } from "./release-api.ts";
import { realNow } from "./this-process.ts";

export interface DriveDesk {
  readonly journal: Journal;
  readonly home: Home;
  readonly local: Local;
  readonly by: Actor;
  readonly env: Readonly<Record<string, string | undefined>>;
}

export interface DriveThis {
  readonly release: string;
  /** Where it was paused by leaving it, it is continued. */
  readonly resume: boolean;
  readonly asked: DriveAsked;
}

export async function driveRelease(desk: DriveDesk, { release, resume, asked }: DriveThis): Promise<Driving> {
  const over = await endedAlready(desk, { release, asked });
  if (over !== null) return over;
  await takeLease(desk, release);
  try {
    const read = await readRelease(desk.journal, release);
    const place = readPlace(desk.home, release, read.plan.runbook.file);
    refuseGoneFolder(release, place);
    makeReleaseFolder(desk.home, release, placeText(place));
    const notify = notices(asked, read, place);
    await notify();
    replay(asked, read.recordeds);
    if (resume && pausedByLeaving(read)) await putSignal(desk, release, continued);
    for (const wait of read.state.waits.values()) await answer(desk, { release, asked, wait });
    return await begin(desk, { release, asked, read, place, notify });
  } catch (error) {
    await desk.local.giveUp(release);
    throw error;
  }
}

/** Where a release has ended and nothing more comes of it, nothing is written either. */
async function endedAlready(
  { journal }: DriveDesk,
  { release, asked }: Pick<DriveThis, "release" | "asked">,
): Promise<Driving | null> {
  const { plan, state, recordeds } = await readRelease(journal, release);
  if (state.ended === null || (await journal.inbox(release)).length > 0) return null;
  const now = realNow();
  const { events } = decide(plan, state, state.at !== null && state.at > now ? state.at : now);
  if (events.length > 0) return null;
  replay(asked, recordeds);
  const end = Promise.resolve(endOf({ as: "ended", plan, state }));
  return { release, end, leave: () => undefined };
}

/** Whoever checks a signal holds the lease for a moment. */
const CHECKED_WITHIN_MS = 5_500;
const LOOK_EVERY_MS = 50;

async function takeLease({ local, journal }: DriveDesk, release: string): Promise<void> {
  const until = performance.now() + CHECKED_WITHIN_MS;
  for (;;) {
    try {
      return await local.claim(release);
    } catch (error) {
      const lease = await journal.lease(release);
      if ((lease !== null && !isChecker(lease)) || performance.now() >= until) throw error;
      await pause(LOOK_EVERY_MS);
    }
  }
}

const continued: SignalAsked = {
  kind: "continue",
  about: null,
  value: null,
  note: "resumed",
  from: "resume",
};

/** A pause that somebody asked for lasts until somebody ends it. */
function pausedByLeaving({ state, recordeds }: ReadRelease): boolean {
  if (state.paused === null) return false;
  const last = recordeds.findLast(
    ({ event }) => event.type === "signal.received" && event.signal.kind === "pause",
  );
  return last?.event.type === "signal.received" && last.event.signal.from === "leave";
}

/** Asked before and after: it may be edited while the release goes. Said once. */
function notices(asked: DriveAsked, { plan }: ReadRelease, place: Place): () => Promise<void> {
  let said: string | null = null;
  return async () => {
    const words = asked.onNotice === undefined || said !== null ? null : await editedNotice(plan, place);
    if (words === null) return;
    said = words;
    quietly(() => asked.onNotice?.(words));
  };
}

/** Whoever looks on cannot stop a release, not even by breaking: a pipe that is closed, say. The journal has it all. */
function quietly(tell: () => void): void {
  try {
    tell();
  } catch {
    return;
  }
}

function replay(asked: DriveAsked, recordeds: readonly Recorded[]): void {
  if (asked.replay !== true) return;
  for (const recorded of recordeds) quietly(() => asked.onRecorded?.(recorded));
}

interface Waiting {
  readonly release: string;
  readonly asked: DriveAsked;
  readonly wait: Pick<OpenWait, "id" | "kind" | "node" | "answers">;
}

async function answer(desk: DriveDesk, { release, asked, wait }: Waiting): Promise<void> {
  const signal = asked.answerFor?.(wait) ?? null;
  if (signal !== null) await putSignal(desk, release, signal);
}

interface Beginning {
  readonly release: string;
  readonly asked: DriveAsked;
  readonly read: ReadRelease;
  readonly place: Place;
  readonly notify: () => Promise<void>;
}

async function begin(desk: DriveDesk, { release, asked, read, place, notify }: Beginning): Promise<Driving> {
  const nodeOf = new Map<string, { readonly node: string; readonly item: string | null }>(read.state.effects);
  const rack = openRack({
    home: desk.home,
    release,
    place,
    env: desk.env,
    journal: desk.journal,
    onOutput: (effect, text) => {
      const of = nodeOf.get(effect);
      quietly(() => asked.onOutput?.({ effect, node: of?.node ?? "", item: of?.item ?? null, text }));
    },
    onProgress: (effect, words) => quietly(() => asked.onProgress?.(effect, words)),
  });
  const driving = await desk.local.drive(release, {
    rack,
    whenWaiting: asked.whenWaiting,
    onRecorded: async (recorded) => {
      const { event } = recorded;
      if (event.type === "effect.asked") nodeOf.set(event.effect.id, { node: event.node, item: event.item });
      quietly(() => asked.onRecorded?.(recorded));
      if (event.type === "wait.opened") await answer(desk, { release, asked, wait: event.wait });
    },
  });
  const end = driving.end.then(async (driven) => {
    await notify();
    return endOf(driven);
  });
  end.catch(() => undefined);
  return { release, end, leave: (how) => driving.leave(how, desk.by, LEFT[how]) };
}

const LEFT = { pause: "left after the step under way", stop: "stopped at the terminal", now: null } as const;

const endOf = ({ as, plan, state }: Driven): DriveEnd => ({
  as,
  exit: exitOf(state),
  view: viewOf(plan, state),
});
