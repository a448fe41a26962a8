/**
 * How somebody in this very process asks its driver to go: after the step under way (`pause`), with the release ended
 * (`stop`), or at once, where the process has no time (`now`). It only asks.
 */
import type { Actor } from "../../conductor/index.ts";
import type { Bell } from "./bell.ts";

export type LeaveHow = "pause" | "stop" | "now";

export interface LeaveAsked {
  readonly how: LeaveHow;
  readonly by: Actor;
  /** What is written beside it. */
  readonly note: string | null;
}

export interface Leave {
  /** A later word counts only where it is stronger. */
  readonly ask: (asked: LeaveAsked) => void;
  readonly asked: () => LeaveAsked | null;
}

const STRENGTH: Readonly<Record<LeaveHow, number>> = { pause: 1, stop: 2, now: 3 };

export function makeLeave(bell: Bell): Leave {
  let last: LeaveAsked | null = null;
  return {
    ask: (asked) => {
      if (last !== null && STRENGTH[asked.how] <= STRENGTH[last.how]) return;
      last = asked;
      bell.ring();
    },
    asked: () => last,
  };
}
