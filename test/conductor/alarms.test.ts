/** Escalation: who is called when, what ends it, and that nothing of it holds a release. */
import { describe, expect, it } from "vitest";
import { instant } from "../../src/base/index.ts";
import { viewOf } from "../../src/conductor/index.ts";
import type { Plan, PlanContact } from "../../src/plan/index.ts";
import { planOf, step } from "./plan-of.ts";
import { append, asked, begin, decideNow, end, happen, type Play, pass, START, say, stands } from "./play.ts";

const MINUTE = 60_000;

const contact = (who: string, more: Partial<PlanContact> = {}): PlanContact => ({
  who,
  how: null,
  afterMs: null,
  when: null,
  ...more,
});

const planWith = (contacts: readonly PlanContact[], more: Partial<Plan> = {}): Plan => ({
  ...planOf({ main: { a: step("a"), b: step("b") } }),
  contacts,
  ...more,
});

const raised = (plan: Plan, why = "error rate > 5 %"): Play =>
  happen(begin(plan, { conductor: 2 }), { type: "alarm.raised", alarm: "g1", why, guard: "g1" });

/** Whom it called so far; null: it said that nobody is left. */
const called = ({ recordeds }: Play): readonly (string | null)[] =>
  recordeds.flatMap(({ event }) => (event.type === "alarm.climbed" ? [event.who] : []));

const messages = ({ recordeds }: Play) =>
  recordeds.flatMap(({ event }) => {
    if (event.type !== "effect.asked" || event.effect.hand !== "notify") return [];
    const { to, about } = event.effect.input as { to: string; about: { event: string; over: boolean } };
    return [`${about.event} ${to}${about.over ? " over" : ""}`];
  });

/** Ends every message that is under way. */
const sent = (play: Play): Play => {
  for (const id of asked(play).filter((each) => each.startsWith("~"))) end(play, id);
  return play;
};

const channel = (to: string, ...on: string[]) => ({ to, on });

