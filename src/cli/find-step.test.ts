/** What people type for a step or a wait, and what they are told where it is none. */
import { describe, expect, it } from "vitest";
import { RutterError } from "../base/index.ts";
import type { Plan } from "../plan/index.ts";
import { findStep } from "./find-step.ts";
import { findWait, fittingAnswer } from "./find-wait.ts";
import { sampleScene, sampleWait } from "./sample-scene.ts";

const TITLES: Readonly<Record<string, string>> = {
  build: "Build the image",
  push: "Push the image",
  deploy: "Deploy",
  "deploy-2": "Deploy the workers",
};

const plan = {
  nodes: Object.fromEntries(Object.entries(TITLES).map(([id, title]) => [id, { kind: "soak", title }])),
  items: {},
} as unknown as Plan;

const steps = {
  plan,
  among: Object.keys(TITLES),
  numbers: new Map(Object.keys(TITLES).map((id, index) => [id, String(index + 1)])),
};

const refused = (work: () => unknown): Pick<RutterError, "code" | "fix" | "what"> => {
  try {
    work();
  } catch (error) {
    if (error instanceof RutterError) return { code: error.code, what: error.what, fix: error.fix };
    throw error;
  }
  throw new Error("it was not refused");
};

describe("findStep", () => {
  it.each([
    ["2", "push"],
    ["PUSH", "push"],
    ["build", "build"],
    ["deploy", "deploy"],
    ["workers", "deploy-2"],
  ])("%s is %s", (typed, id) => {
    expect(findStep(typed, steps)).toBe(id);
  });

  it("names the nearest, or those that fit", () => {
    expect(refused(() => findStep("Psh the image", steps))).toMatchObject({
      code: "CLI_STEP_UNKNOWN",
      fix: 'did you mean 2 "Push the image"?',
    });
    expect(refused(() => findStep("image", steps))).toEqual({
      code: "CLI_STEP_AMBIGUOUS",
      what: '2 steps fit "image": 1 "Build the image", 2 "Push the image"',
      fix: "write its number: 1",
    });
    expect(refused(() => findStep("wokers", steps)).fix).toBe('did you mean 4 "Deploy the workers"?');
    expect(refused(() => findStep("", steps)).code).toBe("CLI_STEP_UNKNOWN");
  });
});

describe("findWait", () => {
  const merged = sampleWait("merged", "Pull request is merged", { item: "i1" });
  const green = sampleWait("green", "Tests are green");
  const scene = sampleScene({ waits: [merged, green] });

  it("takes an id, a line of a list, or a part of its words; alone it needs no name", () => {
    for (const typed of ["merged", "i1", "pull request"])
      expect(findWait(typed, scene, scene.waits)).toBe(merged);
    expect(findWait(null, scene, [green])).toBe(green);
  });

  it("says what it waits for instead", () => {
    expect(refused(() => findWait("mergd", scene, scene.waits))).toMatchObject({
      code: "CLI_WAIT_UNKNOWN",
      what: 'release k3f9wz does not wait for "mergd"',
      fix: "write rutter answer k3f9wz merged yes  # or no",
    });
    expect(refused(() => findWait("x", scene, [])).fix).toBe("rutter status k3f9wz shows where it stands");
  });

  it("takes an answer of the right kind only", () => {
    expect(fittingAnswer("Y", green, scene)).toBe("yes");
    const value = sampleWait("tag", "Which tag?", { answers: [] });
    expect(fittingAnswer("v1.3", value, scene)).toBe("v1.3");
    expect(refused(() => fittingAnswer("maybe", green, scene))).toEqual({
      code: "CLI_ANSWER_INVALID",
      what: '"Tests are green" cannot be answered with "maybe"',
      fix: "write rutter answer k3f9wz green yes  # or no",
    });
  });
});
