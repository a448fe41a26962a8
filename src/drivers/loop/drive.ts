/** What a release is driven with, and what comes of it. */
import type { Instant } from "../../base/index.ts";
import type { Recorded, ReleaseState } from "../../conductor/index.ts";
import type { Plan } from "../../plan/index.ts";
import type { Bell } from "./bell.ts";
import type { Leave } from "./leave.ts";

export interface Drive {
  readonly release: string;
  /** Whoever drives holds the lease under this name. */
  readonly holder: string;
  readonly host: string;
  readonly pid: number;
  /** When the one who drove before was last heard of, where that is later than the last event; null: not known. */
  readonly heardAt: Instant | null;
  /** Aborted when the lease was lost: nothing is written from then on. */
  readonly lost: AbortSignal;
  /** Rung by whoever sees that the inbox holds something: the loop looks into it then and after every turn, and never by itself. */
  readonly bell: Bell;
  readonly leave: Leave;
  /** `leave`: goes where nothing is under way and only a person, a window or a lock could carry it on. */
  readonly whenWaiting: "stay" | "leave";
  /** Called for each event once it is durable, in order, and waited for; the state is the one after all that were written with it. */
  readonly onRecorded: (recorded: Recorded, state: ReleaseState) => void | Promise<void>;
}

/** `waiting` and `left`: the release goes on when somebody drives it again. */
export interface Driven {
  readonly as: "ended" | "waiting" | "left";
  readonly state: ReleaseState;
  readonly plan: Plan;
}
