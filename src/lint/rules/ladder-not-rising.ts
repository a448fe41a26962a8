/** A ladder of traffic with a rung that is no higher than the one before. One that falls all the way is a way back. */
import { lineSpan } from "../../base/index.ts";
import { alsoAt } from "../also-at.ts";
import type { Hit, Rule } from "../rule.ts";
import { type TrafficSteps, trafficStepsIn } from "../traffic-steps.ts";

/** The index of the rung that is too low, or null. */
function wrongRung({ shares, strict }: TrafficSteps): number | null {
  const before = (index: number): number => shares[index - 1] ?? 0;
  const drop = shares.findIndex((share, index) => index > 0 && share < before(index));
  const falls = shares.every((share, index) => index === 0 || share < before(index));
  // Going down to nothing at the end takes the canary away.
  if (falls || (drop === shares.length - 1 && shares[drop] === 0)) return null;
  if (drop > 0) return drop;
  const twin = strict ? shares.findIndex((share, index) => index > 0 && share === before(index)) : -1;
  return twin > 0 ? twin : null;
}

function hitOf(steps: TrafficSteps): Hit | null {
  const at = wrongRung(steps);
  if (at === null) return null;
  const [from, to] = [steps.shares[at - 1], steps.shares[at]];
  const ladder = steps.shares.map((share) => `${share}%`).join(" → ");
  const does = from === to ? `stays at ${from}%` : `falls from ${from}% to ${to}%`;
  return { span: lineSpan(steps.lines[at] ?? 1), what: `the traffic ${does} in ${ladder}` };
}

/** One ladder that is written in several places is one mistake. */
function once(hits: readonly Hit[]): readonly Hit[] {
  const groups = new Map<string, Hit[]>();
  for (const hit of hits) {
    const group = groups.get(hit.what);
    if (group === undefined) groups.set(hit.what, [hit]);
    else group.push(hit);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const lines = group.map(({ span }) => span.lines[0]);
    return [{ ...first, what: `${first.what}${alsoAt(first.span.lines[0], lines)}` }];
  });
}

export const ladderNotRising: Rule = {
  code: "LADDER_NOT_RISING",
  level: "warning",
  title: "a ladder of traffic does not rise",
  why: "the new version loses users again in the middle of the rollout, and nobody knows whether that was meant",
  fix: "put the rungs in rising order, or say at which rung the traffic is taken back, and why",
  find: (desk) => once(trafficStepsIn(desk).flatMap((steps) => hitOf(steps) ?? [])),
};
