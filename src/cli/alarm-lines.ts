/** Alarms and messages that could not be sent, as lines of a status: who was called, who is next, who takes care of it. */
import type { Instant } from "../base/index.ts";
import type { AlarmView, MessageView, ReleaseView } from "../conductor/index.ts";
import { runningText } from "../reports/index.ts";
import { clean } from "./clean.ts";
import type { Look } from "./look.ts";
import { labelled } from "./row.ts";

export interface AlarmLinesGiven {
  readonly look: Look;
  readonly now: Instant;
}

const MOST_UNSENT = 5;

/** Ends with a blank line where there are any. */
export function alarmLines(
  { alarms, messages, release }: Pick<ReleaseView, "alarms" | "messages" | "release">,
  { look, now }: AlarmLinesGiven,
): readonly string[] {
  const open = alarms.filter(({ over }) => !over);
  const unsent = messages.filter(({ state }) => state === "trying" || state === "failed");
  const left = unsent.length - MOST_UNSENT;
  const lines = [
    ...open.flatMap((alarm) => labelled(look, "escalated  ", alarmText(alarm, now, release))),
    ...unsent.slice(0, MOST_UNSENT).flatMap((each) => labelled(look, "not told   ", unsentText(each, now))),
    ...(left > 0 ? labelled(look, "           ", `and ${left} more; rutter status --json has them all`) : []),
  ];
  return lines.length === 0 ? [] : [...lines, ""];
}

function alarmText(alarm: AlarmView, now: Instant, release: string): string {
  const { why, called, next, acknowledged, nobodyLeft } = alarm;
  const by = called.length === 0 ? "" : `; called ${called.map(clean).join(", ")}`;
  if (acknowledged !== null) return `${clean(why)}${by}; ${clean(acknowledged.by.who)} takes care of it`;
  const then =
    next !== null
      ? `; next ${clean(next.who)} in ${runningText(Math.max(0, next.at - now))}`
      : nobodyLeft
        ? "; nobody is left to call"
        : "";
  return `${clean(why)}${by}${then}; rutter ack ${release} says that you take care of it`;
}

function unsentText({ to, title, why, againAt }: MessageView, now: Instant): string {
  const again = againAt === null ? "" : `; tried again in ${runningText(Math.max(0, againAt - now))}`;
  return `${clean(to)} of "${clean(title)}": ${clean(why ?? "it could not be sent")}${again}`;
}
