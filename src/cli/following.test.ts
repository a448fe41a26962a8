import { performance } from "node:perf_hooks";
import { expect, it } from "vitest";
import type { Recorded, ReleaseEvent } from "../conductor/index.ts";
import type { Plan } from "../plan/index.ts";
import { following } from "./following.ts";
import { second } from "./sample-scene.ts";

const none = { main: [], rollback: [], recover: [], diagnose: [], later: [] };
const plan = { courses: none, nodes: {}, items: {}, policy: {}, inputs: {}, runbook: {} } as unknown as Plan;
const by = { who: "ana", signed: false };

const recordeds = (count: number): readonly Recorded[] =>
  Array.from({ length: count }, (_, index): Recorded => {
    const id = `s${index >> 1}`;
    const signal = { id, kind: "pause", by, at: second(index), from: "cli" };
    const event =
      index % 2 === 0
        ? { type: "signal.received", signal }
        : { type: "signal.refused", signal: id, why: "no", would: null };
    return { seq: index + 1, at: second(index), event: event as unknown as ReleaseEvent };
  });

it("knows what it took whenever somebody looks", () => {
  const follow = following(plan, true);
  for (const recorded of recordeds(3)) follow.take(recorded);
  expect(follow.state().seq).toBe(3);
  for (const recorded of recordeds(5).slice(3)) follow.take(recorded);
  expect([follow.state().seq, follow.state().seenSignals.size]).toEqual([5, 3]);
});

it("takes a long record in time that grows with it, not with its square", () => {
  const follow = following(plan, true);
  const began = performance.now();
  for (const recorded of recordeds(30_000)) follow.take(recorded);
  expect(follow.state().seq).toBe(30_000);
  expect(performance.now() - began).toBeLessThan(2_000);
});
