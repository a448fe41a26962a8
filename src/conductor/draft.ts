/**
 * A state while events are put into it. It shares the maps of the state it was made from until it first writes to one, so
 * that folding many events copies each map once and folding one event copies only what it changes.
 */
import type { Instant } from "../base/index.ts";
import type { AlarmState } from "./alarm-state.ts";
import type { ExposureState } from "./exposure-state.ts";
import type {
  Answered,
  Climbed,
  EffectState,
  ItemState,
  NodeState,
  OpenWait,
  ReleaseState,
} from "./state.ts";

type Writable = { -readonly [Key in keyof ReleaseState]: ReleaseState[Key] };

interface Entries {
  readonly nodes: NodeState;
  readonly items: ItemState;
  readonly effects: EffectState;
  readonly waits: OpenWait;
  readonly values: string;
  readonly answered: Answered;
  readonly exposures: ExposureState;
  readonly ladders: Climbed;
  readonly alarms: AlarmState;
}

export interface Draft {
  readonly state: Writable;
  /** The maps and sets that nobody else sees yet. */
  readonly own: Set<keyof ReleaseState>;
}

export const draftOf = (state: ReleaseState): Draft => ({ state: { ...state }, own: new Set() });

/** The map itself, to be written to. */
export function own<Key extends keyof Entries>(draft: Draft, key: Key): Map<string, Entries[Key]> {
  const maps = draft.state as { [Each in keyof Entries]: ReadonlyMap<string, Entries[Each]> };
  const known = maps[key];
  if (draft.own.has(key)) return known as Map<string, Entries[Key]>;
  const copy = new Map<string, Entries[Key]>(known);
  maps[key] = copy as (typeof maps)[Key];
  draft.own.add(key);
  return copy;
}

export function addDone(draft: Draft, node: string): void {
  if (!draft.own.has("doneOrder")) {
    draft.state.doneOrder = [...draft.state.doneOrder];
    draft.own.add("doneOrder");
  }
  (draft.state.doneOrder as string[]).push(node);
}

export function see(draft: Draft, signal: string): void {
  if (!draft.own.has("seenSignals")) {
    draft.state.seenSignals = new Set(draft.state.seenSignals);
    draft.own.add("seenSignals");
  }
  (draft.state.seenSignals as Set<string>).add(signal);
}

const pendingNode: NodeState = {
  state: "pending",
  beganAt: null,
  endedAt: null,
  attempts: 0,
  answer: null,
  why: null,
};

const pendingItem: ItemState = { state: "pending", attempts: 0, by: null, at: null, why: null };

export const nodeState = (state: ReleaseState, id: string): NodeState => state.nodes.get(id) ?? pendingNode;

export const itemState = (state: ReleaseState, id: string): ItemState => state.items.get(id) ?? pendingItem;

export function setNode(draft: Draft, id: string, change: Partial<NodeState>): void {
  own(draft, "nodes").set(id, { ...nodeState(draft.state, id), ...change });
}

export function setItem(draft: Draft, id: string, change: Partial<ItemState>): void {
  own(draft, "items").set(id, { ...itemState(draft.state, id), ...change });
}

/** A clock that was set back does not turn the record round. */
export const laterOf = (known: Instant | null, at: Instant): Instant =>
  known !== null && known > at ? known : at;
