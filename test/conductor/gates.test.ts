/** Gates: everything asked at once, answers and reasons, approvals of this very plan, one release at a time. */
import { describe, expect, it } from "vitest";
import { approval, check, gate, planOf, question, read, step } from "./plan-of.ts";
import {
  append,
  asked,
  begin,
  decideNow,
  end,
  fail,
  happen,
  nodes,
  pass,
  reply,
  say,
  stands,
  waits,
  wake,
} from "./play.ts";

const after = { z: step("deploy") };

describe("a check list", () => {
  const items = {
    merged: question("All merged?"),
    backup: check("backup is fresh", { retries: 1 }),
    dashboard: check("figures", { look: "no red line" }),
  };
  const plan = planOf({ main: { list: gate("checklist", { items: Object.keys(items) }), ...after }, items });

  it("asks everything at once: checks run beside each other, questions wait for people", () => {
    const play = begin(plan);
    expect([asked(play), waits(play)]).toEqual([["backup#1", "dashboard#1"], ["question merged"]]);
    expect([...play.state.effects.values()].every(({ aside }) => aside)).toBe(true);
    expect(stands(play)).toBe("waiting 4");
  });

  it("is passed when every line is answered, a check that a person reads with its output", () => {
    const play = end(end(begin(plan), "backup#1"), "dashboard#1");
    expect(play.state.waits.get("dashboard")).toMatchObject({
      text: "figures\nLook for: no red line",
      shows: "dashboard#1",
    });
    say(play, "answer", ["dashboard", "Y"]);
    expect(asked(play)).toEqual([]);
    expect(asked(say(play, "confirm", ["merged"], { by: "bo" }))).toEqual(["z#1"]);
    expect(play.state.items.get("merged")).toMatchObject({ state: "done", by: { who: "bo" } });
    expect(play.state.nodes.get("list")).toMatchObject({ state: "done", answer: "yes" });
  });

  it("holds the release on a no, and can be answered anew", () => {
    const play = say(begin(plan), "answer", ["merged", "no"], { note: "two are open" });
    expect([waits(play), stands(play)]).toEqual([["question merged-2"], "held 4"]);
    expect(play.state.waits.get("merged-2")?.text).toBe("All merged?\nAnswered no by ana: two are open");
    expect(stands(say(play, "answer", ["merged-2", "yes"]))).toBe("waiting 4");
  });

  it("waives a line for a reason alone", () => {
    const play = say(begin(plan), "waive", ["merged"]);
    expect(reply(play)).toBe('what is waived is waived for a reason | waive merged "why"');
    say(play, "waive", ["backup"], { note: "no" });
    expect(reply(play)).toBe("backup is still being looked at");
    say(play, "waive", ["merged"], { note: "docs only" });
    expect(play.state.items.get("merged")).toMatchObject({ state: "waived", why: "docs only" });
  });

  it("tries a check again, then asks a person: retry, waive, roll back or stop", () => {
    const play = fail(begin(plan), "backup#1");
    fail(wake(play), "backup#2");
    expect(waits(play)).toEqual(["question merged", "failure backup"]);
    expect(play.state.waits.get("backup")?.answers).toEqual(["retry", "waive", "rollback", "stop"]);
    expect(stands(play)).toBe("held 4");
    expect(asked(say(play, "retry", ["backup"]))).toContain("backup#3");
    fail(play, "backup#3");
    say(play, "answer", ["backup-2", "waive"], { note: "restored yesterday" });
    expect(play.state.items.get("backup")?.state).toBe("waived");
  });

  it("takes a look that a person did not like for a failure", () => {
    const play = say(end(begin(plan), "dashboard#1"), "answer", ["dashboard", "no"]);
    expect(waits(play)).toContain("failure dashboard-2");
    expect(asked(say(play, "retry", ["dashboard"]))).toContain("dashboard#2");
  });
});

describe("a question that leaves something out", () => {
  const plan = planOf({
    main: {
      ask: gate("question", { items: ["q"], onNo: "skip" }),
      only: step("migrate", { when: { node: "ask", is: "yes" } }),
      ...after,
    },
    items: { q: question("Does the schema change?") },
  });

  it("does it on a yes", () => {
    expect(asked(say(begin(plan), "answer", ["q", "yes"]))).toEqual(["only#1"]);
  });

  it("passes over it on a no, and goes on", () => {
    const play = say(begin(plan), "answer", ["q", "no"]);
    expect([asked(play), nodes(play)]).toEqual([["z#1"], { ask: "done", only: "skipped", z: "running" }]);
    expect(play.state.nodes.get("only")?.why).toBe('"gate question": no');
    expect(stands(end(play, "z#1"))).toBe("done 0");
  });
});

