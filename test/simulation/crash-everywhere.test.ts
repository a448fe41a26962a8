/**
 * Every example runbook, with a death at every append and before, in and after everything that it does: it is resumed, and
 * ends as it would have without.
 */
import { describe, expect, it } from "vitest";
import { findingsOf } from "./checkers.ts";
import { crashesOf, endOf, undisturbed } from "./crashes.ts";
import { allScenes } from "./scenes.ts";

const scenes = await allScenes();

it("finds the example runbooks", () => {
  expect(scenes.length).toBeGreaterThan(10);
});

describe.each(scenes)("$name", (scene) => {
  it("ends the same, wherever its process or its machine dies", { timeout: 60_000 }, async () => {
    const calm = await undisturbed(scene);
    expect(findingsOf(scene.plan, calm)).toEqual([]);
    expect(calm.state.ended?.as).toBe("done");
    let crashes = 0;
    for await (const { label, run } of crashesOf(scene, calm)) {
      crashes += 1;
      expect(findingsOf(scene.plan, run), label).toEqual([]);
      expect(endOf(run), label).toEqual(endOf(calm));
    }
    expect(crashes).toBeGreaterThan(calm.counts.appends);
  });
});
