/** A ladder, its guards and its way back as lines of a log: each thing once, with what it was compared with and how long it took. */
import { describe, expect, it } from "vitest";
import { instant } from "../base/index.ts";
import type { ReleaseEvent } from "../conductor/index.ts";
import type { Plan } from "../plan/index.ts";
import { eventLine, eventTelling } from "./render-event.ts";

const plan = {
  nodes: { build: { kind: "step", title: "Build" } },
  items: {},
  policy: { class: "hotfix", because: ["branch hotfix/cart"] },
} as unknown as Plan;

const wait = {
  id: "w",
  node: "build",
  item: null,
  answers: ["continue", "rollback"],
  who: null,
  until: null,
  shows: null,
};

function linesOf(events: readonly ReleaseEvent[]): readonly (string | null)[] {
  const clock = { time: (at: number) => `t${at}`, day: () => "", zone: () => "" };
  const telling = eventTelling({ plan, release: "k3f9wz", numbers: new Map([["build", "2"]]), clock });
  return events.map((event, index) =>
    eventLine({ seq: index + 1, at: instant(index * 1000), event }, telling),
  );
}

describe("a ladder that a target carries", () => {
  const target = (id: string, input: object): ReleaseEvent => ({
    type: "effect.asked",
    effect: { id, hand: "target", input: { version: "1.4.0", ...input } },
    node: id.startsWith("~zero") ? "~zero-build" : "build",
    item: null,
    attempt: 3,
    timeoutMs: 1,
    aside: true,
  });
  const done = (effect: string): ReleaseEvent => ({
    type: "effect.ended",
    effect,
    outcome: { state: "done", data: { serving: "1.3.2" }, evidence: [] },
    found: false,
  });
  const judged = (percent: number, as: "proven" | "not-proven", evidence: "pass" | "open" | "none") =>
    ({ type: "ladder.judged", node: "build", percent, as, evidence, by: null }) as const;
  const why = "error rate 6.1 % > 2 % for 10 s, evidence 99.9 %, at 20 %";

  it("tells each rung, what was shown of it, and nothing twice", () => {
    expect(
      linesOf([
        target("w1", { do: "weight", percent: 5 }),
        done("w1"),
        { type: "release.moved", to: "watching", why: "5 % of traffic of orders" },
        judged(5, "not-proven", "open"),
        judged(20, "proven", "pass"),
        judged(100, "not-proven", "none"),
        { type: "ladder.restarted", node: "build", rung: 0, why: "its traffic went back" },
      ]),
    ).toEqual([
      null,
      "t1000 k3f9wz 2   5 % of traffic on 1.4.0",
      null,
      "t3000 k3f9wz 2   5 %: not proven",
      "t4000 k3f9wz 2   20 %: not worse than 1.3.2, proven",
      null,
      "t6000 k3f9wz 2   begins at its first rung again: its traffic went back",
    ]);
  });

  it("tells a trip once, and where the traffic is then", () => {
    expect(
      linesOf([
        target("w1", { do: "weight", percent: 20 }),
        done("w1"),
        { type: "guard.tripped", guard: "g", does: "rollback", value: 6.1, evidence: 0.9999, why },
        { type: "alarm.raised", alarm: "a", why, guard: "g" },
        { type: "release.returning", why, by: null },
        { type: "node.ended", node: "build", as: "failed", why: "the release went back", answer: null },
        target("~zero-build#1", { do: "weight", percent: 0 }),
        done("~zero-build#1"),
        { type: "release.ended", as: "returned", exit: 2, why, stands: [], by: null },
      ]),
    ).toEqual([
      null,
      "t1000 k3f9wz 2   20 % of traffic on 1.4.0",
      "t2000 k3f9wz     error rate 6.1 % > 2 % for 10 s, evidence 99.9 %, tripped at 20 % after 1.0 s: rolls back",
      "t3000 k3f9wz     escalated",
      "t4000 k3f9wz     rollback begins",
      "t5000 k3f9wz 2   Build: left: the release went back",
      null,
      "t7000 k3f9wz 2   traffic back on 1.3.2, 3.0 s later",
      "t8000 k3f9wz     returned",
    ]);
  });

  it("asks about a guard without its reason again", () => {
    const guard = {
      ...wait,
      kind: "guard",
      node: "g",
      text: `${why} (Errors). Go on, roll back or stop?`,
    } as const;
    expect(
      linesOf([
        { type: "guard.tripped", guard: "g", does: "ask", value: 6.1, evidence: 0.5, why },
        { type: "wait.opened", wait: guard },
      ])[1],
    ).toBe("t1000 k3f9wz     waits: Errors. Go on, roll back or stop?");
  });
});

describe("what people do about a release", () => {
  const ana = { who: "ana", signed: false };

  it("is told with who did it, and why", () => {
    expect(
      linesOf([
        {
          type: "release.started",
          release: "k3f9wz",
          conductor: 2,
          plan,
          by: ana,
          dryRun: false,
          leftOut: [],
        },
        { type: "class.raised", to: "emergency", by: ana, why: "the shop is down" },
        { type: "glass.broken", by: ana, why: "the shop is down" },
        { type: "alarm.climbed", alarm: "a", who: "on-call" },
        { type: "alarm.ended", alarm: "a", by: ana, note: null },
        { type: "wait.opened", wait: { ...wait, id: "p", kind: "approval", text: "Approve this plan" } },
        { type: "wait.closed", wait: "p", as: "approve", by: { who: "bo", signed: true }, note: null },
      ]),
    ).toEqual([
      "t0 k3f9wz     started by ana; class hotfix: branch hotfix/cart",
      "t1000 k3f9wz     raised to emergency by ana: the shop is down",
      "t2000 k3f9wz     glass broken by ana: the shop is down; windows and freezes hold no more, a review is due",
      "t3000 k3f9wz     called on-call",
      "t4000 k3f9wz     acknowledged by ana, who takes care of it",
      "t5000 k3f9wz 2   waits: Approve this plan",
      "t6000 k3f9wz 2   Approve this plan: approve by bo (signed)",
    ]);
  });

  it("is told where a rung is held longer, and not that a clock runs", () => {
    const timer = { ...wait, kind: "timer", until: instant(9) } as const;
    expect(
      linesOf([
        { type: "wait.opened", wait: { ...timer, text: "5 % of traffic" } },
        { type: "wait.opened", wait: { ...timer, text: "5 % of traffic, held longer: it looks worse" } },
      ]),
    ).toEqual([null, "t1000 k3f9wz 2   5 % of traffic, held longer: it looks worse"]);
  });
});
