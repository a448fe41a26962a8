/**
 * What every journal offers: append-only streams of events, one for each release; the inbox of signals; the lease by which
 * one process drives a release; lists. It keeps and hands out, and decides nothing.
 */
import type { Instant } from "../base/index.ts";
import type { Ending, Recorded, ReleaseEvent, ReleaseStateName, Signal } from "../conductor/index.ts";

export interface Append {
  readonly release: string;
  readonly events: readonly ReleaseEvent[];
  /** The number of the last event that the writer has seen: another one's append in between is refused. */
  readonly after: number;
  /** Never before the last event's: a clock that was set back does not turn the record round. */
  readonly at: Instant;
  /**
   * The holder of the lease, also where it ran out and nobody took it; null: none is needed, as for the very first event
   * and for an import.
   */
  readonly holder: string | null;
}

/** A line of a list: kept up to date with every append, so that a list folds nothing. */
export interface ReleaseRow {
  readonly release: string;
  readonly runbook: string;
  readonly procedure: string | null;
  readonly service: string | null;
  readonly environment: string | null;
  readonly planHash: string;
  readonly state: ReleaseStateName;
  readonly ended: Ending | null;
  readonly exit: number | null;
  readonly startedAt: Instant;
  readonly startedBy: string;
  readonly updatedAt: Instant;
  readonly lastSeq: number;
  /** Waits for a person that are open now. */
  readonly waits: number;
}

export interface ListAsked {
  readonly service?: string;
  readonly environment?: string;
  /** Only those that have not ended, or that ended as failed. */
  readonly open?: boolean;
  readonly limit?: number;
  /** Continue after this release (newest first). */
  readonly before?: string;
}

export interface Lease {
  readonly release: string;
  readonly holder: string;
  readonly host: string;
  readonly pid: number;
  readonly takenAt: Instant;
  readonly until: Instant;
}

export interface LeaseAsked {
  readonly release: string;
  readonly holder: string;
  readonly host: string;
  readonly pid: number;
  readonly at: Instant;
  readonly forMs: number;
}

export interface InboxRow {
  readonly signal: Signal;
  /** When it was put there, by the clock of who put it. */
  readonly putAt: Instant;
}

export type Verified =
  | { readonly whole: true; readonly events: number; readonly head: string }
  | { readonly whole: false; readonly seq: number; readonly why: string };

export interface Journal {
  /** All of them or none, durable when it returns; gives them back as recorded. */
  readonly append: (append: Append) => Promise<readonly Recorded[]>;
  /** In order, from the number after `after`; at most `limit`. Unknown releases have no events. */
  readonly read: (release: string, after?: number, limit?: number) => Promise<readonly Recorded[]>;
  readonly row: (release: string) => Promise<ReleaseRow | null>;
  readonly list: (asked?: ListAsked) => Promise<readonly ReleaseRow[]>;
  /** Releases whose id begins so: a person types the first letters. */
  readonly find: (prefix: string) => Promise<readonly string[]>;
  /** Every event's hash covers the one before it. */
  readonly verify: (release: string) => Promise<Verified>;

  /** The same id again changes nothing. */
  readonly put: (release: string, row: InboxRow) => Promise<void>;
  /** Signals that are in no event yet, in the order they came. A signal leaves the inbox with the append of its `signal.received`. */
  readonly inbox: (release: string) => Promise<readonly InboxRow[]>;

  /** Taken where none holds it, it is over, or its process is known to be dead; else who holds it. */
  readonly take: (
    asked: LeaseAsked,
  ) => Promise<
    { readonly taken: true; readonly before: Lease | null } | { readonly taken: false; readonly by: Lease }
  >;
  /** Also one that ran out, where nobody took it. False: it was lost. */
  readonly renew: (asked: LeaseAsked) => Promise<boolean>;
  readonly leave: (release: string, holder: string) => Promise<void>;
  readonly lease: (release: string) => Promise<Lease | null>;

  /** One line of JSON for each event, with its hash. */
  readonly exported: (release: string) => Promise<readonly string[]>;
  /** Refused where the chain of hashes is broken or the release is there already with other events. */
  readonly imported: (
    lines: readonly string[],
  ) => Promise<{ readonly release: string; readonly events: number }>;

  readonly close: () => Promise<void>;
}
