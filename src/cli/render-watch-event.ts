/** What guards, the judge and escalation did, as lines of a log. A tick that changes nothing has none. */
import type { ReleaseEvent } from "../conductor/index.ts";
import { clean } from "./clean.ts";
import type { Said } from "./render-event.ts";

const because = (why: string | null): string => (why === null || why === "" ? "" : `: ${clean(why)}`);

export function aboutWatch(event: ReleaseEvent): Said | null {
  const said = (text: string): Said => ({ node: null, text });
  switch (event.type) {
    case "guard.tripped":
      return said(
        `${event.guard === "judge" ? "the judge" : `guard ${clean(event.guard)}`}: ${clean(event.does)}${because(event.why)}`,
      );
    case "event.declared":
      return said(`"${clean(event.event)}" has happened, says ${clean(event.by.who)}${because(event.note)}`);
    case "class.raised":
      return said(`raised to ${event.to} by ${clean(event.by.who)}${because(event.why)}`);
    case "glass.broken":
      return said(
        `windows and freezes opened by ${clean(event.by.who)}${because(event.why)}; a review is due`,
      );
    case "alarm.raised":
      return said(`escalated${because(event.why)}`);
    case "alarm.climbed":
      return said(event.who === null ? "nobody is left to call" : `called ${clean(event.who)}`);
    case "alarm.ended":
      return said(
        event.by === null
          ? "the escalation is over"
          : `taken care of by ${clean(event.by.who)}${because(event.note)}`,
      );
    default:
      return null;
  }
}
