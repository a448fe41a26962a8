/**
 * What a journal keeps of a release beside its events: the line of a list, and the head of the chain. Both follow from the
 * events; they are kept so that a list folds nothing and an append reads nothing else.
 */
import { assert, type Instant } from "../base/index.ts";
import type { Recorded, ReleaseEvent, WaitKind } from "../conductor/index.ts";
import type { ReleaseRow } from "./journal.ts";

export interface ReleaseHead {
  readonly row: ReleaseRow;
  /** Ids of the open waits that `row.waits` counts. */
  readonly openWaits: readonly string[];
  /** Of the last event. */
  readonly hash: string;
}

/** Waits that only time ends. */
const TIMED: ReadonlySet<WaitKind> = new Set<WaitKind>(["timer", "soak"]);

type Kept = Omit<ReleaseHead, "hash">;

/** The head's line after one more event; the first event of all is `release.started`. */
export function rowAfter(before: Kept | null, { seq, at, event }: Recorded): Kept {
  if (before === null) {
    assert(event.type === "release.started", "the first event of a release is release.started");
    return { row: firstRow(event, at), openWaits: [] };
  }
  assert(event.type !== "release.started", "a release is started once");
  const openWaits = waitsAfter(before.openWaits, event);
  const row = { ...before.row, ...changes(before.row, event), updatedAt: at, lastSeq: seq };
  return { row: { ...row, waits: openWaits.length }, openWaits };
}

function firstRow(event: Extract<ReleaseEvent, { type: "release.started" }>, at: Instant): ReleaseRow {
  const { plan, release, by } = event;
  return {
    release,
    runbook: plan.runbook.file,
    procedure: plan.runbook.procedure,
    service: plan.service,
    environment: plan.environment,
    planHash: plan.hash,
    state: "waiting",
    ended: null,
    exit: null,
    startedAt: at,
    startedBy: by.who,
    updatedAt: at,
    lastSeq: 1,
    waits: 0,
  };
}

function waitsAfter(open: readonly string[], event: ReleaseEvent): readonly string[] {
  if (event.type === "wait.opened" && !TIMED.has(event.wait.kind) && !open.includes(event.wait.id)) {
    return [...open, event.wait.id];
  }
  return event.type === "wait.closed" ? open.filter((id) => id !== event.wait) : open;
}

/** Done, returned and stopped last; what failed can be carried on. */
function changes({ ended }: ReleaseRow, event: ReleaseEvent): Partial<ReleaseRow> {
  if (ended !== null && ended !== "failed") return {};
  if (event.type === "release.moved") {
    return event.to === "failed" ? { state: event.to } : { state: event.to, ended: null, exit: null };
  }
  if (event.type === "release.ended" && ended === null) {
    return { state: event.as, ended: event.as, exit: event.exit };
  }
  return {};
}
