/** How many requests to the new version failed before the traffic was back, as far as they were counted; null: nobody can tell. */
import type { Releases } from "../app/index.ts";
import type { Plan } from "../plan/index.ts";
import type { Scene } from "./scene.ts";

export interface HarmGiven {
  readonly releases: Releases;
  readonly plan: Plan;
  readonly numbers: ReadonlyMap<string, string>;
  readonly scene: Scene;
}

export async function harmText({ releases, plan, numbers, scene }: HarmGiven): Promise<string | null> {
  const counts = Object.values(plan.metrics).some(({ judged }) => judged === "errors");
  if (!counts || scene.ended === null || scene.returning === null) return null;
  const { countedText, storyOf } = await import("../reports/index.ts");
  const { watch } = storyOf({ plan, recordeds: await releases.log(scene.release), numbers });
  return watch.counted === null || watch.counted.n === 0 ? null : `${countedText(watch)}.`;
}
