/**
 * The last reading of every figure of a release, and what a new one adds to it. A reading in which a target was not looked at
 * since is held back, so that both versions are counted over the same time; until then nothing has happened.
 */
import { canonicalJson } from "../../base/index.ts";
import type { FigureAsked, FigureSample } from "../../effect/index.ts";
import { difference } from "./difference.ts";
import { isUnread, type Reading, seriesOf, type Unread } from "./reading.ts";

interface Kept {
  readonly base: Reading;
  /** Up to where it was told. */
  readonly toldMs: number;
}

export interface Memory {
  readonly add: (release: string, id: string, found: Found) => FigureSample;
}

export interface Found {
  readonly asked: FigureAsked;
  readonly reading: Reading | Unread;
}

/** A target that is looked at once a minute is waited for; one that nobody looks at any more is not. */
const LONGEST_WAIT_MS = 90_000;
/** A process that drives many releases forgets the oldest figures first. */
const MOST_KEPT = 10_000;

export function openMemory(): Memory {
  const kept = new Map<string, Kept>();
  return {
    add: (release, id, { asked, reading }) => {
      if (isUnread(reading)) return { is: "none", ...reading };
      const { read, atMs } = reading;
      if (read.is === "value") return { is: "value", atMs, value: read.value };
      const key = canonicalJson([release, id, asked]);
      const before = kept.get(key);
      const { sample, keep } = before === undefined ? first(reading) : next(before, reading, asked.side);
      kept.delete(key);
      kept.set(key, keep);
      for (const oldest of kept.keys()) {
        if (kept.size <= MOST_KEPT) break;
        kept.delete(oldest);
      }
      return sample;
    },
  };
}

interface Told {
  readonly sample: FigureSample;
  readonly keep: Kept;
}

const first = (reading: Reading): Told => ({
  sample: { is: "first", atMs: reading.atMs },
  keep: { base: reading, toldMs: reading.atMs },
});

function next(before: Kept, now: Reading, side: FigureAsked["side"]): Told {
  const { base, toldMs } = before;
  if (now.atMs <= toldMs) {
    const back = `the clock of its source went back by ${toldMs - now.atMs} ms`;
    const why = now.atMs === toldMs ? "the clock of its source stood still" : back;
    return { sample: { is: "none", why, silent: false }, keep: { base: now, toldMs: now.atMs } };
  }
  const between = { fromMs: toldMs, toMs: now.atMs };
  if (isHeldBack(base, now)) {
    const nothing = difference({ before: base.read, now: base.read, side, between });
    if (!isUnread(nothing)) return { sample: nothing, keep: { base, toldMs: now.atMs } };
  }
  const found = difference({ before: base.read, now: now.read, side, between });
  const sample: FigureSample = isUnread(found) ? { is: "none", ...found } : found;
  return { sample, keep: { base: now, toldMs: now.atMs } };
}

/** Some target that was there before and is still there was not looked at since. */
export function isHeldBack(base: Reading, now: Reading): boolean {
  if (now.atMs - base.atMs >= LONGEST_WAIT_MS) return false;
  const before = new Set(seriesOf(base.read).map(({ origin }) => origin));
  return seriesOf(now.read).some(({ origin }) => {
    const [was, is] = [base.stamps.get(origin), now.stamps.get(origin)];
    return before.has(origin) && was !== undefined && is !== undefined && is <= was;
  });
}
