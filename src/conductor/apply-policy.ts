/** What people said of the release as a whole, and who was called, put into a state. */
import type { Instant } from "../base/index.ts";
import { type Draft, own } from "./draft.ts";
import type { ReleaseEvent } from "./event.ts";

type PolicyEvent = Extract<
  ReleaseEvent,
  { type: "class.raised" | "glass.broken" | "alarm.raised" | "alarm.climbed" | "alarm.ended" }
>;

export function applyPolicy(draft: Draft, event: PolicyEvent, at: Instant): void {
  const { state } = draft;
  switch (event.type) {
    case "class.raised":
      state.raised = { to: event.to, by: event.by, why: event.why, at };
      return;
    case "glass.broken":
      state.glass ??= { by: event.by, why: event.why, at };
      return;
    default:
      return applyAlarm(draft, event, at);
  }
}

function applyAlarm(
  draft: Draft,
  event: Extract<PolicyEvent, { readonly alarm: string }>,
  at: Instant,
): void {
  const known = draft.state.alarms.get(event.alarm);
  if (event.type === "alarm.raised") {
    if (known !== undefined) return;
    const { alarm: id, why, guard } = event;
    const fresh = { climbed: 0, climbedAt: null, acknowledged: null, over: false };
    own(draft, "alarms").set(id, { id, why, guard, since: at, ...fresh });
    return;
  }
  if (known === undefined) return;
  if (event.type === "alarm.climbed")
    own(draft, "alarms").set(known.id, { ...known, climbed: known.climbed + 1, climbedAt: at });
  else {
    const acknowledged = event.by === null ? known.acknowledged : { by: event.by, at, note: event.note };
    own(draft, "alarms").set(known.id, { ...known, acknowledged, over: known.over || event.by === null });
  }
}
