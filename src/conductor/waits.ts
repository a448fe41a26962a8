/** Opening and closing what a release waits for. An id is short enough to type, and never used twice. */
import type { Instant } from "../base/index.ts";
import type { Wait, WaitKind } from "./event.ts";
import type { Actor } from "./signal.ts";
import type { Answered, OpenWait, ReleaseState } from "./state.ts";
import { emit, type Turn } from "./turn.ts";
import { waitsAt } from "./wait-index.ts";

export type Asking = Pick<Wait, "kind" | "text"> & Partial<Omit<Wait, "id">> & { readonly about: string };

export function openWait(turn: Turn, { about, ...asking }: Asking): void {
  const wait: Wait = {
    node: null,
    item: null,
    answers: [],
    who: null,
    until: null,
    shows: null,
    ...asking,
    id: freshId(turn.state, about),
  };
  emit(turn, { type: "wait.opened", wait });
}

function freshId({ waits, answered }: ReleaseState, wanted: string): string {
  const taken = (id: string): boolean => waits.has(id) || answered.has(id);
  let id = wanted;
  for (let count = 2; taken(id); count += 1) id = `${wanted}-${count}`;
  return id;
}

export interface Closing {
  readonly as: string;
  readonly by?: Actor | null;
  readonly note?: string | null;
}

export const closeWait = (turn: Turn, wait: string, { as, by = null, note = null }: Closing): void =>
  emit(turn, { type: "wait.closed", wait, as, by, note });

export interface About {
  readonly node: string;
  readonly item?: string | null;
  readonly kind?: WaitKind;
}

const isAbout = (wait: OpenWait | Answered, { node, item, kind }: About): boolean =>
  wait.node === node &&
  (item === undefined || wait.item === item) &&
  (kind === undefined || wait.kind === kind);

export function waitAbout({ waits }: ReleaseState, about: About): OpenWait | undefined {
  for (const wait of waitsAt(waits, about.node, about.item)) if (isAbout(wait, about)) return wait;
  return undefined;
}

/** In the order in which they were answered. */
export const answersAbout = ({ answered }: ReleaseState, about: About): readonly Answered[] =>
  [...answered.values()].filter((each) => isAbout(each, about));

/** Waits that no longer matter. */
export function dropWaits(turn: Turn, drop: (wait: OpenWait) => boolean): void {
  for (const wait of [...turn.state.waits.values()]) if (drop(wait)) closeWait(turn, wait.id, { as: "gone" });
}

const LAST_MS = 253_402_300_799_999;

/** A time that no calendar holds comes never. */
export const after = (at: Instant, ms: number): Instant => Math.min(at + ms, LAST_MS) as Instant;

/** For how long nothing could begin between two instants. */
export function pausedMs({ pauses }: ReleaseState, from: Instant, to: Instant): number {
  let ms = 0;
  for (const pause of pauses) ms += Math.max(0, Math.min(pause.to ?? to, to) - Math.max(pause.from, from));
  return ms;
}

/** For how long nobody watched, or nothing could begin, between two instants. */
export function unseenMs(state: ReleaseState, from: Instant, to: Instant): number {
  let ms = pausedMs(state, from, to);
  for (const gap of state.gaps) {
    const [begun, over] = [Math.max(gap.from, from) as Instant, Math.min(gap.to, to) as Instant];
    if (over > begun) ms += over - begun - pausedMs(state, begun, over);
  }
  return ms;
}

/** What keeps a release from beginning: the clock, or the way back. */
export const isShut = ({ kind }: Pick<Wait, "kind">): boolean =>
  kind === "window" || kind === "freeze" || kind === "ready";

/** A wait that a clock ends, and no person. */
export const isTimer = (wait: Pick<Wait, "kind" | "until">): boolean =>
  (wait.kind === "timer" || wait.kind === "soak") && wait.until !== null;
