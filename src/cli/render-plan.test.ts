import { describe, expect, test } from "vitest";
import { noMetrics, noPolicy, type Plan, type PlanNode, type StepNode } from "../plan/index.ts";
import type { Look } from "./look.ts";
import { renderPlan, shortHash } from "./render-plan.ts";
import { widthOf } from "./width.ts";

const look = (columns: number, more: Partial<Look> = {}): Look => ({
  columns,
  colour: false,
  unicode: true,
  ...more,
});

const shown = (title: string, first: number, last = first) =>
  ({ title, lines: [first, last], sure: "exact", when: null, after: [] }) as const;

const step = (title: string, run: string, more: Partial<StepNode> = {}): StepNode => ({
  ...shown(title, 40, 44),
  kind: "step",
  effect: { hand: "shell", input: { run } },
  host: null,
  danger: "write",
  onCrash: "ask",
  timeoutMs: 600_000,
  retries: 0,
  expect: [],
  establishes: null,
  missing: [],
  lasts: null,
  onFailure: "ask",
  undo: null,
  undoSure: null,
  absorbedBy: null,
  remarks: [],
  ...more,
});

const gate = { approval: null, onNo: "hold", shows: null, opensAfterMs: null } as const;
const work = step("Health", "curl -fsS localhost/health", { danger: "read" });

const NODES: Record<string, PlanNode> = {
  n1: { ...shown("Before", 14, 31), kind: "gate", gate: "checklist", items: ["c1", "c2"], ...gate },
  n2: {
    ...shown("1 of sre, not the one who starts it", 1),
    lines: null,
    kind: "gate",
    gate: "approval",
    items: [],
    ...gate,
  },
  n3: step("Build the image", "docker build -t orders:1.4.0 .\ndocker push orders:1.4.0"),
  n4: step("kubectl set image deployment/orders orders=orders:1.4.0", "kubectl set image", {
    lines: [61, 61],
    absorbedBy: "n5",
  }),
  n5: {
    ...shown("Shift", 66),
    kind: "ladder",
    service: "order-service",
    target: "production",
    version: "1.4.0",
    flag: null,
    rungs: [5, 20, 50, 100].map((percent) => ({ percent, dwellMs: 300_000 })),
    promotion: "dwell",
    sticky: false,
    leaseMs: 30_000,
  },
  n6: { ...shown("Watch", 90), sure: "inferred", kind: "soak", minMs: 900_000, maxMs: 1_800_000 },
  n7: step("Clean up", "rm -rf /srv/old", { danger: "destroy", when: { node: "n1", is: "yes" } }),
  r1: step("Undo", "kubectl rollout undo deployment/orders"),
  l1: {
    ...shown("Later", 150),
    kind: "gate",
    gate: "checklist",
    items: ["c1", "c2"],
    ...gate,
    opensAfterMs: 86_400_000,
  },
};

const PLAN: Plan = {
  rutter: "plan/1",
  hash: `sha256:4f2a9c1e${"0".repeat(56)}`,
  runbook: { file: "runbooks/deploy.md", sha256: "", procedure: null },
  environment: "production",
  service: "order-service",
  inputs: { version: "1.4.0", password: { secret: "env:PGPASSWORD" } },
  facts: {},
  courses: {
    main: ["n1", "n2", "n3", "n4", "n5", "n6", "n7"],
    rollback: ["r1"],
    recover: [],
    diagnose: [],
    later: ["l1"],
  },
  nodes: NODES,
  items: {
    c1: {
      kind: "question",
      title: "",
      lines: [14, 14],
      sure: "exact",
      establishes: "Pull requests approved",
      command: null,
      waive: null,
    },
    c2: { ...work, kind: "check", establishes: "Healthy", look: null, waive: null },
  },
  guards: [
    {
      id: "g1",
      title: "",
      lines: [93, 93],
      sure: "exact",
      when: {
        figure: "latency",
        stat: "p99",
        is: ">",
        value: 2500,
        unit: "ms",
        of: null,
        holdMs: 60_000,
        windowMs: null,
      },
      source: {},
      action: "rollback",
      waitMs: null,
      withinMs: null,
      then: null,
      armed: { from: "n3", to: "n6", forMs: null },
      evidence: "ask",
    },
  ],
  targets: [],
  ...noMetrics,
  levers: [],
  policy: noPolicy,
  contacts: [],
  templates: [],
  notices: [],
  unread: [{ lines: [118, 119], why: "unclear" }],
  diagnostics: [],
};

