/** Why a signal does not fit, and what would, as a person would type it. The release's id is for others to put in. */
import { plural } from "../base/index.ts";
import { LOOK } from "./guard-standing.ts";
import type { OpenWait, ReleaseState } from "./state.ts";
import { isShut, isTimer } from "./waits.ts";

export interface Refusal {
  readonly why: string;
  readonly would: string | null;
}

/** What is done about a signal that fits, after it was taken. */
export type Reply = Refusal | (() => void);

export const refuse = (why: string, would: string | null = null): Refusal => ({ why, would });

/** The line that answers a wait. */
export function wouldAnswer(wait: OpenWait): string {
  const { id, kind, answers } = wait;
  if (kind === "approval") return "approve";
  if (kind === "paused") return "continue";
  if (isTimer(wait)) return `promote ${id}`;
  if (kind === "rung") return answers.includes("promote") ? `promote ${id}` : `confirm ${id}`;
  if (isShut(wait) && answers.length === 0) return `waive ${id} "why"`;
  return `answer ${id} ${answers.length === 0 ? "VALUE" : answers.join("|")}`;
}

/** Waits that a person could answer now; what stands beside everything else is meant by its name, or where nothing else is. */
export function forPeople({ waits }: ReleaseState): readonly OpenWait[] {
  const open = [...waits.values()].filter((wait) => !isTimer(wait) && wait.kind !== "lock");
  const pressing = open.filter(({ node }) => node !== LOOK);
  return pressing.length > 0 ? pressing : open;
}

/** Names what is open, where a signal named nothing or something else. */
export function refuseAbout(state: ReleaseState, about: string | null, of: readonly OpenWait[]): Refusal {
  const [one] = of;
  if (one === undefined) {
    const over = state.ended === null ? "" : `: the release has ended as ${state.ended.as}`;
    // What is shut is no answer to somebody who meant something else: opening it is not to be suggested.
    const [other] = forPeople(state).filter((wait) => !isShut(wait));
    const why =
      about === null
        ? `nothing waits for that${over}`
        : `nothing that waits for that is called ${about}${over}`;
    return refuse(why, other === undefined ? null : wouldAnswer(other));
  }
  const names = of.map(({ id }) => id).join(", ");
  const why =
    about === null
      ? `${plural(of.length, "thing")} wait for that, so say which: ${names}`
      : `nothing that waits for that is called ${about}, but ${names}`;
  return refuse(why, wouldAnswer(one));
}
