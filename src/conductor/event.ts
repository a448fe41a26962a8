/**
 * The facts that a journal holds of a release. Everything that is known of it follows from them, in their order. Keys may
 * be added to an event, never changed; an event of an older version is lifted by the journal before it comes here.
 */
import type { Instant } from "../base/index.ts";
import type { Effect, Outcome } from "../effect/index.ts";
import type { CourseName, Plan } from "../plan/index.ts";
import type { ReleaseClass } from "../policy/index.ts";
import type { Actor, Signal } from "./signal.ts";
import type { GuardState, JudgeState } from "./watch-state.ts";

/** `failed` may still be carried on by a person; the other three last. */
export type Ending = "done" | "returned" | "stopped" | "failed";

export type ReleaseStateName = "waiting" | "moving" | "watching" | "held" | "returning" | Ending;

export type WaitKind =
  | "question"
  | "choice"
  | "approval"
  | "in-doubt"
  | "failure"
  | "window"
  | "freeze"
  | "lock"
  | "ready"
  | "soak"
  | "timer"
  | "rung"
  | "guard"
  | "paused";

/** Something that the release waits for: a person, or a time. */
export interface Wait {
  /** Short enough to type: the id of the item or node it is about, with a number where that was asked before. */
  readonly id: string;
  readonly kind: WaitKind;
  readonly text: string;
  /** The node, and the line of its check list, that it belongs to. */
  readonly node: string | null;
  readonly item: string | null;
  /** What it can be answered with; empty: any value. */
  readonly answers: readonly string[];
  /** Of whom it is asked: a role, a name; null: anybody who may drive. */
  readonly who: string | null;
  /** When it ends by itself; null: never. */
  readonly until: Instant | null;
  /** The effect whose output is shown with it, or null. */
  readonly shows: string | null;
  /** The input whose value it asks for; left out where it asks for something else. */
  readonly input?: string;
}

export type NodeEnd = "done" | "failed" | "skipped" | "undone";

