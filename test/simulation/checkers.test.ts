/** The checkers find what they are there for: a release that repeats what is not safe to repeat, and one that stands still. */
import { expect, it } from "vitest";
import type { Plan } from "../../src/plan/index.ts";
import { findingsOf } from "./checkers.ts";
import { crashesOf, undisturbed } from "./crashes.ts";
import { allScenes } from "./scenes.ts";

const scene = (await allScenes()).find(({ name }) => name === "examples/farmers-market/runbooks/deploy.md");
if (scene === undefined) throw new Error("the example is gone");

/** Every step says of itself that it may be done twice. */
function careless(plan: Plan): Plan {
  const nodes = Object.entries(plan.nodes).map(([id, node]) => [
    id,
    node.kind === "step" ? { ...node, onCrash: "repeat" as const } : node,
  ]);
  return { ...plan, nodes: Object.fromEntries(nodes) };
}

it("finds what is begun twice though it is not safe", async () => {
  const rash = { ...scene, plan: careless(scene.plan) };
  const calm = await undisturbed(rash);
  const found = new Set<string>();
  for await (const { run } of crashesOf(rash, calm))
    for (const finding of findingsOf(scene.plan, run)) found.add(finding);
  expect([...found].some((finding) => finding.includes("is not safe to repeat and was begun 2 times"))).toBe(
    true,
  );
});

it("finds a gate that was passed shut, and a release that stands still", async () => {
  const calm = await undisturbed(scene);
  const shut = calm.events.filter(({ event }) => event.type !== "node.ended");
  expect(
    findingsOf(scene.plan, { ...calm, events: shut }).some((finding) => finding.includes("was shut")),
  ).toBe(true);
  const still = { ...calm, as: "idle" as const, state: { ...calm.state, ended: null, waits: new Map() } };
  expect(findingsOf(scene.plan, still)).toContain(
    "it stands still for ever in state done, and nobody is asked anything",
  );
});
