/** Between the rows of the database and what the journal hands out: names of columns, and texts of JSON, end here. */
import type { Instant } from "../../base/index.ts";
import type { Ending, ReleaseStateName, Signal } from "../../conductor/index.ts";
import type { InboxRow, ReleaseRow } from "../journal.ts";
import type { HeldLease } from "../lease-rule.ts";
import { damagedRowRefusal } from "../refusals.ts";
import type { ReleaseHead } from "../release-head.ts";
import type { LeasesTable, ReleasesTable, SignalsTable } from "./tables.ts";

export function headOf(row: ReleasesTable): ReleaseHead {
  const openWaits = textsOf(row.open_waits);
  if (openWaits === null) throw damagedRowRefusal(row.release, "its open waits are no list");
  return {
    openWaits,
    hash: row.head,
    row: {
      release: row.release,
      runbook: row.runbook,
      procedure: row.procedure,
      service: row.service,
      environment: row.environment,
      planHash: row.plan_hash,
      state: row.state as ReleaseStateName,
      ended: row.ended as Ending | null,
      exit: row.exit,
      startedAt: row.started_at as Instant,
      startedBy: row.started_by,
      updatedAt: row.updated_at as Instant,
      lastSeq: row.last_seq,
      waits: openWaits.length,
    },
  };
}

export const releaseRowOf = (row: ReleasesTable): ReleaseRow => headOf(row).row;

export const releaseColumns = ({ row, openWaits, hash }: ReleaseHead): ReleasesTable => ({
  release: row.release,
  runbook: row.runbook,
  procedure: row.procedure,
  service: row.service,
  environment: row.environment,
  plan_hash: row.planHash,
  state: row.state,
  ended: row.ended,
  exit: row.exit,
  started_at: row.startedAt,
  started_by: row.startedBy,
  updated_at: row.updatedAt,
  last_seq: row.lastSeq,
  open_waits: openWaits.length === 0 ? "[]" : JSON.stringify(openWaits),
  head: hash,
});

export const heldLeaseOf = (row: LeasesTable): HeldLease => ({
  release: row.release,
  holder: row.holder,
  host: row.host,
  pid: row.pid,
  mark: row.mark,
  takenAt: row.taken_at as Instant,
  until: row.until as Instant,
});

export function inboxRowOf(release: string, row: Pick<SignalsTable, "text" | "put_at">): InboxRow {
  const signal = parsed(row.text ?? "");
  if (typeof signal !== "object" || signal === null || !("id" in signal)) {
    throw damagedRowRefusal(release, "a signal that waits for it is no signal");
  }
  return { signal: signal as Signal, putAt: row.put_at as Instant };
}

function textsOf(text: string): readonly string[] | null {
  if (text === "[]") return [];
  const value = parsed(text);
  return Array.isArray(value) && value.every((each) => typeof each === "string") ? value : null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
