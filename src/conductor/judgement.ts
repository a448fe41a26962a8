/** What guards and judge say of a ladder at this instant, for whoever raises its rungs and ends its soaks. */
import type { LadderNode, SoakNode } from "../plan/index.ts";
import type { Place, Turn } from "./turn.ts";

export interface Judgement {
  /** No guard that is armed here is rising, tripped or undecided. */
  readonly quiet: boolean;
  /** Shown with a wait: the guard that is not quiet. */
  readonly why: string | null;
  /** `pass`: not worse, shown; `amber`: it looks worse, not enough to roll back; `open`: neither; `none`: nothing is compared. */
  readonly evidence: "pass" | "amber" | "open" | "none";
}

export const judgementOf = (_turn: Turn, _place: Place<LadderNode | SoakNode>): Judgement => ({
  quiet: true,
  why: null,
  evidence: "none",
});
