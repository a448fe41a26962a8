/** People who answer at once and in favour, and who look before they say whether something was done. */
import type { ReleaseState, Wait } from "../../src/conductor/index.ts";
import type { People, SimulatedWorld } from "../../src/drivers/simulation/index.ts";
import type { Plan } from "../../src/plan/index.ts";

const OF_TIME: ReadonlySet<Wait["kind"]> = new Set(["lock", "soak", "timer"]);
const LIKED = ["yes", "done", "promote", "back", "rollback", "stop"];
const ANSWER_MS = 10_000;

export function helpfulPeople({ plan, world }: { plan: Plan; world: SimulatedWorld }): People {
  return {
    unasked: () => [],
    answer: (wait, state) => {
      if (OF_TIME.has(wait.kind)) return [];
      const approved = [...state.answered.values()].filter(({ kind }) => kind === "approval").length;
      const saying =
        wait.kind === "approval"
          ? { kind: "approve" as const, who: `approver ${approved + 1}`, value: plan.hash }
          : { kind: "answer" as const, who: "ana", value: valueFor(wait, state, world) };
      return [{ afterMs: ANSWER_MS, saying: { ...saying, about: wait.id, note: null } }];
    },
  };
}

function valueFor(wait: Wait, state: ReleaseState, world: SimulatedWorld): string {
  if (wait.kind === "in-doubt") return wasDone(wait, state, world) ? "done" : "not-done";
  // Whoever is only asked to look at figures sees that they are well.
  if (wait.kind === "guard" && state.watch.trips.length === 0 && wait.answers.includes("continue"))
    return "continue";
  return LIKED.find((each) => wait.answers.includes(each)) ?? wait.answers[0] ?? "sample";
}

/** By looking at the world; the release itself does not know. */
export function wasDone(wait: Wait, state: ReleaseState, world: SimulatedWorld): boolean {
  const doubted = [...state.effects.values()].findLast(
    (each) => each.node === wait.node && each.item === wait.item && each.state === "in-doubt",
  );
  return doubted !== undefined && world.last(doubted.effect.id)?.state === "done";
}