export type ReleaseEvent =
  | {
      readonly type: "release.started";
      readonly release: string;
      /** Of the rules by which it is decided: a release keeps those that it began with. */
      readonly conductor: 1 | 2;
      readonly plan: Plan;
      readonly by: Actor;
      readonly dryRun: boolean;
      /** With `--from`: nodes that are left out, in the plan's order. */
      readonly leftOut: readonly string[];
    }
  /** A process drives the release from here on; `gapMs`: for how long none did. */
  | {
      readonly type: "driver.took";
      readonly driver: string;
      readonly host: string;
      readonly pid: number;
      readonly gapMs: number | null;
    }
  | { readonly type: "driver.left"; readonly driver: string; readonly why: string }
  | { readonly type: "release.moved"; readonly to: ReleaseStateName; readonly why: string | null }
  | { readonly type: "course.began"; readonly course: CourseName; readonly nodes: readonly string[] }
  | { readonly type: "course.ended"; readonly course: CourseName; readonly as: "done" | "failed" }
  | { readonly type: "node.began"; readonly node: string }
  | {
      readonly type: "node.ended";
      readonly node: string;
      readonly as: NodeEnd;
      readonly why: string | null;
      /** yes or no of a question, the first node of the option that was taken; null elsewhere. */
      readonly answer: string | null;
    }
  | {
      readonly type: "item.ended";
      readonly node: string;
      readonly item: string;
      readonly as: "done" | "failed" | "waived";
      readonly by: Actor | null;
      readonly why: string | null;
    }
  | {
      readonly type: "effect.asked";
      readonly effect: Effect;
      readonly node: string;
      readonly item: string | null;
      readonly attempt: number;
      readonly timeoutMs: number;
      /** Runs beside others, in a copy of the session. */
      readonly aside: boolean;
    }
  /** `found`: it was not seen to end, but read afterwards. */
  | {
      readonly type: "effect.ended";
      readonly effect: string;
      readonly outcome: Outcome;
      readonly found: boolean;
    }
  /** Asked before a crash, and begun (again) now because that is safe. */
  | {
      readonly type: "effect.recovered";
      readonly effect: string;
      readonly how: "not-begun" | "repeated";
    }
  /** Whether it happened cannot be told: a person is asked. */
  | {
      readonly type: "effect.doubted";
      readonly effect: string;
      readonly why: string;
      readonly evidence: readonly string[];
    }
  | { readonly type: "wait.opened"; readonly wait: Wait }
  | {
      readonly type: "wait.closed";
      readonly wait: string;
      /** The answer that was given; `time` where it ended by itself, `gone` where it no longer matters. */
      readonly as: string;
      readonly by: Actor | null;
      readonly note: string | null;
    }
  /** Written by a driver as it takes a signal from the inbox; `decide` then says what becomes of it. */
  | { readonly type: "signal.received"; readonly signal: Signal }
  | { readonly type: "signal.taken"; readonly signal: string }
  | {
      readonly type: "signal.refused";
      readonly signal: string;
      readonly why: string;
      /** What would fit, as a person would type it; null: nothing would. */
      readonly would: string | null;
    }
  | { readonly type: "release.paused"; readonly by: Actor; readonly note: string | null }
  | { readonly type: "release.continued"; readonly by: Actor }
  /** From here on nothing new begins: what is under way is ended, and then the release. */
  | { readonly type: "release.stopping"; readonly why: string; readonly by: Actor | null }
  /** From here on it goes back. It never begins twice. */
  | { readonly type: "release.returning"; readonly why: string; readonly by: Actor | null }
  /** A tick was judged, once and for all: what each guard makes of it, and the judge. */
  | {
      readonly type: "tick.judged";
      readonly tick: string;
      readonly guards: Readonly<Record<string, GuardState>>;
      readonly judge: JudgeState | null;
    }
  /** A guard acts, or the judge (`judge`): what it does. */
  | {
      readonly type: "guard.tripped";
      readonly guard: string;
      readonly does: string;
      readonly value: number | null;
      readonly evidence: number | null;
      readonly why: string;
    }
  /** A rung is left for the next: whether it was shown to be not worse; `by` null: its dwell was over, or that was shown. */
  | {
      readonly type: "ladder.judged";
      readonly node: string;
      readonly percent: number;
      readonly as: "proven" | "not-proven";
      readonly evidence: "pass" | "amber" | "open" | "none";
      readonly by: Actor | null;
    }
  /** A ladder climbs anew from this rung on, counted from 0. */
  | {
      readonly type: "ladder.restarted";
      readonly node: string;
      readonly rung: number;
      readonly why: string;
    }
  /** Somebody said that something happened that a guard listens for. */
  | {
      readonly type: "event.declared";
      readonly event: string;
      readonly by: Actor;
      readonly note: string | null;
    }
  | {
      readonly type: "class.raised";
      readonly to: ReleaseClass;
      readonly by: Actor;
      readonly why: string;
    }
  /** Windows and freezes hold this release up no more; a review is due. */
  | { readonly type: "glass.broken"; readonly by: Actor; readonly why: string }
  | {
      readonly type: "alarm.raised";
      readonly alarm: string;
      readonly why: string;
      readonly guard: string | null;
    }
  /** The next of the contacts is called; `who` null: there is nobody left to call. */
  | { readonly type: "alarm.climbed"; readonly alarm: string; readonly who: string | null }
  | {
      readonly type: "alarm.ended";
      readonly alarm: string;
      /** Null: what it was about is over. */
      readonly by: Actor | null;
      readonly note: string | null;
    }
  /** The process that drives may end; `exit` is its status. What follows later (`later` course) may still be asked. */
  | {
      readonly type: "release.ended";
      readonly as: Ending;
      readonly exit: number;
      readonly why: string | null;
      /** Nodes that were done and not undone, in the order they were done, where not everything went to its end. */
      readonly stands: readonly string[];
      readonly by: Actor | null;
    };

export type EventType = ReleaseEvent["type"];

/** An event as the journal holds it. `at` never runs backwards within a release. */
export interface Recorded {
  /** From 1, without a gap. */
  readonly seq: number;
  readonly at: Instant;
  readonly event: ReleaseEvent;
}
