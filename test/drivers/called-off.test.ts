/** A step that is called off before it begins is not undone; one that an earlier driver may have begun is. */
import { expect, it } from "vitest";
import type { ReleaseEvent } from "../../src/conductor/index.ts";
import {
  driveLoop,
  makeBell,
  makeLeave,
  performer,
  rackOf,
  type World,
} from "../../src/drivers/loop/index.ts";
import type { Outcome } from "../../src/effect/index.ts";
import { openMemoryJournal } from "../../src/journal/index.ts";
import type { Plan } from "../../src/plan/index.ts";
import { handClock } from "./hand-clock.ts";
import { fine, scriptedWorld } from "./scripted-world.ts";
import { planOf, type StepGiven, stepNode } from "./step-plan.ts";

const RELEASE = "r1";
const by = { who: "ana", signed: false };

/** The second step has an undo. */
function planWith(second: StepGiven): Plan {
  const plan = planOf({ n1: { hand: "told" }, n2: second });
  const n2 = { ...stepNode("n2", second, ["n1"]), undo: "u2", undoSure: "exact" } as const;
  const u2 = stepNode("u2", { hand: "told" }, []);
  return { ...plan, nodes: { ...plan.nodes, n2, u2 } };
}

const asked = (node: string, hand: string): readonly ReleaseEvent[] => [
  { type: "node.began", node },
  {
    type: "effect.asked",
    effect: { id: `${node}#1`, hand, input: { id: node } },
    node,
    item: null,
    attempt: 1,
    timeoutMs: 60_000,
    aside: false,
  },
];

/** A driver that died with the second step asked for; before the next one, somebody wants the release back. */
async function broughtBack(second: StepGiven) {
  const plan = planWith(second);
  const clock = handClock(1_800_000_000_000);
  const journal = openMemoryJournal();
  const events: readonly ReleaseEvent[] = [
    { type: "release.started", release: RELEASE, conductor: 1, plan, by, dryRun: false, leftOut: [] },
    { type: "course.began", course: "main", nodes: ["n1", "n2"] },
    ...asked("n1", "told"),
    { type: "effect.ended", effect: "n1#1", outcome: fine, found: false },
    { type: "node.ended", node: "n1", as: "done", why: null, answer: null },
    ...asked("n2", second.hand),
  ];
  await journal.append({ release: RELEASE, events, after: 0, at: clock.now(), holder: null });
  await journal.take({ release: RELEASE, holder: "h", host: "here", pid: 1, at: clock.now(), forMs: 1e9 });
  const rollback = { id: "s", kind: "rollback", by, at: clock.now(), from: "cli", about: null } as const;
  await journal.put(RELEASE, { signal: { ...rollback, value: null, note: "bad" }, putAt: clock.now() });
  const scripted = scriptedWorld();
  const bell = makeBell();
  const world: World = {
    ...clock,
    journal,
    hands: rackOf(scripted.hands().map(performer)),
    secret: async () => "",
    log: () => undefined,
    progress: () => undefined,
    isDeath: () => false,
  };
  await clock.until(
    driveLoop(world, {
      release: RELEASE,
      holder: "h",
      host: "here",
      pid: 1,
      heardAt: null,
      lost: new AbortController().signal,
      bell,
      leave: makeLeave(bell),
      whenWaiting: "leave",
      onRecorded: () => undefined,
    }),
  );
  const outcomes = (await journal.read(RELEASE)).flatMap(({ event }): readonly Outcome[] =>
    event.type === "effect.ended" && event.effect === "n2#1" ? [event.outcome] : [],
  );
  return { done: scripted.done.map(({ id }) => id), outcome: outcomes[0] };
}

it("undoes nothing of a step that is known not to have begun", async () => {
  const { done, outcome } = await broughtBack({ hand: "told" });
  expect(outcome).toMatchObject({ state: "cancelled", data: { begun: false } });
  expect(done).toEqual([]);
});

it("undoes a step that was to be repeated, since its first try may have done something", async () => {
  const { done, outcome } = await broughtBack({ hand: "blind", onCrash: "repeat" });
  expect(outcome?.state).toBe("cancelled");
  expect(outcome?.data).not.toHaveProperty("begun");
  expect(done).toEqual(["u2"]);
});
