/** Windows and freezes: they open by themselves, for whoever may with a reason, and for everybody behind broken glass. */
import { describe, expect, it } from "vitest";
import { at, beginAt, moveTo, OFFICE, policed, textOf } from "./gates-policy.ts";
import { approval, gate, wait as pause, read, step } from "./plan-of.ts";
import { asked, end, nodes, type Play, reply, say, stands, waits, wake } from "./play.ts";

const main = { w: gate("window"), z: step("deploy") };
const windowed = policed({ main }, { windows: [OFFICE] });
const SATURDAY = "2026-03-07T12:00:00Z";

describe("a window", () => {
  it("that is open holds nothing up", () => {
    const play = beginAt(windowed, "2026-03-05T15:00:00Z");
    expect([asked(play), waits(play)]).toEqual([["z#1"], []]);
  });

  it("that is shut opens by itself, an hour earlier where the clock went forward meanwhile", () => {
    const play = beginAt(windowed, SATURDAY);
    expect([waits(play), stands(play)]).toEqual([["window w"], "waiting 4"]);
    expect(textOf(play)).toBe(
      "Outside the window Mon-Thu 09:00-17:00 (America/New_York). It opens Mon 2026-03-09 09:00 (America/New_York)",
    );
    // Not 14:00Z, as in winter.
    expect(play.decision.wakeAt).toBe(at("2026-03-09T13:00:00Z"));
    wake(play);
    expect([asked(play), waits(play)]).toEqual([["z#1"], []]);
    expect(play.state.answered.get("w")).toMatchObject({ as: "time", by: null });
  });

  it("that shuts while a release is under way stops nothing", () => {
    const plan = policed({ main: { ...main, y: step("more") } }, { windows: [OFFICE] });
    const play = beginAt(plan, "2026-03-05T21:59:00Z");
    moveTo(play, "2026-03-05T22:30:00Z");
    expect(asked(end(play, "z#1"))).toEqual(["y#1"]);
  });

  it("straddled by a release while the clock goes forward is an hour shorter, and what lasts an hour lasts one", () => {
    const night = { days: ["sun"], from: "01:00", to: "03:30", zone: "America/New_York" } as const;
    const plan = policed(
      { main: { w: gate("window"), z: step("deploy"), rest: pause(3_600_000), y: step("more") } },
      { windows: [night] },
    );
    const play = end(beginAt(plan, "2026-03-08T06:45:00Z"), "z#1");
    expect(play.decision.wakeAt).toBe(at("2026-03-08T07:45:00Z"));
    // By now it reads 03:45 in New York, where it would have been 02:45.
    expect(asked(wake(play))).toEqual(["y#1"]);
    expect(waits(beginAt(plan, "2026-03-08T07:45:00Z"))).toEqual(["window w"]);
  });

  it("that shuts before anything was changed is waited for", () => {
    const plan = policed(
      { main: { w: gate("window"), ok: approval(), look: read("look"), z: step("deploy") } },
      { windows: [OFFICE] },
    );
    const play = beginAt(plan, "2026-03-05T21:00:00Z");
    moveTo(play, "2026-03-05T23:00:00Z");
    say(play, "approve", [null, plan.hash], { by: "bo" });
    end(play, "look#1");
    expect([asked(play), waits(play), stands(play)]).toEqual([[], ["window w"], "waiting 4"]);
    say(play, "waive", ["w"], { note: "an outage" });
    expect([asked(play), reply(play)]).toEqual([["z#1"], "taken"]);
  });

  it("opens for those who may, with a reason", () => {
    const plan = policed({ main }, { windows: [OFFICE], overrides: "lead", roles: { lead: ["bo", "cy"] } });
    const play = beginAt(plan, SATURDAY);
    expect(reply(say(play, "waive", ["w"], { note: "why not" }))).toBe("ana may not: bo or cy may");
    expect(reply(say(play, "waive", ["w"], { by: "bo" }))).toBe(
      'what is waived is waived for a reason | waive w "why"',
    );
    expect(asked(say(play, "waive", ["w"], { by: "Bo", note: "checkout is down" }))).toEqual(["z#1"]);
    expect(play.state.nodes.get("w")).toMatchObject({ state: "done", why: "waived by Bo: checkout is down" });
  });

  it("is not opened by an answer", () => {
    const play = beginAt(windowed, SATURDAY);
    expect(reply(say(play, "answer", ["w", "yes"]))).toBe(
      'w is not answered: it opens by itself, or is waived for a reason | waive w "why"',
    );
    expect(reply(say(play, "confirm"))).toMatch(/^nothing waits for that/);
  });

  it("of a zone that nobody knows is asked of a person", () => {
    const play = beginAt(policed({ main }, { windows: [{ ...OFFICE, zone: "Mars/Olympus" }] }), SATURDAY);
    expect(textOf(play)).toBe(
      "Nobody can tell whether a release may start now (Mars/Olympus is no time zone that is known). May it?",
    );
    expect(stands(say(play, "answer", ["w", "no"]))).toBe("held 4");
    expect(asked(say(play, "answer", ["w-2", "yes"]))).toEqual(["z#1"]);
  });

  it("is no matter of a dry run", () => {
    const play = beginAt(windowed, SATURDAY, true);
    expect([waits(play), nodes(play).w]).toEqual([[], "skipped"]);
  });

  it("is waited for while the release is paused, and not passed", () => {
    const play = beginAt(windowed, SATURDAY);
    say(play, "pause");
    moveTo(play, "2026-03-09T14:00:00Z");
    expect([asked(play), nodes(play).w]).toEqual([[], "running"]);
    moveTo(play, "2026-03-09T23:00:00Z");
    say(play, "continue");
    expect([asked(play), waits(play)]).toEqual([[], ["window w-2"]]);
    moveTo(play, "2026-03-10T13:00:00Z");
    expect(asked(play)).toEqual(["z#1"]);
  });
});

