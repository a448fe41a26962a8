/** What `--yes` answers, and what it must leave to people. */
import { describe, expect, it } from "vitest";
import type { Plan } from "../plan/index.ts";
import { yesFor } from "./answer-yes.ts";

const when = (node: string) => ({ node, is: "yes" });

const plan = {
  nodes: {
    plain: { kind: "gate", items: [], when: null },
    outer: { kind: "gate", items: [], when: null },
    inner: { kind: "gate", items: [], when: when("outer") },
    drop: { kind: "step", danger: "destroy", when: when("inner") },
    list: { kind: "gate", items: ["wipe"], when: null },
    build: { kind: "step", danger: "write", when: when("plain") },
  },
  items: { wipe: { kind: "check", danger: "destroy" } },
} as unknown as Plan;

const answered = (node: string | null, kind = "question", answers: readonly string[] = ["yes", "no"]) =>
  yesFor(plan)({ id: "w", kind, node, answers });

describe("yesFor", () => {
  it("answers a plain question", () => {
    expect(answered("plain")).toEqual({
      kind: "answer",
      about: "w",
      value: "yes",
      note: "--yes",
      from: "cli",
    });
    expect(answered(null)).not.toBeNull();
  });

  it.each([
    ["an approval", () => answered("plain", "approval", ["approve", "reject"])],
    ["a doubt", () => answered("plain", "in-doubt", ["done", "not-done"])],
    ["a failure", () => answered("plain", "failure", ["retry", "stop"])],
    ["a window", () => answered("plain", "window")],
    ["a value", () => answered("plain", "question", [])],
    ["what something that destroys hangs on", () => answered("inner")],
    ["what that hangs on", () => answered("outer")],
    ["a list with something that destroys", () => answered("list")],
  ])("never answers %s", (_, answer) => {
    expect(answer()).toBeNull();
  });
});
