/** One release of this machine as a verb finds it: opened, named, its plan and its scene at hand; and closed again. */
import { openReleases, type ReleaseLook, type Releases } from "../app/index.ts";
import type { Plan } from "../plan/index.ts";
import type { Io } from "./io.ts";
import { paint } from "./look.ts";
import { numbersOf } from "./render-plan.ts";
import type { Scene } from "./scene.ts";
import { sceneOf, sceneTitle } from "./scene-of.ts";
import { type WhichGiven, whichRelease } from "./which-release.ts";

export interface Released {
  readonly releases: Releases;
  readonly release: string;
  readonly rest: readonly string[];
  readonly look: ReleaseLook;
  readonly plan: Plan;
  readonly scene: Scene;
  readonly numbers: ReadonlyMap<string, string>;
}

export async function withReleases<Value>(
  work: (releases: Releases) => Promise<Value>,
  { create = false }: { readonly create?: boolean } = {},
): Promise<Value> {
  const releases = await openReleases({ create });
  try {
    return await work(releases);
  } finally {
    await releases.close();
  }
}

export interface WithReleaseGiven extends WhichGiven {
  readonly io: Io;
  /** What is shown begins with the release anyway. */
  readonly headed?: boolean;
}

export const withRelease = <Value>(
  given: WithReleaseGiven,
  work: (released: Released) => Promise<Value>,
): Promise<Value> =>
  withReleases(async (releases) => {
    const which = await whichRelease(releases, given);
    const look = await releases.status(which.release);
    const { plan, view } = look;
    if (which.guessed && given.headed !== true) await sayWhich({ release: which.release, plan }, given.io);
    const scene = sceneOf({ plan, view, unicode: given.io.look.unicode });
    return work({ ...which, releases, look, plan, scene, numbers: numbersOf(plan) });
  });

const sayWhich = ({ release, plan }: Pick<Released, "release" | "plan">, io: Io): Promise<void> =>
  io.err([paint(io.errLook, "dim", `release ${release}: ${sceneTitle(plan, io.errLook.unicode)}`)]);
