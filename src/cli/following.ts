/** A release as its events go by: what is known of it now, and the scene of that, made only when somebody looks. */
import { emptyState, fold, type Recorded, type ReleaseState, viewOf } from "../conductor/index.ts";
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
  let state = from;
  let scene: Scene | null = null;
  return {
    plan,
    numbers,
    take: (recorded) => {
      state = fold(state, recorded);
      scene = null;
    },
    state: () => state,
    scene: () => {
      scene ??= sceneOf({ plan, view: viewOf(plan, state), unicode });
      return scene;
    },
  };
}
