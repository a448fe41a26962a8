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