describe("a freeze", () => {
  const friday = { days: ["fri"], from: "15:00", to: null, zone: "Europe/Berlin" } as const;
  const plan = policed({ main: { f: gate("freeze"), ...main } }, { windows: [], freezes: [friday] });

  it("ends by itself, and no window opens into it", () => {
    const play = beginAt(plan, "2026-10-23T13:30:00Z");
    expect(textOf(play)).toBe(
      "Frozen: Fri 15:00- (Europe/Berlin). It opens Sat 2026-10-24 00:00 (Europe/Berlin)",
    );
    expect(asked(wake(play))).toEqual(["z#1"]);
    const both = policed(
      { main: { f: gate("freeze"), ...main } },
      { windows: [{ ...friday, days: ["thu", "fri"], from: "14:00" }], freezes: [friday] },
    );
    const other = beginAt(both, "2026-10-23T11:30:00Z");
    expect([waits(other), other.state.waits.get("w")?.until]).toEqual([
      ["window w"],
      at("2026-10-23T12:00:00Z"),
    ]);
    // It was not driven for two hours.
    moveTo(other, "2026-10-23T13:30:00Z");
    expect(other.state.waits.get("w-2")?.until).toBe(at("2026-10-29T13:00:00Z"));
  });
});

describe("broken glass", () => {
  it("opens windows and freezes, makes it an emergency, and asks for a review", () => {
    const play = beginAt(policed({ main }, { windows: [OFFICE] }), SATURDAY);
    expect(reply(say(play, "break-glass"))).toBe('glass is broken for a reason | break-glass "why"');
    expect(asked(say(play, "break-glass", [], { by: "bo", note: "orders are lost" }))).toEqual(["z#1"]);
    expect(play.state).toMatchObject({ glass: { by: { who: "bo" } }, raised: { to: "emergency" } });
    expect(reply(say(play, "break-glass", [], { note: "again" }))).toBe(
      "bo broke the glass already: orders are lost",
    );
    expect(stands(end(play, "z#1"))).toBe("done 0");
    expect(play.state.ended?.why).toBe("bo broke the glass (orders are lost): a review is due");
  });
});

