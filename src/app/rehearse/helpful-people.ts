/** People as one hopes for them: each question is answered after a minute, in favour; what is in doubt is looked at first. */
import type { ReleaseState, Wait } from "../../conductor/index.ts";
import type { Move, People, SimulatedWorld } from "../../drivers/simulation/index.ts";
import type { Plan } from "../../plan/index.ts";
import { personFor } from "../../policy/index.ts";

const MINUTE_MS = 60_000;

/** Waits that end by themselves; nobody has to do anything about them. */
const OF_TIME: ReadonlySet<Wait["kind"]> = new Set(["lock", "soak", "timer"]);

const SHUT: ReadonlySet<Wait["kind"]> = new Set(["window", "freeze", "ready"]);

export interface HelpfulGiven {
  readonly plan: Plan;
  readonly world: SimulatedWorld;
  /** Null: as everybody does; else the answer to this one wait, and no move: nobody gives one. */
  readonly instead: (wait: Wait, state: ReleaseState) => readonly string[] | null;
}

export function helpfulPeople({ plan, world, instead }: HelpfulGiven): People {
  return {
    unasked: () => [],
    answer: (wait, state) => {
      if (OF_TIME.has(wait.kind)) return [];
      const own = instead(wait, state);
      if (own !== null) return own.map((value) => answer(wait, value));
      if (wait.kind === "approval") return [approval(wait, state, plan)];
      // What is shut ends by itself at its time; what has none is done without.
      if (SHUT.has(wait.kind) && wait.answers.length === 0)
        return wait.until === null ? [waiver(wait, plan)] : [];
      return [answer(wait, valueFor(wait, state, world))];
    },
  };
}

function answer(wait: Wait, value: string): Move {
  return { afterMs: MINUTE_MS, saying: { kind: "answer", who: "ana", about: wait.id, value, note: null } };
}

function waiver(wait: Wait, plan: Plan): Move {
  const { overrides, roles } = plan.policy;
  const who = personFor(overrides, roles, []) ?? "ana";
  const note = "rehearsed without";
  return { afterMs: MINUTE_MS, saying: { kind: "waive", who, about: wait.id, value: null, note } };
}

/** Each by somebody else, of those who may where that is known. */
function approval(wait: Wait, state: ReleaseState, plan: Plan): Move {
  const given = [...state.answered.values()].filter(({ kind }) => kind === "approval");
  const before = given.filter(({ node }) => node === wait.node).flatMap(({ by }) => by?.who ?? []);
  const starter = state.startedBy?.who ?? "";
  const who = personFor(wait.who, plan.policy.roles, [...before, starter]) ?? `approver ${given.length + 1}`;
  return {
    afterMs: MINUTE_MS,
    saying: { kind: "approve", who, about: wait.id, value: plan.hash, note: null },
  };
}

/** What somebody says who wants it to go well, and to go back where it does not. */
const LIKED = ["yes", "done", "promote", "back", "rollback", "stop"];

function valueFor(wait: Wait, state: ReleaseState, world: SimulatedWorld): string {
  if (wait.kind === "in-doubt") return happened(wait, state, world) ? "done" : "not-done";
  // Whoever is only asked to look at figures sees that they are well.
  if (wait.kind === "guard" && state.watch.trips.length === 0 && wait.answers.includes("continue"))
    return "continue";
  return LIKED.find((each) => wait.answers.includes(each)) ?? wait.answers[0] ?? "sample";
}

/** By looking at the world, as a person would. */
function happened(wait: Wait, state: ReleaseState, world: SimulatedWorld): boolean {
  const doubted = [...state.effects.values()].findLast(
    (each) => each.node === wait.node && each.item === wait.item && each.state === "in-doubt",
  );
  return doubted !== undefined && world.last(doubted.effect.id)?.state === "done";
}
