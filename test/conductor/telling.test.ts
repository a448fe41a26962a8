/** People are told of what happens, once each, by whoever listens; and nobody who does not answer holds a release up. */
import { describe, expect, it } from "vitest";
import { instant } from "../../src/base/index.ts";
import { decide, emptyState, fold, type ReleaseEvent, viewOf } from "../../src/conductor/index.ts";
import type { Plan } from "../../src/plan/index.ts";
import { gate, planOf, question, read, step } from "./plan-of.ts";
import {
  asked,
  begin,
  end,
  fail,
  happen,
  nodes,
  type Play,
  pass,
  START,
  say,
  stands,
  waits,
  wake,
} from "./play.ts";

const ALL = ["started", "gate", "tripped", "finished", "alarm"];
const told = (plan: Plan, on: readonly string[] = ALL): Plan => ({
  ...plan,
  channels: [{ to: "slack", on }],
});
const started = (plan: Plan): Play => begin(plan, { conductor: 2 });

const messages = ({ recordeds }: Play) =>
  recordeds.flatMap(({ event }) => {
    if (event.type !== "effect.asked" || !event.node.startsWith("~tell-")) return [];
    const { to, about } = event.effect.input as { to: string; about: { event: string; title: string } };
    return [`${to}: ${about.event}: ${about.title}`];
  });

const underWay = (play: Play): readonly string[] => asked(play).filter((id) => id.startsWith("~"));
const sent = (play: Play): Play => {
  for (const id of underWay(play)) end(play, id);
  return play;
};

const two = planOf({ main: { a: step("a"), b: step("b") } });

describe("channels", () => {
  it("are told of the start and of the end, once", () => {
    const play = started(told(two));
    sent(end(end(sent(play), "a#1"), "b#1"));
    pass(play, 600_000);
    expect(messages(play)).toEqual([
      "slack: started: shop → staging: started by ana",
      "slack: finished: shop → staging: done",
    ]);
    expect([stands(play), play.decision.cancel]).toEqual(["done 0", []]);
  });

  it("are told once, though the journal writes down a moment later than was decided", () => {
    const list = gate("checklist", { items: ["q"] });
    const plan = told(planOf({ main: { list, a: step("a") }, items: { q: question("so?") } }));
    let state = emptyState();
    let at = START;
    const asked: string[] = [];
    const add = (...events: ReleaseEvent[]): void => {
      for (const event of events) {
        at = instant(at + 7);
        if (event.type === "effect.asked") asked.push(event.effect.id);
        state = fold(state, { seq: state.seq + 1, at, event });
      }
    };
    const round = (ms = 0): void => {
      at = instant(at + ms);
      for (let left = 5; left > 0; left -= 1) add(...decide(plan, state, at).events);
      const outcome = { state: "done", data: {}, evidence: [] } as const;
      const open = [...state.effects.values()].filter((each) => each.state === "asked");
      add(
        ...open.map(
          ({ effect }) => ({ type: "effect.ended", effect: effect.id, outcome, found: false }) as const,
        ),
      );
    };
    const by = { who: "ana", signed: false };
    add({ type: "release.started", release: "k", conductor: 2, plan, by, dryRun: false, leftOut: [] });
    round();
    round(2_000);
    const answer = { kind: "answer", by, from: "cli", about: "q", value: "yes", note: null } as const;
    add({ type: "signal.received", signal: { id: "s1", at, ...answer } });
    for (let left = 4; left > 0; left -= 1) round(2_000);
    expect(state.ended?.as).toBe("done");
    expect(asked.filter((id) => !id.startsWith("~tell-gate-"))).toEqual([
      "~tell-started-c0#1",
      "a#1",
      "~tell-ended-done-0-c0#1",
    ]);
    expect(asked).toHaveLength(4);
  });

  it("are told of what they asked for alone", () => {
    const play = started(told(two, ["finished"]));
    expect(messages(play)).toEqual([]);
    end(end(play, "a#1"), "b#1");
    expect(messages(play)).toHaveLength(1);
  });

  it("are told of all that opens together in one message, and of nothing that was answered by then", () => {
    const items = { q1: question("merged?"), q2: question("warned?"), q3: question("ready?") };
    const list = gate("checklist", { items: ["q1", "q2", "q3"] });
    const play = sent(started(told(planOf({ main: { list, a: step("a") }, items }))));
    expect([waits(play).length, messages(play).length]).toEqual([3, 1]);
    say(play, "answer", ["q1", "yes"]);
    wake(play);
    expect(messages(play)[1]).toBe("slack: gate: shop → staging: waits for you: 2 questions");
    sent(pass(play, 600_000));
    expect(messages(play)).toHaveLength(2);
  });

  it("are told of what opens later in a message of its own", () => {
    const plan = told(planOf({ main: { a: step("a"), b: step("b") } }), ["gate"]);
    const play = fail(started(plan), "a#1");
    sent(pass(play, 1_000));
    say(play, "retry", ["a"]);
    sent(pass(fail(play, "a#2"), 1_000));
    expect(messages(play)).toEqual([
      "slack: gate: shop → staging: held, a person must say how it goes on: a failed: exit status 1: boom",
      "slack: gate: shop → staging: held, a person must say how it goes on: a failed: exit status 1: boom",
    ]);
  });

  it("are told of a trip, and then of the end though they did not ask for it", () => {
    const play = started(told(two, ["tripped"]));
    const trip = {
      type: "guard.tripped",
      guard: "judge",
      evidence: 0.99,
      value: null,
      why: "worse",
    } as const;
    happen(play, { ...trip, does: "note" }, { ...trip, does: "rollback" });
    expect(messages(play)).toEqual(["slack: tripped: shop → staging: the new version is worse: rollback"]);
    say(sent(play), "stop", [], { note: "enough" });
    end(play, "a#1", "cancelled");
    expect(messages(play)[1]).toMatch(/^slack: stopped: shop → staging: stopped, nothing was undone/);
  });

  it("are told nothing in a dry run, nor of a release with the old rules", () => {
    for (const more of [{ conductor: 1 }, { conductor: 2, dryRun: true }] as const)
      expect(messages(begin(told(planOf({ main: { a: read("a") } })), more))).toEqual([]);
  });
});