describe("a plan on the terminal", () => {
  test("at 80 columns", () => {
    expect(renderPlan(PLAN, look(80)).join("\n")).toMatchInlineSnapshot(`
      "order-service 1.4.0 → production               plan 4f2a-9c1e (sha256:4f2a9c1e…)
      with   password=env:PGPASSWORD

      main
        1  ask       1 question, 1 check, all at once                            14–31
                     ask    Pull requests approved                                  14
                     check  Healthy                                  reads       40–44
                              curl -fsS localhost/health
        2  approve   1 of sre, not the one who starts it                   rutter.yaml
        3  run       Build the image                                 writes      40–44
                       docker build -t orders:1.4.0 .
                       docker push orders:1.4.0
        –  absorbed  kubectl set image deployment/orders orders=orders:1.4.0 (done  61
                     by 4)
        4  shift     5 % → 20 % → 50 % → 100 %, 5 min each, lease 30 s              66
                     back if     p99 latency > 2.5 s for 1 min                      93
        5  watch     · 15 min at least, 30 min at most                              90
                     if 1 is answered yes:
        6  run         Clean up                                      destroys    40–44
                         rm -rf /srv/old

      back, when a guard trips, a step fails, or by rutter rollback
       r1  run       Undo                                            writes      40–44
                       kubectl rollout undo deployment/orders

      later  2 questions after 1 day
      sure   11 exact, · 1 inferred, none unsure; 2 lines not understood"
    `);
  });

  test.each([60, 80, 120])("at %i columns no line is wider and nothing is cut", (columns) => {
    const lines = renderPlan(PLAN, look(columns));
    for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(columns);
    expect(lines.join("").replaceAll(" ", "")).toMatch(/orders=orders:1\.4\.0\(done(61)?by4\)/);
  });

  test("says who shifts, who looks, and what is unusual of it", () => {
    const ladder = { ...NODES.n5, target: null } as PlanNode;
    const event = { event: "payments failing", holdMs: null };
    const [guard] = PLAN.guards;
    const plan: Plan = {
      ...PLAN,
      nodes: { ...NODES, n5: ladder },
      policy: { ...noPolicy, class: "hotfix", because: ["branch hotfix/cart"] },
      guards:
        guard === undefined
          ? []
          : [
              { ...guard, source: null },
              { ...guard, id: "g2", when: event, source: null },
            ],
    };
    const text = renderPlan(plan, look(80)).join("\n");
    expect(text).toContain("class  hotfix: branch hotfix/cart");
    expect(text).toContain("5 min each, no lease: people shift");
    expect(text).toContain("a person is asked for 1 of these: no metrics are connected");
    expect(text).toContain("people say whether 1 of these happened: rutter declare");
  });

  test("plain stand-ins where the locale is not UTF-8", () => {
    expect(renderPlan(PLAN, look(80, { unicode: false })).join("\n")).toMatch(/^[\x20-\x7e\n]*$/);
  });

  test("harm is red, what waits for a person yellow", () => {
    const text = renderPlan(PLAN, look(80, { colour: true })).join("\n");
    expect(text).toContain("\u001b[31mdestroys");
    expect(text).toContain("\u001b[33mapprove");
  });

  test("a hash is short enough to be read out", () => {
    expect(shortHash("sha256:4f2a9c1eab")).toBe("4f2a-9c1e");
  });
});
