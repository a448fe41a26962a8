/** Promises about the record itself: numbers without a gap, time that does not run back, waits and signals counted once. */
import type { Moment } from "./faults.ts";

export function faultsOfOrder({ before, recorded }: Moment): readonly string[] {
  const { seq, at, event } = recorded;
  const faults: string[] = [];
  if (seq !== before.seq + 1) faults.push(`its number is not ${before.seq + 1}`);
  if (before.at !== null && at < before.at) faults.push("it is before the event before it");
  if (before.startedAt === null && event.type !== "release.started") faults.push("nothing was started");
  switch (event.type) {
    case "release.started":
      if (before.startedAt !== null) faults.push("it was started already");
      break;
    case "wait.opened":
      if (before.waits.has(event.wait.id) || before.answered.has(event.wait.id))
        faults.push(`${event.wait.id} was opened before`);
      break;
    case "wait.closed":
      if (!before.waits.has(event.wait)) faults.push(`${event.wait} is not open`);
      break;
    case "signal.taken":
    case "signal.refused":
      if (!before.pendingSignals.some(({ id }) => id === event.signal))
        faults.push(`${event.signal} was not received, or is settled already`);
      break;
    case "release.returning":
      if (before.returning !== null) faults.push("it goes back already");
      break;
    case "release.stopping":
      if (
        event.by === null &&
        ![...before.nodes.values()].some(({ state }) => state === "failed") &&
        !before.dryRun
      )
        faults.push("it stops though nobody said so and nothing failed");
      break;
    case "course.began":
      if (before.courses[event.course] !== undefined) faults.push(`${event.course} began before`);
      break;
    default:
  }
  return faults;
}