describe("an approval", () => {
  const plan = planOf({ main: { ok: approval(2, { who: "sre", expiresMs: 3_600_000 }), ...after } });
  const approve = (play: ReturnType<typeof begin>, by: string, hash = plan.hash) =>
    say(play, "approve", [null, hash], { by });

  it("takes as many different people as it says", () => {
    const play = approve(begin(plan), "bo");
    expect([waits(play), play.state.waits.get("ok-2")?.who]).toEqual([["approval ok-2"], "sre"]);
    expect(play.state.waits.get("ok-2")?.text).toBe("Approve this plan (2 of 2).");
    expect(reply(approve(play, "bo"))).toBe("bo has approved it already: another person must");
    expect(asked(approve(play, "cy"))).toEqual(["z#1"]);
  });

  it("is of this plan and no other", () => {
    const play = approve(begin(plan), "bo", "sha256:other");
    expect(reply(play)).toContain("that is another plan than the one of this release");
    expect(reply(say(play, "approve", [], { by: "bo" }))).toContain("names the plan by its hash");
    expect(reply(say(play, "answer", ["ok", "approve"]))).toContain("approved or rejected, by its hash");
    expect(waits(play)).toEqual(["approval ok"]);
  });

  it("holds the release where it is rejected, and earlier approvals are void", () => {
    const play = say(approve(begin(plan), "bo"), "reject", [], { by: "cy", note: "too late today" });
    expect(stands(play)).toBe("held 4");
    expect(play.state.waits.get("ok-3")?.text).toContain("It was rejected by cy: too late today");
    expect(asked(approve(play, "cy"))).toEqual([]);
    expect(asked(approve(play, "bo"))).toEqual(["z#1"]);
  });

  it("runs out while the other is waited for", () => {
    const play = approve(begin(plan), "bo");
    expect(asked(approve(pass(play, 3_600_000), "cy"))).toEqual([]);
    expect(asked(approve(play, "bo"))).toEqual(["z#1"]);
  });

  it("is asked for anew where it ran out before anything was changed", () => {
    const main = { ok: approval(1, { expiresMs: 1000 }), look: read("look"), ...after };
    const play = say(begin(planOf({ main })), "approve", [null, planOf({ main }).hash], { by: "bo" });
    end(pass(play, 2000), "look#1");
    expect([asked(play), waits(play)]).toEqual([[], ["approval ok-2"]]);
    expect(asked(say(play, "approve", [null, play.plan.hash], { by: "bo" }))).toEqual(["z#1"]);
  });
});

describe("windows, freezes and the way back", () => {
  it.each(["window", "freeze", "ready"] as const)("ask a person about the %s for now", (kind) => {
    const play = begin(planOf({ main: { g: gate(kind), ...after } }));
    expect([waits(play), stands(play)]).toEqual([[`${kind} g`], "waiting 4"]);
    expect(play.state.waits.get("g")?.text).toMatch(/Rutter does not yet/);
    say(play, "answer", ["g", "no"]);
    expect([waits(play), stands(play)]).toEqual([[`${kind} g-2`], "held 4"]);
    expect(asked(say(play, "confirm"))).toEqual(["z#1"]);
  });

  it("are waived for a reason", () => {
    const play = begin(planOf({ main: { g: gate("window"), ...after } }));
    expect(asked(say(play, "waive", ["g"], { note: "agreed with the desk" }))).toEqual(["z#1"]);
  });
});

describe("a lock", () => {
  const plan = planOf({ main: { gate: gate("lock"), ...after }, lock: true });
  const held = { holder: "release p2q7", since: "10:02", step: "Deploy" };

  it("is taken like a step", () => {
    const play = begin(plan);
    expect(play.state.effects.get("gate#1")?.effect).toMatchObject({
      hand: "lock",
      input: { service: "shop", environment: "staging" },
    });
    expect(asked(end(play, "gate#1"))).toEqual(["z#1"]);
  });

  it("held by another is waited for, and asked for every five seconds", () => {
    const play = end(begin(plan), "gate#1", "failed", held);
    expect([waits(play), stands(play)]).toEqual([["lock gate"], "waiting 5"]);
    expect(play.state.waits.get("gate")?.text).toBe(
      "shop in staging is held by release p2q7, since 10:02, at Deploy",
    );
    expect(reply(say(play, "answer", ["gate", "yes"]))).toContain("it ends when the lock is free");
    expect(asked(wake(play))).toEqual(["gate#2"]);
    expect(play.at - (play.state.startedAt ?? 0)).toBe(5000);
    expect(waits(end(play, "gate#2", "failed", { ...held, step: "Watch" }))).toEqual(["lock gate-2"]);
    end(wake(play), "gate#3");
    expect([waits(play), asked(play)]).toEqual([[], ["z#1"]]);
  });

  it("that cannot be asked for is a failure", () => {
    const play = fail(begin(plan), "gate#1");
    expect([waits(play), play.state.waits.get("gate")?.answers]).toEqual([
      ["failure gate"],
      ["retry", "skip", "rollback", "stop"],
    ]);
    expect(asked(say(play, "retry", ["gate"]))).toEqual(["gate#2"]);
  });

  it("in doubt is asked about", () => {
    const doubted = () =>
      happen(begin(plan), { type: "effect.doubted", effect: "gate#1", why: "?", evidence: [] });
    expect([waits(doubted()), stands(doubted())]).toEqual([["in-doubt gate"], "held 11"]);
    expect(asked(say(doubted(), "answer", ["gate", "done"]))).toEqual(["z#1"]);
    expect(asked(say(doubted(), "answer", ["gate", "not-done"]))).toEqual(["gate#2"]);
  });

  it("goes on after a crash in between", () => {
    const play = begin(plan);
    append(play, [{ type: "effect.recovered", effect: "gate#1", how: "repeated" }]);
    expect(asked(end(decideNow(play), "gate#1"))).toEqual(["z#1"]);
  });
});
