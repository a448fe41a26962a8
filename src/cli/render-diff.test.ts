import { describe, expect, test } from "vitest";
import { noMetrics, noPolicy, type Plan, type PlanDiff } from "../plan/index.ts";
import { renderDiff } from "./render-diff.ts";

const look = { columns: 60, colour: false, unicode: true } as const;

const plan = (file: string, digits: string): Plan => ({
  rutter: "plan/1",
  hash: `sha256:${digits}`,
  runbook: { file, sha256: "", procedure: null },
  environment: null,
  service: null,
  inputs: {},
  facts: {},
  courses: { main: [], rollback: [], recover: [], diagnose: [], later: [] },
  nodes: {},
  items: {},
  guards: [],
  targets: [],
  ...noMetrics,
  levers: [],
  policy: noPolicy,
  contacts: [],
  templates: [],
  notices: [],
  unread: [],
  diagnostics: [],
});

const shown = (diff: Partial<PlanDiff>): string =>
  renderDiff({
    diff: { same: false, added: [], removed: [], changed: [], plan: [], ...diff },
    before: plan("old.md", "aaaabbbb"),
    after: plan("new.md", "ccccdddd"),
    look,
  }).join("\n");

const node = (title: string) => ({ id: title, course: "main", title, changes: [] }) as const;

describe("what a plan does otherwise", () => {
  test("names added, removed and changed steps with what changed", () => {
    const long = `${"kubectl set image deployment/orders ".repeat(2)}orders:`;
    const changed = {
      ...node("Build"),
      course: "rollback" as const,
      changes: [
        { key: "timeoutMs", before: 1000, after: 2000 },
        { key: "effect.input.run", before: `same\n${long}1`, after: `same\n${long}2` },
      ],
    };
    const text = shown({
      added: [node("Tell support")],
      removed: [node("Wait")],
      changed: [changed],
      plan: [{ key: "inputs", before: { version: "1", zone: "eu" }, after: { version: "2", zone: "eu" } }],
    });
    expect(text).toMatchInlineSnapshot(`
      "old.md → new.md                   plan aaaa-bbbb → cccc-dddd

      added
        + Tell support

      removed
        - Wait

      changed
        ~ Build                                           rollback
            timeoutMs  1000 → 2000
            run
              - kubectl set image deployment/orders kubectl set
                image deployment/orders orders:1
              + kubectl set image deployment/orders kubectl set
                image deployment/orders orders:2

      the plan
            inputs.version  1 → 2

      1 added, 1 removed, 1 changed"
    `);
  });

  test("says so where the same is done", () => {
    expect(shown({ same: true })).toContain("the same is done in both");
  });
});
