/** Releases and events for tests of journals: small, whole where the journal looks, and of every type. */
import fc from "fast-check";
import { type Instant, instant } from "../../src/base/index.ts";
import type { ReleaseEvent, Signal, Wait, WaitKind } from "../../src/conductor/index.ts";
import { noMetrics, type Plan } from "../../src/plan/index.ts";

export const AT = instant(1_700_000_000_000);

export const later = (ms: number): Instant => instant(AT + ms);

export const samplePlan = (more: Partial<Plan> = {}): Plan => ({
  rutter: "plan/1",
  hash: `sha256:${"a".repeat(64)}`,
  runbook: { file: "deploy.md", sha256: "b".repeat(64), procedure: null },
  environment: "staging",
  service: "orders",
  inputs: {},
  facts: {},
  courses: { main: [], rollback: [], recover: [], diagnose: [], later: [] },
  nodes: {},
  items: {},
  guards: [],
  targets: [],
  ...noMetrics,
  levers: [],
  policy: {} as Plan["policy"],
  contacts: [],
  templates: [],
  notices: [],
  unread: [],
  diagnostics: [],
  ...more,
});

export const started = (release: string, plan = samplePlan()): ReleaseEvent => ({
  type: "release.started",
  release,
  conductor: 1,
  plan,
  by: { who: "ana", signed: false },
  dryRun: false,
  leftOut: [],
});

export const signal = (id: string): Signal => ({
  id,
  kind: "confirm",
  by: { who: "bo", signed: false },
  at: AT,
  from: "cli",
  about: null,
  value: null,
  note: "looks fine — ✅",
});

export const wait = (id: string, kind: WaitKind): Wait => ({
  id,
  kind,
  text: "Is the dashboard quiet?",
  node: id,
  item: null,
  answers: ["yes", "no"],
  who: null,
  until: null,
  shows: null,
});

const text = fc.string({ unit: "grapheme", maxLength: 12 });
const name = fc.constantFrom("a", "b", "c", "step-2");
const orNull = <T>(of: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(of, { nil: null });
const actor = fc.record({ who: text, signed: fc.boolean() });

const outcome = fc.record({
  state: fc.constantFrom("done" as const, "failed" as const, "timed-out" as const, "cancelled" as const),
  data: fc.dictionary(text, fc.jsonValue({ maxDepth: 2 })),
  evidence: fc.array(text, { maxLength: 3 }),
});

/** A wait's id is never used again for one of another kind. */
const WAIT_KINDS: Readonly<Record<string, WaitKind>> = { a: "question", b: "soak", c: "timer" };
const stateNames = ["waiting", "moving", "watching", "held", "returning", "failed"] as const;
const endings = ["done", "returned", "stopped", "failed"] as const;

/** Any event that follows the first, in any order: a journal does not ask whether it makes sense. */
export const anyEvent: fc.Arbitrary<ReleaseEvent> = fc.oneof(
  fc.record({
    type: fc.constant("driver.took" as const),
    driver: name,
    host: name,
    pid: fc.nat(),
    gapMs: orNull(fc.nat()),
  }),
  fc.record({
    type: fc.constant("release.moved" as const),
    to: fc.constantFrom(...stateNames),
    why: orNull(text),
  }),
  fc.record({ type: fc.constant("node.began" as const), node: name }),
  fc.record({
    type: fc.constant("node.ended" as const),
    node: name,
    as: fc.constantFrom("done" as const, "failed" as const, "skipped" as const, "undone" as const),
    why: orNull(text),
    answer: orNull(text),
  }),
  fc.record({
    type: fc.constant("effect.ended" as const),
    effect: name,
    outcome: outcome as fc.Arbitrary<Extract<ReleaseEvent, { type: "effect.ended" }>["outcome"]>,
    found: fc.boolean(),
  }),
  fc.record({
    type: fc.constant("wait.opened" as const),
    wait: name.map((id) => wait(id, WAIT_KINDS[id] ?? "in-doubt")),
  }),
  fc.record({
    type: fc.constant("wait.closed" as const),
    wait: name,
    as: text,
    by: orNull(actor),
    note: orNull(text),
  }),
  fc.record({ type: fc.constant("signal.received" as const), signal: name.map(signal) }),
  fc.record({
    type: fc.constant("release.ended" as const),
    as: fc.constantFrom(...endings),
    exit: fc.nat(70),
    why: orNull(text),
    stands: fc.array(name, { maxLength: 2 }),
    by: orNull(actor),
  }),
);
