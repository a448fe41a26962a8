/** Signals: each counts once, is taken or refused, and a refusal says why and what would fit. */
import { describe, expect, it } from "vitest";
import { type SignalKind, signalKinds } from "../../src/conductor/index.ts";
import { gate, planOf, question, step } from "./plan-of.ts";
import { append, asked, begin, decideNow, end, fail, happen, reply, say, stands, waits } from "./play.ts";

const items = { q1: question("one?"), q2: question("two?") };
const twoQuestions = planOf({ main: { g: gate("checklist", { items: ["q1", "q2"] }), a: step("a") }, items });

describe("a signal", () => {
  it("counts once, however often it is delivered", () => {
    const play = say(begin(twoQuestions), "answer", ["q1", "yes"], { id: "same" });
    const before = play.recordeds.length;
    say(play, "answer", ["q1", "no"], { id: "same" });
    expect(play.recordeds.length).toBe(before + 1);
    expect(play.state.items.get("q1")?.state).toBe("done");
  });

  it("is taken in the order in which it came", () => {
    const play = begin(twoQuestions);
    const signal = (id: string, value: string) => ({
      type: "signal.received" as const,
      signal: {
        id,
        kind: "answer" as const,
        by: { who: "bo", signed: false },
        at: play.at,
        from: "cli",
        about: "q1",
        value,
        note: null,
      },
    });
    happen(play, signal("x", "no"), signal("y", "yes"));
    expect(waits(play)).toEqual(["question q2", "question q1-2"]);
    expect(reply(play)).toBe("nothing that waits for that is called q1, but q2 | answer q2 yes|no");
  });

  it("names what it means where more than one thing waits", () => {
    expect(reply(say(begin(twoQuestions), "confirm"))).toBe(
      "2 things wait for that, so say which: q1, q2 | answer q1 yes|no",
    );
    expect(reply(say(begin(twoQuestions), "answer", ["q3", "yes"]))).toBe(
      "nothing that waits for that is called q3, but q1, q2 | answer q1 yes|no",
    );
  });

  it("of an answer that does not fit is told what does", () => {
    const play = begin(twoQuestions);
    expect(reply(say(play, "answer", ["q1", "perhaps"]))).toBe(
      'q1 is answered with yes or no, not "perhaps" | answer q1 yes|no',
    );
    expect(reply(say(play, "answer", ["q1"]))).toBe("an answer to q1 says what it is | answer q1 yes|no");
  });

  it("finds what it means by the step", () => {
    const play = fail(begin(planOf({ main: { a: step("a") } })), "a#1");
    fail(say(play, "retry", ["a"]), "a#2");
    expect(waits(play)).toEqual(["failure a-2"]);
    expect(asked(say(play, "retry", ["a"]))).toEqual(["a#3"]);
  });

  it.each(signalKinds.filter((kind) => kind !== "answer" && kind !== "confirm" && kind !== "waive"))(
    "%s after the end is refused with how it ended",
    (kind: SignalKind) => {
      const play = end(begin(planOf({ main: { a: step("a") } })), "a#1");
      expect(reply(say(play, kind, ["a", "x"], { note: "late" }))).toBe("the release has ended as done");
    },
  );

  it("waits in the record until it is decided on", () => {
    const play = begin(twoQuestions);
    const by = { who: "bo", signed: false };
    const signal = {
      id: "z",
      kind: "stop",
      by,
      at: play.at,
      from: "cli",
      about: null,
      value: null,
      note: null,
    };
    append(play, [{ type: "signal.received", signal: { ...signal, kind: "stop" } }]);
    expect(play.state.pendingSignals).toHaveLength(1);
    expect(stands(decideNow(play))).toBe("stopped 10");
  });
});
