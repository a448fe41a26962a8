/**
 * The states of a release and what moves it from one to another, as data for people. Nothing is decided by it: a test plays
 * releases at random and finds every move of theirs in it, and every move of it among theirs.
 */
import type { ReleaseStateName, WaitKind } from "./event.ts";

export const meaningOfState: Readonly<Record<ReleaseStateName, string>> = {
  waiting: "for a gate: a question, an approval, a window, a lock, a rung that a person shifts",
  moving: "steps run, or the next one is about to",
  watching: "a soak or the dwell of a rung lasts",
  held: "a person is asked because something is wrong, or somebody paused it",
  returning: "the way back is carried out",
  done: "everything went to its end",
  returned: "the way back was carried out to its end",
  stopped: "ended as it stood, and nothing was undone",
  failed: "neither on nor back is possible until a person says how",
};

export interface Moves {
  readonly from: readonly ReleaseStateName[];
  readonly to: ReleaseStateName;
  readonly when: string;
}

const OPEN = ["waiting", "moving", "watching", "held"] as const;

/** Each with every state that it may happen in. */
export const moves: readonly Moves[] = [
  { from: ["waiting", "watching", "held"], to: "moving", when: "a step begins" },
  { from: ["moving", "watching", "held"], to: "waiting", when: "a gate opens" },
  { from: ["waiting", "moving", "held"], to: "watching", when: "a soak or a dwell begins" },
  {
    from: ["waiting", "moving", "watching", "returning"],
    to: "held",
    when: "something failed or is in doubt, an answer was no, a guard asks, or it was paused",
  },
  {
    from: [...OPEN, "failed"],
    to: "returning",
    when: "a person says rollback, a guard trips, or a step failed that leads back",
  },
  { from: ["held", "failed"], to: "returning", when: "on the way back: what kept it was answered" },
  { from: OPEN, to: "done", when: "the last node is over" },
  { from: ["returning", "held"], to: "returned", when: "the last of the way back is over" },
  { from: [...OPEN, "returning"], to: "stopped", when: "a person says stop" },
  { from: ["moving", "waiting"], to: "stopped", when: "a step failed before anything was changed" },
  {
    from: ["returning", "held"],
    to: "failed",
    when: "a step of the way back failed, or nothing takes back something that was done",
  },
  {
    from: ["moving", "held"],
    to: "failed",
    when: "a step failed that is to stop it, and something was changed",
  },
  { from: ["failed"], to: "moving", when: "a person has the step tried again, skips it, or stops" },
];

/** What a release can wait for, and how that ends. */
export const meaningOfWait: Readonly<Record<WaitKind, string>> = {
  question: "yes or no, or the value of an input",
  choice: "one of the options, by its name or its number",
  approval: "`approve` with the hash of the plan, or `reject`",
  "in-doubt": "`done` or `not-done`: nobody can tell whether the step happened",
  failure: "`retry`, `skip` (a step) or `waive` (a check), `rollback`, `stop`",
  window: "by itself, at the next opening; `waive` opens it for a reason; yes or no where it cannot be told",
  freeze: "by itself, when it is over; `waive` opens it for a reason; yes or no where it cannot be told",
  lock: "by itself, when the other release ends; it is asked for every 5 s",
  ready: "`waive` for a reason where something is not so; yes or no where it cannot be told",
  soak: "by itself; `promote` ends it early, `extend` holds it longer once",
  timer: "by itself; `promote` ends it early, `extend` holds it longer once",
  rung: "`confirm` when traffic was shifted; `promote` or `rollback` where a rung waits for a person",
  guard: "`continue`, `rollback` or `stop`: a guard asks, or nothing reads its figures",
  paused: "`continue`",
};