describe("the calendar", () => {
  const plan = policed({ main: { f: gate("freeze"), z: step("deploy") } }, { calendar: true });
  const NOW = "2026-03-05T15:00:00Z";
  const told = (play: Play, number: number, data: object): Play =>
    end(play, `~calendar#${number}`, "done", { freezes: [], incidents: null, ...data });
  const frozen = (more: object = {}) => ({
    freezes: [
      {
        id: "f1",
        fromMs: 0,
        toMs: at("2026-03-06T09:00:00Z"),
        why: "sale",
        except: ["hotfix"],
        by: "bo",
        ...more,
      },
    ],
  });

  it("is asked before the first change, and nothing in it holds nothing up", () => {
    const play = beginAt(plan, NOW);
    expect([asked(play), stands(play)]).toEqual([["~calendar#1"], "waiting 4"]);
    expect(asked(told(play, 1, {}))).toEqual(["z#1"]);
  });

  it("holds with a freeze that was added, until it ends or is ended", () => {
    const play = told(beginAt(plan, NOW), 1, frozen());
    expect(textOf(play)).toBe(
      "Frozen by bo until Fri 2026-03-06 09:00 (UTC): sale. It opens Fri 2026-03-06 09:00 (UTC)",
    );
    expect(asked(moveTo(play, "2026-03-05T15:01:00Z"))).toEqual(["~calendar#2"]);
    expect([asked(told(play, 2, {})), waits(play)]).toEqual([["z#1"], []]);
  });

  it("does not hold the classes that a freeze leaves out", () => {
    const hot = { ...plan, policy: { ...plan.policy, class: "hotfix" as const } };
    expect(asked(told(beginAt(hot, NOW), 1, frozen()))).toEqual(["z#1"]);
  });

  it("holds while an incident is open, by its name", () => {
    const play = told(beginAt(plan, NOW), 1, { incidents: ["PaymentsDown since 14:10"] });
    expect(textOf(play)).toBe("An incident is open: PaymentsDown since 14:10");
    expect(play.state.waits.get("f")?.until).toBeNull();
    expect(asked(wake(play))).toEqual(["~calendar#2"]);
  });

  it("that fails passes nothing: a person is asked, until it answers", () => {
    const play = end(beginAt(plan, NOW), "~calendar#1", "failed");
    expect(textOf(play)).toBe(
      "Nobody can tell whether a release may start now (the calendar: failed: boom). May it?",
    );
    expect([asked(play), play.state.waits.get("f")?.answers]).toEqual([[], ["yes", "no"]]);
    expect(asked(wake(play))).toEqual(["~calendar#2"]);
    expect([asked(told(play, 2, {})), waits(play)]).toEqual([["z#1"], []]);
  });

  it("that fails is answered for by whoever may", () => {
    const strict = { ...plan, policy: { ...plan.policy, overrides: "lead", roles: { lead: ["bo"] } } };
    const play = end(beginAt(strict, NOW), "~calendar#1", "timed-out");
    expect(reply(say(play, "answer", ["f", "yes"]))).toBe("ana may not: bo may");
    expect(asked(say(play, "confirm", [], { by: "bo" }))).toEqual(["z#1"]);
  });

  const late = policed(
    { main: { f: gate("freeze"), ok: approval(), z: step("deploy") } },
    { calendar: true },
  );

  it("that could not be told and was answered for is told again before the first change", () => {
    const answered = (): Play => {
      const play = say(end(beginAt(late, NOW), "~calendar#1", "failed"), "answer", ["f", "yes"]);
      moveTo(play, "2026-03-05T17:00:00Z");
      return say(play, "approve", [null, late.hash], { by: "bo" });
    };
    expect(asked(answered())).toEqual(["~calendar#2"]);
    const play = told(answered(), 2, frozen());
    expect([asked(play), waits(play)]).toEqual([[], ["freeze f-2"]]);
    // Failing in another way, it is as untold as it was.
    expect(asked(end(answered(), "~calendar#2", "timed-out"))).toEqual(["z#1"]);
    expect(asked(told(answered(), 2, {}))).toEqual(["z#1"]);
  });

  it("holds a release whose window was waived", () => {
    const shut = policed({ main }, { windows: [OFFICE], calendar: true });
    const play = say(beginAt(shut, SATURDAY), "waive", ["w"], { note: "an outage" });
    expect(asked(play)).toEqual(["~calendar#1"]);
    told(play, 1, { incidents: ["PaymentsDown"] });
    expect([asked(play), textOf(play)]).toEqual([[], "An incident is open: PaymentsDown"]);
    expect(asked(say(play, "waive", ["w-2"], { note: "this mends it" }))).toEqual(["z#1"]);
  });
});
