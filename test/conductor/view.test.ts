/** Where a release stands, as programs read it. */
import { describe, expect, it } from "vitest";
import { viewOf } from "../../src/conductor/index.ts";
import { gate, planOf, question, read, step } from "./plan-of.ts";
import { begin, end, fail, happen, pass, say } from "./play.ts";

const plan = planOf({
  main: {
    list: gate("checklist", { items: ["q"] }),
    x: step("set image", { absorbedBy: "a" }),
    a: step("deploy", { undo: "ua" }),
    b: read("healthy?"),
  },
  beside: { ua: step("undo deploy") },
  items: { q: question("All merged?") },
});

describe("viewOf", () => {
  it("shows steps under the plan's numbers, without what another one does", () => {
    const { steps } = viewOf(plan, begin(plan).state);
    expect(steps.map(({ number, id, state }) => [number, id, state])).toEqual([
      ["1", "list", "running"],
      ["2", "a", "pending"],
      ["3", "b", "pending"],
    ]);
  });

  it("shows what waits, for whom and since when", () => {
    const play = begin(plan);
    const view = viewOf(plan, play.state, play.at);
    expect(view).toMatchObject({
      release: "k3f9wz",
      state: "waiting",
      runbook: "deploy.md",
      exit: 4,
      guards: [],
    });
    expect(view.waits).toMatchObject([
      {
        id: "q",
        kind: "question",
        step: "list",
        item: "q",
        since: play.at,
        answers: ["yes", "no"],
        timer: false,
      },
    ]);
  });

  it("shows how long, how often and with which status", () => {
    const play = say(begin(plan), "answer", ["q", "yes"]);
    fail(pass(play, 4000), "a#1", 3);
    const [, a] = viewOf(plan, play.state, play.at).steps;
    expect(a).toMatchObject({
      state: "failed",
      exit: 3,
      ms: 4000,
      attempts: 1,
      effect: "a#1",
      evidence: ["boom"],
    });
  });

  it("shows a step in doubt as such", () => {
    const play = say(begin(plan), "answer", ["q", "yes"]);
    happen(play, { type: "effect.doubted", effect: "a#1", why: "?", evidence: [] });
    expect(viewOf(plan, play.state).steps[1]?.state).toBe("in-doubt");
  });

  it("shows the way back from when it began, under the number of the step", () => {
    const play = end(say(begin(plan), "answer", ["q", "yes"]), "a#1");
    end(say(play, "rollback"), "b#1", "cancelled");
    const { steps } = viewOf(plan, play.state);
    expect(steps.at(-1)).toMatchObject({ id: "ua", number: "u2", course: "rollback", state: "running" });
  });
});
