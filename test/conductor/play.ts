/**
 * A release played without a driver: whoever plays ends effects, says things and lets time pass; after each it is decided,
 * and decided again to see that nothing more follows. Its journal is held to every promise as it grows.
 */
import { expect } from "vitest";
import { type Instant, instant } from "../../src/base/index.ts";
import {
  type Decision,
  decide,
  emptyState,
  exitOf,
  faultsOf,
  foldAll,
  type Recorded,
  type ReleaseEvent,
  type ReleaseState,
  type Signal,
  type SignalKind,
  viewOf,
} from "../../src/conductor/index.ts";
import type { Outcome } from "../../src/effect/index.ts";
import type { Plan } from "../../src/plan/index.ts";

export const START = instant(1_700_000_000_000);

export interface Said {
  readonly by?: string;
  /** The fingerprint of the key with which it was signed. */
  readonly key?: string;
  readonly note?: string;
  readonly id?: string;
}

export interface Started {
  readonly dryRun?: boolean;
  readonly leftOut?: readonly string[];
  /** Of the rules that it begins with. */
  readonly conductor?: 1 | 2;
}

export interface Play {
  readonly plan: Plan;
  readonly recordeds: Recorded[];
  state: ReleaseState;
  at: Instant;
  decision: Decision;
  signals: number;
}

export function begin(plan: Plan, { dryRun = false, leftOut = [], conductor = 1 }: Started = {}): Play {
  const decision: Decision = { events: [], cancel: [], wakeAt: null };
  const play: Play = { plan, recordeds: [], state: emptyState(), at: START, decision, signals: 0 };
  const by = { who: "ana", signed: false };
  append(play, [{ type: "release.started", release: "k3f9wz", conductor, plan, by, dryRun, leftOut }]);
  return decideNow(play);
}

export function append(play: Play, events: readonly ReleaseEvent[]): void {
  const recordeds = events.map((event, i): Recorded => ({ seq: play.state.seq + 1 + i, at: play.at, event }));
  play.recordeds.push(...recordeds);
  play.state = foldAll(play.state, recordeds);
}

export function decideNow(play: Play): Play {
  const { plan } = play;
  play.decision = decide(plan, play.state, play.at);
  append(play, play.decision.events);
  expect(decide(plan, play.state, play.at).events).toEqual([]);
  return play;
}

export function happen(play: Play, ...events: readonly ReleaseEvent[]): Play {
  append(play, events);
  return decideNow(play);
}

/** The effects without an outcome. */
export const asked = ({ state }: Play): readonly string[] =>
  [...state.effects.values()].filter((each) => each.state === "asked").map((each) => each.effect.id);

export function end(
  play: Play,
  effect: string,
  ...[state = "done", data = {}]: readonly [state?: Outcome["state"], data?: Outcome["data"]]
): Play {
  expect(asked(play)).toContain(effect);
  const outcome: Outcome = { state, data, evidence: state === "failed" ? ["boom"] : [] };
  return happen(play, { type: "effect.ended", effect, outcome, found: false });
}

/** Failed at its first command. */
export const fail = (play: Play, effect: string, exit = 1): Play =>
  end(play, effect, "failed", { exit, command: 0 });

type Words = readonly (string | null)[];

/** What it is about, and its value; then who says it, and why. */
export function say(
  play: Play,
  kind: SignalKind,
  ...[[about = null, value = null] = [], said = {}]: readonly [words?: Words, said?: Said]
): Play {
  play.signals += 1;
  const signal: Signal = {
    id: said.id ?? `s${play.signals}`,
    kind,
    by: {
      who: said.by ?? "ana",
      ...(said.key === undefined ? { signed: false } : { signed: true, key: said.key }),
    },
    at: play.at,
    from: "cli",
    about,
    value,
    note: said.note ?? null,
  };
  return happen(play, { type: "signal.received", signal });
}

export const pass = (play: Play, ms: number): Play => {
  play.at = instant(play.at + ms);
  return decideNow(play);
};

/** To the time at which something happens by itself. */
export const wake = (play: Play): Play => {
  const { wakeAt } = play.decision;
  if (wakeAt === null) throw new Error("nothing happens by itself");
  return pass(play, wakeAt - play.at);
};

export const waits = ({ state }: Play): readonly string[] =>
  [...state.waits.values()].map(({ kind, id }) => `${kind} ${id}`);

export const nodes = ({ state }: Play): Readonly<Record<string, string>> =>
  Object.fromEntries([...state.nodes].map(([id, node]) => [id, node.state]));

/** What the last signal came to. */
export const reply = ({ recordeds }: Play): string => {
  const last = recordeds.findLast(
    ({ event }) => event.type === "signal.taken" || event.type === "signal.refused",
  )?.event;
  if (last?.type !== "signal.refused") return "taken";
  return last.would === null ? last.why : `${last.why} | ${last.would}`;
};

/** How it stands: the state, with the exit status of a process that would leave it so. */
export const stands = (play: Play): string => {
  expect(faultsOf(play.plan, play.recordeds)).toEqual([]);
  expect(viewOf(play.plan, play.state, play.at).exit).toBe(exitOf(play.state));
  return `${play.state.state} ${exitOf(play.state)}`;
};
