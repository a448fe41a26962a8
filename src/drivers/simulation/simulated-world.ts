/**
 * A world that holds nothing but the version of each thing that steps touch, and remembers every deed that was done to it.
 * It outlives the processes that act on it. It decides nothing: a script says what becomes of each deed.
 */
import type { Instant } from "../../base/index.ts";
import type { Outcome } from "../../effect/index.ts";
import type { Asked } from "./fate.ts";
import type { VirtualTime } from "./virtual-time.ts";
import { keyOf, nothingTouched, type Touched, type Touches, type WorldObject } from "./world-object.ts";

/** `before`: as it was when the release began; else which node made it so, wholly or by half. */
export type Version = { readonly is: "before" } | { readonly is: "after" | "half"; readonly node: string };

export interface Standing {
  readonly object: WorldObject;
  readonly version: Version;
}

export interface Deed extends Asked {
  readonly beganAt: Instant;
  endedAt: Instant | null;
  /** `cut`: what carried it out died under it. */
  state: "under-way" | "done" | "failed" | "cut";
  outcome: Outcome | null;
  readonly lie: boolean;
}

export interface SimulatedWorld {
  /** Every deed that was begun, in order; an effect that was begun twice stands there twice. */
  readonly deeds: readonly Deed[];
  readonly begin: (asked: Asked, lie: boolean) => Deed;
  readonly end: (deed: Deed, outcome: Outcome) => void;
  readonly last: (effect: string) => Deed | null;
  /** Deeds under way that end here, half done, with nobody to tell. */
  readonly cutOff: (which: (deed: Deed) => boolean) => void;
  /** Things that are not as they were, in the order of their names. */
  readonly changed: () => readonly Standing[];
  /** A thing that this node reads and that somebody lied about, or null. */
  readonly lieSeenBy: (node: string, item: string | null) => WorldObject | null;
}

/** What failed at its very first command did nothing; what was ended from outside may have. */
function leavesHalf({ state, data }: Outcome): boolean {
  if (data.begun === false) return false;
  return state !== "failed" || (typeof data.command === "number" && data.command > 0);
}

export interface WorldGiven {
  readonly time: VirtualTime;
  readonly touches: Touches;
  /** Nodes that take back: what they touch is as before when they are done. */
  readonly takesBack: ReadonlySet<string>;
}

export function openWorld({ time, touches, takesBack }: WorldGiven): SimulatedWorld {
  const things = new Map<string, Standing>();
  const lies = new Map<string, WorldObject>();
  const deeds: Deed[] = [];
  const latest = new Map<string, Deed>();
  const touchedBy = (node: string, item: string | null): Touched => {
    const id = item ?? node;
    return (Object.hasOwn(touches, id) ? touches[id] : undefined) ?? nothingTouched;
  };
  const write = (deed: Deed, is: "after" | "half"): void => {
    const back = takesBack.has(deed.node) && is === "after";
    for (const object of touchedBy(deed.node, deed.item).writes) {
      const version: Version = back ? { is: "before" } : { is, node: deed.node };
      things.set(keyOf(object), { object, version });
      lies.delete(keyOf(object));
    }
  };
  const end = (deed: Deed, outcome: Outcome): void => {
    if (deed.state !== "under-way") return;
    deed.endedAt = time.now();
    deed.outcome = outcome;
    deed.state = outcome.state === "done" ? "done" : "failed";
    if (deed.lie)
      for (const object of touchedBy(deed.node, deed.item).writes) lies.set(keyOf(object), object);
    else if (deed.state === "done") write(deed, "after");
    else if (leavesHalf(outcome)) write(deed, "half");
  };
  return {
    deeds,
    begin: (asked, lie) => {
      const deed: Deed = {
        ...asked,
        beganAt: time.now(),
        endedAt: null,
        state: "under-way",
        outcome: null,
        lie,
      };
      deeds.push(deed);
      latest.set(deed.effect, deed);
      return deed;
    },
    end,
    last: (effect) => latest.get(effect) ?? null,
    cutOff: (which) => {
      for (const deed of deeds) {
        if (deed.state !== "under-way" || !which(deed)) continue;
        deed.state = "cut";
        deed.endedAt = time.now();
        write(deed, "half");
      }
    },
    changed: () =>
      [...things.entries()]
        .filter(([, { version }]) => version.is !== "before")
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([, standing]) => standing),
    lieSeenBy: (node, item) => touchedBy(node, item).reads.find((object) => lies.has(keyOf(object))) ?? null,
  };
}
