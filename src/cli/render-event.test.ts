/** Events as lines: what a person needs, once, with the time and the step. */
import { describe, expect, it } from "vitest";
import { instant } from "../base/index.ts";
import type { Recorded, ReleaseEvent } from "../conductor/index.ts";
import type { Plan } from "../plan/index.ts";
import { eventJson } from "./event-json.ts";
import { eventLine, eventTelling } from "./render-event.ts";

const plan = {
  hash: "sha256:ab",
  runbook: { file: "deploy.md" },
  environment: null,
  nodes: {
    list: { kind: "gate", title: "Before", items: ["a", "b"] },
    build: { kind: "step", title: "Build" },
    which: { kind: "choice", title: "Which", options: { build: "The blue one" } },
  },
  items: {
    a: { kind: "question", establishes: "Tests are green" },
    b: { kind: "check", title: "Disk", establishes: null },
  },
} as unknown as Plan;

const ana = { who: "ana", signed: false };
const wait = {
  id: "w",
  node: "build",
  item: null,
  answers: ["retry", "stop"],
  who: null,
  until: null,
  shows: null,
};

function linesOf(events: readonly ReleaseEvent[]): readonly (string | null)[] {
  const clock = { time: (at: number) => `t${at}`, day: () => "", zone: () => "" };
  const numbers = new Map([
    ["list", "1"],
    ["build", "2"],
  ]);
  const telling = eventTelling({ plan, release: "k3f9wz", numbers, clock });
  return events.map((event, index) =>
    eventLine({ seq: index + 1, at: instant(index * 1000), event }, telling),
  );
}

describe("eventLine", () => {
  it("tells a step from its beginning to its end", () => {
    expect(
      linesOf([
        { type: "node.began", node: "list" },
        { type: "node.began", node: "build" },
        { type: "node.ended", node: "build", as: "done", why: null, answer: null },
        {
          type: "node.ended",
          node: "build",
          as: "undone",
          why: "by the runbook's own rollback",
          answer: null,
        },
        { type: "node.ended", node: "build", as: "skipped", why: "left out by --from", answer: null },
        { type: "node.ended", node: "which", as: "done", why: null, answer: "build" },
      ]),
    ).toEqual([
      null,
      "t1000 k3f9wz 2   Build: begun",
      "t2000 k3f9wz 2   Build: done in 1.0 s",
      "t3000 k3f9wz 2   Build: undone by the runbook's own rollback",
      "t4000 k3f9wz 2   Build: left out by --from",
      "t5000 k3f9wz     Which: done, answered The blue one",
    ]);
  });

  it("tells what is waited for once, and nothing of the machinery", () => {
    const signal = {
      id: "s",
      kind: "answer",
      by: ana,
      at: instant(0),
      from: "cli",
      about: "a",
      value: "yes",
      note: null,
    } as const;
    expect(
      linesOf([
        { type: "wait.opened", wait: { ...wait, kind: "failure", text: "Build failed: long words" } },
        { type: "wait.opened", wait: { ...wait, id: "t", kind: "timer", text: "Wait", until: instant(9) } },
        { type: "signal.received", signal },
        { type: "signal.taken", signal: "s" },
        { type: "item.ended", node: "list", item: "a", as: "waived", by: ana, why: "docs\u001b[2J only" },
        { type: "wait.closed", wait: "t", as: "time", by: null, note: null },
        { type: "release.moved", to: "moving", why: null },
        { type: "release.moved", to: "held", why: "Build failed: long words" },
      ]),
    ).toEqual([
      "t0 k3f9wz 2   waits: retry, stop",
      null,
      null,
      null,
      "t4000 k3f9wz 1   Tests are green: waived by ana: docs\ufffd[2J only",
      null,
      null,
      "t7000 k3f9wz     held: a person has to say how it goes on",
    ]);
  });

  it("tells what was found after a crash, and what cannot be told", () => {
    const effect = { id: "e", hand: "shell", input: {} };
    expect(
      linesOf([
        { type: "effect.asked", effect, node: "build", item: null, attempt: 1, timeoutMs: 1, aside: false },
        { type: "driver.took", driver: "d", host: "h", pid: 1, gapMs: 61_234 },
        { type: "effect.doubted", effect: "e", why: "its keeper died", evidence: [] },
        {
          type: "effect.ended",
          effect: "e",
          outcome: { state: "done", data: {}, evidence: [] },
          found: true,
        },
      ]),
    ).toEqual([
      null,
      "t1000 k3f9wz     carried on; nobody drove it for 1 min 2 s",
      "t2000 k3f9wz 2   Build: in doubt, nobody can tell whether it happened: its keeper died",
      "t3000 k3f9wz 2   Build: its end was found after the crash",
    ]);
  });
});

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

describe("eventJson", () => {
  const json = (event: ReleaseEvent): Record<string, unknown> =>
    JSON.parse(eventJson({ seq: 1, at: instant(0), event } as Recorded, "k3f9wz"));

  it("has the plan by its hash, and the end with its state", () => {
    expect(
      json({
        type: "release.started",
        release: "k3f9wz",
        conductor: 1,
        plan,
        by: ana,
        dryRun: false,
        leftOut: [],
      }),
    ).toEqual({
      seq: 1,
      at: "1970-01-01T00:00:00.000Z",
      type: "release.started",
      release: "k3f9wz",
      conductor: 1,
      by: ana,
      dryRun: false,
      leftOut: [],
      runbook: "deploy.md",
      environment: null,
      plan: "sha256:ab",
    });
    expect(
      json({ type: "release.ended", as: "stopped", exit: 10, why: null, stands: [], by: ana }),
    ).toMatchObject({
      state: "stopped",
      exit: 10,
    });
  });

  it("masks what looks like a secret, however deep it stands", () => {
    const outcome = { state: "done", data: { said: ["password=hunter2hunter2"] }, evidence: [] } as const;
    expect(JSON.stringify(json({ type: "effect.ended", effect: "e", outcome, found: false }))).not.toContain(
      "hunter2",
    );
  });
});
