/** One event of traffic, guards or calls in words, for a timeline; null: nothing that a reader asks about. */
import type { Instant } from "../base/index.ts";
import type { Actor, ReleaseEvent } from "../conductor/index.ts";
import { lapseText } from "./lapse.ts";
import type { Walk } from "./tell-watch.ts";

const because = (why: string | null): string => (why === null || why === "" ? "" : `: ${why}`);

const nameOf = ({ who, signed }: Actor): string => (signed ? `${who} (signed)` : who);

const DOES: Readonly<Record<string, string>> = {
  rollback: "rolls back",
  prepare: "the way back is prepared",
  pause: "paused",
  ask: "somebody is asked",
  escalate: "somebody is called",
  note: "noted",
};

export const doesText = (does: string): string => DOES[does] ?? does;

/** What has happened is put into the walk already. */
export function momentOf(walk: Walk, event: ReleaseEvent, at: Instant): string | null {
  switch (event.type) {
    case "effect.ended":
      return trafficMoment(walk, event, at);
    case "ladder.judged": {
      const than = walk.old ?? "the version before";
      const shown = event.as === "proven" ? `proven not worse than ${than}` : "not proven";
      // All of the traffic leaves nothing to compare with, which is no news.
      if (event.by === null && event.percent >= 100 && event.evidence === "none") return null;
      const said = event.evidence === "none" ? "nothing was compared" : shown;
      return `${event.percent} % passed, ${said}${event.by === null ? "" : `, promoted by ${nameOf(event.by)}`}`;
    }
    case "ladder.restarted":
      return `the ladder begins at rung ${event.rung + 1} again${because(event.why)}`;
    case "guard.tripped":
      return `${event.why}: ${doesText(event.does)}`;
    case "event.declared":
      return `"${event.event}" has happened, says ${nameOf(event.by)}${because(event.note)}`;
    case "class.raised":
      return `raised to ${event.to} by ${nameOf(event.by)}${because(event.why)}`;
    case "glass.broken":
      return `glass broken by ${nameOf(event.by)}${because(event.why)}; a review is due`;
    case "alarm.raised":
      return `escalated${because(event.why)}`;
    case "alarm.climbed":
      return event.who === null ? "nobody was left to call" : `called ${event.who}`;
    case "alarm.ended":
      return event.by === null
        ? "the escalation is over"
        : `acknowledged by ${nameOf(event.by)}${because(event.note)}`;
    default:
      return null;
  }
}

function trafficMoment(
  walk: Walk,
  event: Extract<ReleaseEvent, { type: "effect.ended" }>,
  at: Instant,
): string | null {
  if (event.outcome.state !== "done") return null;
  if (walk.lastShift !== event.effect) return null;
  if (walk.percent > 0) return `${walk.percent} % of traffic on ${walk.fresh ?? "the new version"}`;
  const back = walk.old === null ? "no traffic on the new version any more" : `traffic back on ${walk.old}`;
  return walk.returnedAt === null ? back : `${back}, ${lapseText(at - walk.returnedAt)} later`;
}
