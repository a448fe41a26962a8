/** Follows a release that another process drives, event by event, until it ends or nobody drives it any more. It only reads. */
import { setTimeout as pause } from "node:timers/promises";
import type { Recorded } from "../../conductor/index.ts";
import type { Journal } from "../../journal/index.ts";
import { isChecker } from "./driven.ts";
import type { Home } from "./home.ts";
import { logPath, readLog } from "./logs.ts";
import type { WatchAsked } from "./release-api.ts";
import { drives } from "./this-process.ts";

const LOOK_EVERY_MS = 200;
const PAGE = 1_000;

interface Followed {
  readonly node: string;
  readonly item: string | null;
  offset: number;
}

interface Watching {
  readonly journal: Journal;
  readonly home: Home;
  readonly release: string;
  readonly asked: WatchAsked;
  /** Effects whose output is passed on. */
  readonly followed: Map<string, Followed>;
}

export async function watchRelease(given: Omit<Watching, "followed">): Promise<void> {
  const watching: Watching = { ...given, followed: new Map() };
  const { journal, release, asked } = watching;
  let seq = asked.after ?? 0;
  let ended = false;
  while (!asked.until.aborted) {
    // Asked before the events are read: what a driver wrote before it went is still shown.
    const lease = await journal.lease(release);
    const driven = drives(lease) && !isChecker(lease);
    const recordeds = await journal.read(release, seq, PAGE);
    for (const recorded of recordeds) {
      await follow(watching, recorded);
      ended = endedAfter(ended, recorded);
      asked.onRecorded(recorded);
      seq = recorded.seq;
    }
    await passOutput(watching);
    if (recordeds.length === PAGE) continue;
    if (!driven || ended) return;
    await pause(LOOK_EVERY_MS, undefined, { signal: asked.until }).catch(() => undefined);
  }
}

/** One that failed may be carried on by a person. */
const endedAfter = (ended: boolean, { event }: Recorded): boolean =>
  event.type === "release.ended" || (ended && event.type !== "release.moved");

async function follow(watching: Watching, { event }: Recorded): Promise<void> {
  const { followed, asked } = watching;
  if (asked.onOutput === undefined) return;
  if (event.type === "effect.asked") {
    followed.set(event.effect.id, { node: event.node, item: event.item, offset: 0 });
  }
  if (event.type !== "effect.ended" && event.type !== "effect.doubted") return;
  const one = followed.get(event.effect);
  if (one === undefined) return;
  // Its last output comes before the news that it ended.
  await passOne(watching, event.effect, one);
  followed.delete(event.effect);
}

async function passOutput(watching: Watching): Promise<void> {
  for (const [effect, one] of [...watching.followed]) await passOne(watching, effect, one);
}

async function passOne({ home, release, asked }: Watching, effect: string, one: Followed): Promise<void> {
  const read = await readLog(logPath(home, release, effect), { offset: one.offset });
  if (read === null) return;
  one.offset = read.next;
  if (read.text !== "") asked.onOutput?.({ effect, node: one.node, item: one.item, text: read.text });
}
