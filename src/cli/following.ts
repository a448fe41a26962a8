/** A release as its events go by: what is known of it now, and the scene of that, made only when somebody looks. */
import { emptyState, foldAll, type Recorded, type ReleaseState, viewOf } from "../conductor/index.ts";
import type { Plan } from "../plan/index.ts";
import { numbersOf } from "./render-plan.ts";
import type { Scene } from "./scene.ts";
import { sceneOf } from "./scene-of.ts";

export interface Following {
  readonly plan: Plan;
  readonly numbers: ReadonlyMap<string, string>;
  readonly take: (recorded: Recorded) => void;
  readonly state: () => ReleaseState;
  readonly scene: () => Scene;
}

export function following(plan: Plan, unicode: boolean, from: ReleaseState = emptyState()): Following {
  const numbers = numbersOf(plan);
  let known = from;
  let taken: Recorded[] = [];
  let scene: Scene | null = null;
  // All that came since the last look at once: each folding copies what is known.
  const state = (): ReleaseState => {
    if (taken.length === 0) return known;
    known = foldAll(known, taken);
    taken = [];
    return known;
  };
  return {
    plan,
    numbers,
    take: (recorded) => {
      taken.push(recorded);
      scene = null;
    },
    state,
    scene: () => {
      scene ??= sceneOf({ plan, view: viewOf(plan, state()), unicode });
      return scene;
    },
  };
}