describe("an alarm", () => {
  it("calls one after the other, each at its delay, and says once that nobody is left", () => {
    const play = raised(
      planWith([
        contact("ana", { how: "ana@example.com" }),
        contact("bo", { afterMs: 5 * MINUTE }),
        contact("cy", { afterMs: 30 * MINUTE }),
      ]),
    );
    expect([called(play), messages(play)]).toEqual([["ana"], ["alarm ana@example.com"]]);
    sent(play);
    expect(play.decision.wakeAt).toBe(START + 5 * MINUTE);
    expect(called(pass(play, 5 * MINUTE - 1))).toEqual(["ana"]);
    expect(called(sent(pass(play, 1)))).toEqual(["ana", "bo"]);
    expect(called(sent(pass(play, 25 * MINUTE)))).toEqual(["ana", "bo", "cy"]);
    expect(called(sent(pass(play, 15 * MINUTE)))).toEqual(["ana", "bo", "cy", null]);
    expect(called(pass(play, 600 * MINUTE))).toEqual(["ana", "bo", "cy", null]);
    expect(play.decision.wakeAt).toBeNull();
  });

  it("gives each a quarter of an hour where nothing says how long", () => {
    const play = raised(planWith([contact("ana"), contact("bo"), contact("cy")]));
    sent(pass(play, 15 * MINUTE));
    expect(called(play)).toEqual(["ana", "bo"]);
    sent(pass(play, 15 * MINUTE));
    expect(called(play)).toEqual(["ana", "bo", "cy"]);
  });

  it("calls nobody before those above them, whatever their delay", () => {
    const play = raised(planWith([contact("ana", { afterMs: 10 * MINUTE }), contact("bo", { afterMs: 0 })]));
    expect(called(play)).toEqual([]);
    expect(called(pass(play, 10 * MINUTE))).toEqual(["ana", "bo"]);
  });

  it("calls those who fell due while nobody drove, all at once and in their order", () => {
    const play = raised(planWith([contact("ana"), contact("bo"), contact("cy")]));
    play.at = instant(START + 60 * MINUTE);
    decideNow(play);
    expect(called(play)).toEqual(["ana", "bo", "cy", null]);
  });

  it("stops when somebody takes care of it, and whoever was called hears so", () => {
    const play = sent(
      raised(planWith([contact("ana"), contact("bo")], { channels: [channel("slack", "alarm")] })),
    );
    const by = { who: "ana", signed: false };
    happen(play, { type: "alarm.ended", alarm: "g1", by, note: "on it" });
    sent(pass(play, 600 * MINUTE));
    expect(called(play)).toEqual(["ana"]);
    expect(messages(play)).toEqual(["alarm ana", "alarm slack", "acknowledged ana", "acknowledged slack"]);
    expect(viewOf(play.plan, play.state).alarms).toMatchObject([
      { called: ["ana"], next: null, nobodyLeft: false, acknowledged: { by, note: "on it" }, over: false },
    ]);
    happen(play, { type: "alarm.ended", alarm: "g1", by: null, note: null });
    expect(messages(play).slice(4)).toEqual(["over ana over", "over slack over"]);
  });

  it("is over when what it was about is over", () => {
    const play = sent(raised(planWith([contact("ana"), contact("bo")])));
    happen(play, { type: "alarm.ended", alarm: "g1", by: null, note: null });
    sent(pass(play, 600 * MINUTE));
    expect([called(play), messages(play)]).toEqual([["ana"], ["alarm ana", "over ana over"]]);
  });

  it("is over with the release, but not with one that failed", () => {
    const play = sent(raised(planWith([contact("ana"), contact("bo")])));
    end(end(play, "a#1"), "b#1");
    expect([stands(play), messages(play).at(-1)]).toEqual(["done 0", "over ana over"]);
    expect(play.decision.cancel).toEqual([]);
  });

  it("leaves out only who is clearly there for something else", () => {
    const contacts = [
      contact("dba", { when: "Database issues" }),
      contact("lead", { when: "no answer after 15 minutes" }),
      contact("sre", { when: "any problem" }),
      contact("net", { when: "network" }),
    ];
    const whom = (why: string) => called(pass(raised(planWith(contacts), why), 600 * MINUTE));
    expect(whom("error rate > 5 %")).toEqual(["lead", "sre", null]);
    expect(whom("the database refuses connections")).toEqual(["dba", "lead", "sre", null]);
    expect(called(raised(planWith([contacts[0] ?? contact("-")])))).toEqual(["dba"]);
  });

  it("goes to the channels where there are no contacts, and to nobody where there are none either", () => {
    const channels = [channel("slack", "alarm"), channel("mail", "started")];
    const play = raised(planWith([], { channels }));
    expect(called(play)).toEqual(["slack"]);
    expect(messages(play)).toContain("alarm slack");
    const silent = raised(planWith([]));
    const count = silent.recordeds.length;
    expect(pass(silent, 600 * MINUTE).recordeds).toHaveLength(count);
    expect(viewOf(silent.plan, silent.state).alarms[0]).toMatchObject({ nobodyLeft: true, next: null });
  });

  it("holds nothing up: not the release, not its end, not its exit status", () => {
    const play = raised(planWith([contact("ana")]));
    expect([stands(play), asked(play)]).toEqual(["moving 4", ["a#1", "~alarm-g1-0#1"]]);
    end(end(play, "a#1"), "b#1");
    expect(stands(play)).toBe("done 0");
  });

  it("calls on while the release is paused, and nobody in a dry run or by the old rules", () => {
    const play = sent(raised(planWith([contact("ana"), contact("bo")])));
    say(play, "pause");
    expect(called(pass(play, 15 * MINUTE))).toEqual(["ana", "bo"]);
    for (const more of [{ conductor: 1 }, { conductor: 2, dryRun: true }] as const) {
      const quiet = begin(planWith([contact("ana")]), more);
      append(quiet, [{ type: "alarm.raised", alarm: "g1", why: "x", guard: null }]);
      expect(called(pass(quiet, 60 * MINUTE))).toEqual([]);
    }
  });
});
