/**
 * An effect that was asked for by a driver that is gone, and of which no outcome was written down: it is asked whether it
 * happened; else begun again where that is safe; else a person is asked. Nothing that is unsafe is done on a guess.
 */
import type { Outcome, Probed } from "../../effect/index.ts";
import type { Work } from "../../plan/index.ts";
import type { Performer } from "./performer.ts";

export type Recovery =
  | { readonly how: "found"; readonly outcome: Outcome }
  | { readonly how: "perform"; readonly as: "not-begun" | "repeated" }
  | { readonly how: "doubt"; readonly why: string; readonly evidence: readonly string[] };

export interface Lost {
  readonly hand: Performer | undefined;
  readonly name: string;
  /** What the plan says of the step; undefined: it is no step of the plan. */
  readonly work: Pick<Work, "onCrash"> | undefined;
  readonly probe: (() => Promise<Probed>) | null;
}

export async function recovery(lost: Lost): Promise<Recovery> {
  const { hand, work } = lost;
  if (hand === undefined) {
    return {
      how: "doubt",
      why: `nothing here performs "${lost.name}", nor tells whether it was done`,
      evidence: [],
    };
  }
  const probed = lost.probe === null ? noProbe(lost.name) : await lost.probe();
  if (probed.state === "happened") return { how: "found", outcome: probed.outcome };
  if (probed.state === "not-begun") return { how: "perform", as: "not-begun" };
  // A keyed effect keeps its id, and whoever receives it knows it again.
  const safe = work?.onCrash === "repeat" || hand.repeat !== "never";
  if (safe) return { how: "perform", as: "repeated" };
  return { how: "doubt", why: probed.why, evidence: probed.evidence };
}

const noProbe = (hand: string): Probed => ({
  state: "unknown",
  why: `${hand} cannot tell afterwards whether it was done`,
  evidence: [],
});
