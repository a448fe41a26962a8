/**
 * A release as lines of JSON, and back: each with its number, time, hash and event. What is read is checked whole before
 * any of it is used: a line that is not one, a gap, a hash that does not fit are refused.
 */
import { assert, canonicalJson, type Instant, instant } from "../base/index.ts";
import type { Recorded } from "../conductor/index.ts";
import { CHAIN_BEGIN, type Entry, firstBreak } from "./chain.ts";
import { readEvent, readEventText } from "./event-text.ts";
import { brokenRefusal, damagedRefusal, lineRefusal, newerEventRefusal } from "./refusals.ts";
import { type ReleaseHead, rowAfter } from "./release-head.ts";
import { shapeFault } from "./shape-fault.ts";

export interface Read {
  readonly release: string;
  readonly entries: readonly Entry[];
  readonly recorded: readonly Recorded[];
  readonly head: ReleaseHead;
}

export const exportedLine = (release: string, { seq, at, text, hash }: Entry): string =>
  `{"release":${JSON.stringify(release)},"seq":${seq},"at":${at},"hash":"${hash}","event":${text}}`;

/** Empty lines are none. */
export function readLines(lines: readonly string[]): Read {
  const entries: Entry[] = [];
  let release: string | null = null;
  for (const [index, line] of lines.entries()) {
    if (line.trim() === "") continue;
    const read = readLine(line, index + 1);
    release ??= read.release;
    if (read.release !== release) throw lineRefusal(index + 1, `it is of another release, ${read.release}`);
    entries.push(read.entry);
  }
  if (release === null) throw lineRefusal(1, "there is no line");
  const broken = firstBreak(entries, { seq: 0, hash: CHAIN_BEGIN });
  if (broken !== null) throw brokenRefusal(release, broken.seq, broken.why);
  const recorded = entries.map((entry) => recordedOf(release, entry));
  return { release, entries, recorded, head: headOf(release, entries, recorded) };
}

function readLine(line: string, number: number): { readonly release: string; readonly entry: Entry } {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw lineRefusal(number, "it is no JSON, or not the whole of it");
  }
  if (typeof value !== "object" || value === null) throw lineRefusal(number, "it is no object");
  const { release, seq, at, hash, event } = value as Record<string, unknown>;
  if (typeof release !== "string" || release === "") throw lineRefusal(number, "it names no release");
  if (!isCount(seq)) throw lineRefusal(number, "it has no number (seq)");
  if (!isInstant(at)) throw lineRefusal(number, "it has no time (at, in milliseconds)");
  if (typeof hash !== "string") throw lineRefusal(number, "it has no hash");
  const read = readEvent(event);
  if (read.state === "newer") throw newerEventRefusal(release, seq, read.version);
  if (read.state === "damaged") throw lineRefusal(number, `its event: ${read.why}`);
  return { release, entry: { seq, at, text: textOf(event, number), hash } };
}

/** Nested deeper than anything that was ever written, it has no text. */
function textOf(event: unknown, number: number): string {
  try {
    return canonicalJson(event);
  } catch {
    throw lineRefusal(number, "its event is nested too deeply");
  }
}

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) > 0;

function isInstant(value: unknown): value is Instant {
  if (typeof value !== "number") return false;
  try {
    instant(value);
    return true;
  } catch {
    return false;
  }
}

/** A stored entry as what it says; where it says nothing, that is refused. */
export function recordedOf(release: string, { seq, at, text }: Entry): Recorded {
  const read = readEventText(text);
  if (read.state === "newer") throw newerEventRefusal(release, seq, read.version);
  if (read.state === "damaged") throw damagedRefusal(release, seq, read.why);
  return { seq, at: at as Instant, event: read.event };
}

/** The chain is whole here, so what is wrong was written so: by hand, with hashes to fit. */
function headOf(release: string, entries: readonly Entry[], recorded: readonly Recorded[]): ReleaseHead {
  let head: ReleaseHead | null = null;
  for (const [index, one] of recorded.entries()) {
    const fault = entryFault(release, one, head);
    if (fault !== null) throw brokenRefusal(release, one.seq, fault);
    head = { ...rowAfter(head, one), hash: entries[index]?.hash ?? CHAIN_BEGIN };
  }
  assert(head !== null, "a release that was read has an event");
  return head;
}

function entryFault(release: string, { at, event }: Recorded, head: ReleaseHead | null): string | null {
  const fault = shapeFault(event);
  if (fault !== null) return fault;
  if (event.type === "release.started") {
    if (head !== null) return "a release is started once";
    return event.release === release ? null : `it starts another release, ${event.release}`;
  }
  if (head === null) return "a release begins with release.started";
  return at < head.row.updatedAt ? "it is older than the one before it" : null;
}

/** Why lines are not what the journal has already; null: they are, or the beginning of it. */
export function importFault(lines: readonly Entry[], there: readonly Pick<Entry, "hash">[]): string | null {
  const at = lines.findIndex(({ hash }, index) => there[index] !== undefined && there[index].hash !== hash);
  if (at >= 0) return `event ${at + 1} is another one`;
  if (lines.length <= there.length) return null;
  return `it has ${there.length} events here, and ${lines.length} in the lines`;
}
