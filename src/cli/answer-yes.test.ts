/** What `--yes` answers, and what it must leave to people. */
import { describe, expect, it } from "vitest";
import type { Plan } from "../plan/index.ts";
import { yesFor } from "./answer-yes.ts";

const when = (node: string) => ({ node, is: "yes" });

const plan = {
  nodes: {
    plain: { kind: "gate", items: [], when: null, after: [] },
    outer: { kind: "gate", items: [], when: null, after: [] },
    inner: { kind: "gate", items: [], when: when("outer"), after: ["outer"] },
    confirm: { kind: "gate", items: [], when: null, after: ["inner"] },
    drop: { kind: "step", danger: "destroy", when: when("inner"), after: ["confirm"] },
    list: { kind: "gate", items: ["wipe"], when: null, after: ["drop"] },
    branch: { kind: "gate", items: [], when: null, after: ["list"], onNo: "skip" },
    build: { kind: "step", danger: "write", when: when("plain"), after: ["branch"] },
  },
  items: { wipe: { kind: "check", danger: "destroy" } },
} as unknown as Plan;

const answered = (node: string | null, kind = "question", answers: readonly string[] = ["yes", "no"]) =>
  yesFor(plan, () => ({ waits: new Map(), answered: new Map() }))({ id: "w", kind, node, answers });

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

  it("leaves a line that a person answered no to people, however often it is asked again", () => {
    const line = (item: string, as: string) => ({ kind: "question", node: "plain", item, as });
    const state = {
      waits: new Map([
        ["a-3", line("a", "")],
        ["b", line("b", "")],
      ]),
      answered: new Map([
        ["a", line("a", "no")],
        ["a-2", line("a", "gone")],
      ]),
    } as unknown as ReturnType<Parameters<typeof yesFor>[1]>;
    const ask = (id: string) =>
      yesFor(plan, () => state)({ id, kind: "question", node: "plain", answers: ["yes", "no"] });
    expect(ask("a-3")).toBeNull();
    expect(ask("b")).toMatchObject({ about: "b", value: "yes" });
  });

  it.each([
    ["an approval", () => answered("plain", "approval", ["approve", "reject"])],
    ["a doubt", () => answered("plain", "in-doubt", ["done", "not-done"])],
    ["a failure", () => answered("plain", "failure", ["retry", "stop"])],
    ["a window", () => answered("plain", "window")],
    ["a value", () => answered("plain", "question", [])],
    ["what something that destroys hangs on", () => answered("inner")],
    ["what stands right before something that destroys", () => answered("confirm")],
    ["which way to go", () => answered("branch")],
    ["what that hangs on", () => answered("outer")],
    ["a list with something that destroys", () => answered("list")],
  ])("never answers %s", (_, answer) => {
    expect(answer()).toBeNull();
  });
});