describe("notices of the runbook", () => {
  it("go where they say, with their own words", () => {
    const notices = [{ on: ["started"], to: "#deployments", text: "here we go", template: null }];
    const play = started({ ...two, notices });
    const [event] = play.recordeds.flatMap(({ event: each }) =>
      each.type === "effect.asked" && each.effect.hand === "notify" ? [each] : [],
    );
    expect(event?.effect.input).toMatchObject({
      to: "#deployments",
      text: "here we go",
      about: { event: "started" },
    });
  });
});

describe("a channel that is dead", () => {
  it("is tried again three times, shown as failed, and holds nothing up", () => {
    const play = started(told(two, ["started"]));
    const times: number[] = [];
    const since = play.at;
    for (let tries = 0; tries < 4; tries += 1) {
      const [id = ""] = underWay(play);
      times.push(play.at - since);
      end(play, id, "failed");
      // No process has to stay for it.
      expect(play.decision.restAt).toBeNull();
      if (tries < 3) wake(play);
    }
    expect(times).toEqual([0, 5_000, 35_000, 155_000]);
    pass(play, 10_000_000);
    expect([underWay(play), play.decision.wakeAt]).toEqual([[], null]);
    expect(viewOf(play.plan, play.state).messages).toMatchObject([
      { to: "slack", event: "started", state: "failed", attempts: 4, why: "boom" },
    ]);
    end(end(play, "a#1"), "b#1");
    expect(stands(play)).toBe("done 0");
  });

  it("is not tried again where it can never arrive, nor after the end", () => {
    const play = started(told(two, ["started", "finished"]));
    end(play, "~tell-started-c0#1", "failed", { unreachable: true });
    expect(play.decision.wakeAt).toBeNull();
    end(end(play, "a#1"), "b#1");
    end(play, underWay(play)[0] ?? "", "timed-out");
    expect([play.decision.wakeAt, viewOf(play.plan, play.state).messages.map(({ state }) => state)]).toEqual([
      null,
      ["failed", "failed"],
    ]);
  });

  it("lets a release go on at a message that stands in the runbook", () => {
    const tell = step("Tell #ops", {
      effect: { hand: "notify", input: { to: "#ops", text: "now", template: null } },
      danger: "read",
      onCrash: "repeat",
    });
    const plan = planOf({ main: { a: step("a"), tell, b: step("b") } });
    const play = fail(end(started(plan), "a#1"), "tell#1");
    expect([nodes(play), asked(play)]).toMatchObject([{ tell: "skipped" }, ["b#1"]]);
    expect(play.state.nodes.get("tell")?.why).toBe("not sent: exit status 1: boom");
    expect(stands(end(play, "b#1"))).toBe("done 0");
    const old = fail(end(begin(plan), "a#1"), "tell#1");
    expect(waits(old)).toEqual(["failure tell"]);
  });
});
