/**
 * What every target must keep, whatever it shifts traffic with: a version beside the one that serves, a share of the users
 * under a lease, and a way back at any moment, also where something breaks on the way. It is asked through the hand, as a
 * release asks it; a target's own test hands in a place with one version that serves.
 */
import { afterEach, beforeEach, describe } from "vitest";
import type { OpenTarget } from "../../src/effect/index.ts";
import type { Clock } from "../../src/hands/target/index.ts";
import { actsOn, type Now } from "./target-acts.ts";
import { breaksOnTheWay, shiftsInSpiteOf } from "./target-faults.ts";
import { endsWithItsLease, movesTraffic } from "./target-traffic.ts";
import { goesThere } from "./target-versions.ts";

export interface TargetScene {
  /** Opened anew it is another holder of the same place. */
  readonly open: OpenTarget;
  readonly name: string;
  /** The version that serves at the beginning, alone. */
  readonly serving: string;
  /** One that can be placed beside it. */
  readonly next: string;
  /** The version that each of these users is answered by. */
  readonly answers: (users: readonly string[]) => Promise<readonly string[]>;
  /** The next wish of that kind goes wrong so; null: nothing can be broken here. */
  readonly breaks: ((wish: "place" | "weight", fault: Fault) => void) | null;
  /** By which the hand waits. */
  readonly clock: Clock;
  /** Lets that much time go by. */
  readonly passes: (ms: number) => Promise<void>;
  /** Short, and long enough for what is done meanwhile. */
  readonly leaseMs: number;
  readonly close: () => Promise<void>;
}

/** `half`: a part of it is done, and then it fails; `silent`: it takes effect, and no answer comes. */
export type Fault = "half" | "silent" | "says-another" | "flaps" | "unwell";

export function targetContract(name: string, openScene: () => Promise<TargetScene>): void {
  describe(`${name}, as every target`, { timeout: 60_000 }, () => {
    let now: Now | null = null;
    beforeEach(async () => {
      now = await openScene().then(actsOn);
    });
    afterEach(async () => {
      await now?.scene.close();
    });
    const acts = (): Now => {
      if (now === null) throw new Error("no scene was opened");
      return now;
    };
    goesThere(acts);
    movesTraffic(acts);
    endsWithItsLease(acts);
    breaksOnTheWay(acts);
    shiftsInSpiteOf(acts);
  });
}
