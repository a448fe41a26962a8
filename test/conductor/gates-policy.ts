/** Plans with a policy, played by the rules of now: who says things, what the clock shows, what the calendar answers. */
import { type Instant, parseInstant } from "../../src/base/index.ts";
import { emptyState } from "../../src/conductor/index.ts";
import type { Plan } from "../../src/plan/index.ts";
import { noPolicy, type Policy } from "../../src/policy/index.ts";
import { type Parts, planOf } from "./plan-of.ts";
import { append, decideNow, type Play } from "./play.ts";

export const at = (text: string): Instant => {
  const found = parseInstant(text);
  if (found === null) throw new Error(`${text} is no instant`);
  return found;
};

export const policed = (parts: Parts, policy: Partial<Policy>): Plan => ({
  ...planOf(parts),
  policy: { ...noPolicy, ...policy },
});

/** Begun by ana at this time. */
export function beginAt(plan: Plan, time: string, dryRun = false): Play {
  const decision = { events: [], cancel: [], wakeAt: null };
  const play: Play = { plan, recordeds: [], state: emptyState(), at: at(time), decision, signals: 0 };
  const by = { who: "ana", signed: false };
  append(play, [{ type: "release.started", release: "k3f9wz", conductor: 2, plan, by, dryRun, leftOut: [] }]);
  return decideNow(play);
}

export const moveTo = (play: Play, time: string): Play => {
  play.at = at(time);
  return decideNow(play);
};

export const OFFICE = {
  days: ["mon", "tue", "wed", "thu"],
  from: "09:00",
  to: "17:00",
  zone: "America/New_York",
} as const;

export const textOf = ({ state }: Play): string =>
  [...state.waits.values()].map(({ text }) => text).join(" / ");
