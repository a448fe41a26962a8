/**
 * The guards of a plan over figures of the past: the same judging as in a release, tick by tick, with nothing carried out. Each
 * is taken to be armed all the time, and trips again once it was quiet.
 */
import type { Instant } from "../base/index.ts";
import type { FigureSample } from "../effect/index.ts";
import type { Plan, PlanGuard } from "../plan/index.ts";
import { emptyState } from "./empty-state.ts";
import { kindOf } from "./guard-armed.ts";
import { judgeGuard } from "./guard-judging.ts";
import { asAccount, memoryKey } from "./guard-memory.ts";
import { leavesOf } from "./guard-verdict.ts";
import { evidenceWords, forHow } from "./guard-words.ts";
import type { GuardState, Tick } from "./watch-state.ts";
import { withTick } from "./watch-ticks.ts";

export interface ReplayedTrip {
  readonly at: Instant;
  readonly does: string;
  readonly value: number | null;
  readonly evidence: number | null;
  readonly why: string;
}

export interface ReplayedGuard {
  readonly guard: PlanGuard;
  /** Whether figures tell it, or only people can. */
  readonly kind: "figures" | "events" | "nobody";
  readonly trips: readonly ReplayedTrip[];
  /** For how long its condition held in all, and at a stretch. */
  readonly roseMs: number;
  readonly longestMs: number;
  /** Of the figure that decided, the furthest to the side that it guards. */
  readonly worst: { readonly value: number; readonly at: Instant } | null;
  /** Ticks at which it could not be told, and the last reason. */
  readonly undecided: number;
  readonly why: string | null;
}

export interface ReplayGiven {
  readonly plan: Plan;
  /** Oldest first. */
  readonly ticks: readonly {
    readonly at: Instant;
    readonly figures: Readonly<Record<string, FigureSample>>;
  }[];
  readonly past: Readonly<Record<string, readonly FigureSample[]>> | null;
}

export const replayGuards = (given: ReplayGiven): readonly ReplayedGuard[] =>
  given.plan.guards.map((guard) => replay(given, guard));

function replay({ plan, ticks, past }: ReplayGiven, guard: PlanGuard): ReplayedGuard {
  const kind = kindOf(plan, guard);
  const told: Told = {
    trips: [],
    roseMs: 0,
    longestMs: 0,
    worst: null,
    undecided: 0,
    why: null,
    lastAt: null,
  };
  if (kind !== "figures") return shown(guard, kind, told);
  let state = { ...emptyState(), watch: { ...emptyState().watch, past } };
  for (const { at, figures } of ticks) {
    const tick: Tick = { effect: `~replay#${at}`, at, figures, held: [], failed: null };
    state = { ...state, at, watch: { ...state.watch, ...withTick(state.watch, tick) } };
    const judged = judgeGuard({ plan, state }, guard, at);
    note(told, guard, { at, state: judged.state });
    for (const { does, thin, verdict } of judged.acts) {
      const { value, evidence, words, heldMs } = verdict;
      const why = `${words}${forHow(heldMs)}${evidenceWords(evidence)}`;
      told.trips.push({ at, does: thin ? "ask" : does, value, evidence, why });
    }
    const accounts = { [memoryKey(guard.id)]: asAccount(judged.memory) };
    const judge = { accounts, logM: 0, says: "go-on", toPass: null, blames: null } as const;
    state = { ...state, watch: { ...state.watch, judge, guards: { [guard.id]: judged.state } } };
  }
  return shown(guard, kind, told);
}

interface Told {
  readonly trips: ReplayedTrip[];
  roseMs: number;
  longestMs: number;
  worst: ReplayedGuard["worst"];
  undecided: number;
  why: string | null;
  lastAt: Instant | null;
}

function note(told: Told, guard: PlanGuard, { at, state }: { at: Instant; state: GuardState }): void {
  if (state.state === "undecided") {
    told.undecided += 1;
    told.why = state.why;
  }
  if (state.state === "rising" || state.state === "tripped") {
    told.longestMs = Math.max(told.longestMs, state.heldMs);
    if (told.lastAt !== null && state.heldMs > 0) told.roseMs += at - told.lastAt;
  }
  const { value } = state;
  if (value !== null && (told.worst === null || isWorse(guard, value, told.worst.value)))
    told.worst = { value, at };
  told.lastAt = at;
}

/** A guard against too little gets worse downwards. */
function isWorse({ when }: PlanGuard, value: number, than: number): boolean {
  const [first] = leavesOf(when);
  const below = first !== undefined && "is" in first && first.is.startsWith("<");
  return below ? value < than : value > than;
}

function shown(guard: PlanGuard, kind: ReplayedGuard["kind"], told: Told): ReplayedGuard {
  const { lastAt: _lastAt, ...rest } = told;
  return { guard, kind, ...rest };
}
