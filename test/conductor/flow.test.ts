/** Choices, what hangs on them, and beginning further on. */
import { describe, expect, it } from "vitest";
import { approval, choice, gate, planOf, question, read, step } from "./plan-of.ts";
import { asked, begin, end, nodes, reply, say, stands, waits } from "./play.ts";

const options = (more: Parameters<typeof choice>[1] = {}) =>
  planOf({
    main: {
      fork: choice(["blue", "green"], { options: { blue: "Blue way", green: "Green way" }, ...more }),
      blue: step("blue", { after: ["fork"], when: { node: "fork", is: "blue" } }),
      blue2: step("blue again", { after: ["blue"], when: { node: "fork", is: "blue" } }),
      green: step("green", { after: ["fork"], when: { node: "fork", is: "green" } }),
      end: step("end", { after: ["blue2", "green"] }),
    },
  });

describe("a choice", () => {
  it("is a person's, by name", () => {
    const play = begin(options());
    expect([waits(play), stands(play)]).toEqual([["choice fork"], "waiting 4"]);
    expect(play.state.waits.get("fork")?.text).toBe("Choose one\n1  Blue way (blue)\n2  Green way (green)");
    expect(asked(say(play, "answer", ["fork", "green"]))).toEqual(["green#1"]);
    expect(asked(end(play, "green#1"))).toEqual(["end#1"]);
    expect(nodes(play)).toMatchObject({ blue: "skipped", blue2: "skipped" });
    expect(play.state.nodes.get("blue")?.why).toBe('not chosen at "Choose one"');
  });

  it("or by number", () => {
    expect(asked(say(begin(options()), "answer", ["fork", "1"]))).toEqual(["blue#1"]);
    const play = say(begin(options()), "answer", ["fork", "3"]);
    expect(reply(play)).toBe('fork is answered with blue or green, not "3" | answer fork blue|green');
  });

  it("is not asked about where one is taken by default", () => {
    const play = begin(options({ default: "green" }));
    expect([asked(play), waits(play)]).toEqual([["green#1"], []]);
  });

  it("among branches may be none", () => {
    const play = begin(options({ among: "branches" }));
    expect(play.state.waits.get("fork")?.answers).toEqual(["blue", "green", "none"]);
    expect(asked(say(play, "answer", ["fork", "none"]))).toEqual(["end#1"]);
  });

  it("does not make lanes of its options", () => {
    const play = say(begin(options()), "answer", ["fork", "blue"]);
    expect(play.state.effects.get("blue#1")?.aside).toBe(false);
  });
});

describe("a procedure run by its name", () => {
  it("is not held up by what its plan says of nodes on other courses", () => {
    const plan = planOf({
      main: { a: step("a", { after: ["elsewhere"], when: { node: "elsewhere", is: "a" } }), b: step("b") },
      beside: { elsewhere: choice(["a"]) },
    });
    expect(asked(end(begin(plan), "a#1"))).toEqual(["b#1"]);
  });
});

describe("beginning further on", () => {
  it("leaves out what stands before, and says so", () => {
    const play = begin(planOf({ main: { a: step("a"), b: step("b") } }), { leftOut: ["a"] });
    expect(asked(play)).toEqual(["b#1"]);
    expect(play.state.nodes.get("a")).toMatchObject({ state: "skipped", why: "left out by --from" });
    end(play, "b#1");
    expect([stands(play), play.state.doneOrder]).toEqual(["done 0", ["b"]]);
  });

  it("is no way round an approval or a lock", () => {
    const main = {
      ok: approval(),
      lock: gate("lock"),
      list: gate("checklist", { items: ["q"] }),
      a: step("a"),
    };
    const plan = planOf({ main, items: { q: question("so?") }, lock: true });
    const play = begin(plan, { leftOut: ["ok", "lock", "list"] });
    expect(waits(play)).toEqual(["approval ok"]);
    expect(asked(say(play, "approve", [null, plan.hash]))).toEqual(["lock#1"]);
    expect(asked(end(play, "lock#1"))).toEqual(["a#1"]);
    expect(nodes(play).list).toBe("skipped");
  });

  it("within an option says which option it is", () => {
    const play = begin(options(), { leftOut: ["fork", "blue"] });
    expect(asked(play)).toEqual(["blue2#1"]);
    expect(nodes(play).green).toBe("skipped");
  });
});

describe("a dry run", () => {
  it("runs what only reads, and asks nobody anything", () => {
    const main = {
      ok: approval(),
      list: gate("checklist", { items: ["q"] }),
      look: read("look"),
      deploy: step("deploy"),
      again: read("look again"),
    };
    const plan = planOf({ main, items: { q: question("so?") } });
    const play = begin(plan, { dryRun: true });
    expect([asked(play), waits(play)]).toEqual([["look#1"], []]);
    expect(asked(end(play, "look#1"))).toEqual(["again#1"]);
    expect(play.state.nodes.get("deploy")).toMatchObject({ state: "skipped", why: "dry run" });
    expect(stands(end(play, "again#1"))).toBe("done 0");
  });

  it("goes on after a failure, and ends with it", () => {
    const play = begin(planOf({ main: { a: read("a"), b: read("b") } }), { dryRun: true });
    expect(asked(end(play, "a#1", "failed"))).toEqual(["b#1"]);
    expect(stands(end(play, "b#1"))).toBe("stopped 1");
    expect(play.state.ended?.why).toBe("dry run: 1 of 2 failed");
  });
});
