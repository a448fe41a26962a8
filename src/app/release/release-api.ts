/**
 * What can be asked about releases on this machine, by a command line or a server: started, driven, looked at, told
 * something. One object for each home; it owns the journal and is closed at the end. It prints nothing.
 */
import type { Actor, Recorded, ReleaseView, SignalKind } from "../../conductor/index.ts";
import type { Lease, ListAsked, ReleaseRow, Verified } from "../../journal/index.ts";
import type { Plan } from "../../plan/index.ts";

export interface ReleasesGiven {
  /** Null: RUTTER_HOME, else XDG_STATE_HOME/rutter, else ~/.local/state/rutter. */
  readonly home?: string | null;
  /** Null: RUTTER_USER, else the name of the system's user. */
  readonly by?: string | null;
  /** A home that is not there is made; `false`: it counts as empty, and nothing is written for a look at it. */
  readonly create?: boolean;
  readonly env?: Readonly<Record<string, string | undefined>>;
}

export interface StartAsked {
  readonly plan: Plan;
  readonly dryRun: boolean;
  /** With `--from`: nodes that are left out, in the plan's order. */
  readonly leftOut: readonly string[];
  /** Where the first command starts; null: the folder of rutter.yaml, else the repository, else the runbook's folder. */
  readonly cwd: string | null;
}

/** Output of a step as it comes, masked; in pieces, not lines. */
export interface OutputPiece {
  readonly effect: string;
  readonly node: string;
  readonly item: string | null;
  readonly text: string;
}

export interface DriveAsked {
  /** Called for each event once it is durable, in order; those from before this process among them where `replay`. */
  readonly onRecorded?: (recorded: Recorded) => void;
  readonly replay?: boolean;
  readonly onOutput?: (piece: OutputPiece) => void;
  readonly onProgress?: (effect: string, words: string) => void;
  /** Something a person should be told that is no event: the runbook was edited meanwhile. One line. */
  readonly onNotice?: (words: string) => void;
  /** `leave`: ends (4, a lock 5) where only a person, a window or a lock could carry it on. */
  readonly whenWaiting: "stay" | "leave";
  /** An answer that needs nobody: asked for each wait as it opens (`--yes`); null: a person is asked. */
  readonly answerFor?: (wait: {
    readonly id: string;
    readonly kind: string;
    readonly node: string | null;
    readonly answers: readonly string[];
  }) => SignalAsked | null;
}

export interface DriveEnd {
  /** `left` and `waiting`: it goes on with `rutter resume ID`. */
  readonly as: "ended" | "waiting" | "left";
  readonly exit: number;
  readonly view: ReleaseView;
}

/** A release that this process drives. `pause`: after the step under way; `stop`: ended now; `now`: the process has no time. */
export interface Driving {
  readonly release: string;
  readonly end: Promise<DriveEnd>;
  readonly leave: (how: "pause" | "stop" | "now") => void;
}

export interface SignalAsked {
  readonly kind: SignalKind;
  readonly about: string | null;
  readonly value: string | null;
  readonly note: string | null;
  /** `cli`, `terminal`, `web`, `api`. */
  readonly from: string;
  /** The same id again counts once; left out: a new one. */
  readonly id?: string;
  /** Of an approval: the signature of whoever approves, which is checked before it is put there. */
  readonly proof?: string;
  /** By whose name it is to count; of a signature, one that the signers file gives to its key. */
  readonly as?: string;
}

export type SignalResult =
  | { readonly as: "taken"; readonly signal: string }
  | {
      readonly as: "refused";
      readonly signal: string;
      readonly why: string;
      /** What would fit, as a person would type it. */
      readonly would: string | null;
    }
  /** Nobody drives: it fits, and counts when the release is resumed (`rutter resume ID`). */
  | { readonly as: "kept"; readonly signal: string }
  /** Somebody drives, and did not answer in time; it counts when it is read. */
  | { readonly as: "put"; readonly signal: string; readonly driver: Lease };

export interface ReleaseLook {
  readonly view: ReleaseView;
  readonly plan: Plan;
  /** Who drives it now; null: nobody. */
  readonly driver: Lease | null;
  /** The status of a process that would leave it as it stands. */
  readonly exit: number;
  /** Waits in the inbox for a driver. */
  readonly unread: number;
}

export interface WatchAsked {
  readonly onRecorded: (recorded: Recorded) => void;
  readonly onOutput?: (piece: OutputPiece) => void;
  /** Events after this number; 0: from the first. */
  readonly after?: number;
  /** Ends the watch; it also ends when the release has ended, or nobody drives it any more. */
  readonly until: AbortSignal;
}

export interface Releases {
  readonly home: string;
  readonly by: Actor;
  /** Writes the first event and takes the lease; nothing is begun yet. */
  readonly start: (asked: StartAsked) => Promise<string>;
  /** Drives a release that was started here, or that nobody drives. */
  readonly drive: (release: string, asked: DriveAsked) => Promise<Driving>;
  /** As `drive`; where it was paused by leaving it, it is continued. */
  readonly resume: (release: string, asked: DriveAsked) => Promise<Driving>;
  readonly status: (release: string) => Promise<ReleaseLook>;
  readonly list: (asked?: ListAsked) => Promise<readonly ReleaseRow[]>;
  readonly log: (release: string) => Promise<readonly Recorded[]>;
  /** The text of a step's log, its last `bytes`; null: it has none. */
  readonly output: (release: string, effect: string, bytes?: number) => Promise<string | null>;
  readonly verify: (release: string) => Promise<Verified>;
  readonly exported: (release: string) => Promise<readonly string[]>;
  readonly imported: (
    lines: readonly string[],
  ) => Promise<{ readonly release: string; readonly events: number }>;
  readonly signal: (release: string, asked: SignalAsked) => Promise<SignalResult>;
  /** The whole id from its first letters; refuses unknown and ambiguous ones. */
  readonly find: (prefix: string) => Promise<string>;
  readonly watch: (release: string, asked: WatchAsked) => Promise<void>;
  /** Releases driven here are left first, as with `now`. */
  readonly close: () => Promise<void>;
}

/** `openReleases` of this room opens a home. */
export type OpenReleases = (given?: ReleasesGiven) => Promise<Releases>;
