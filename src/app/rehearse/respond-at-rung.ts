/** What Rutter did about something that went wrong at a rung or in a soak, read from what was written down; it stages nothing. */
import { formatDuration } from "../../base/index.ts";
import type { Recorded, ReleaseEvent } from "../../conductor/index.ts";
import type { Plan } from "../../plan/index.ts";
import { type Bad, badOf, RPS } from "./bad-figures.ts";
import type { Fault } from "./faults.ts";
import { type AtPlace, hasShiftedBy } from "./places.ts";
import type { AtRung, Called, FaultKind, Response } from "./rehearsal.ts";
import { type Responded, respond } from "./respond.ts";
import type { StagedAtRung } from "./stage-at-rung.ts";

export interface RespondAtGiven {
  readonly plan: Plan;
  readonly fault: Fault;
  readonly rung: AtPlace;
  readonly staged: StagedAtRung;
  readonly numbers: ReadonlyMap<string, string>;
}

export interface RespondedAtRung extends Responded {
  readonly atRung: AtRung;
}

type Of<Type extends ReleaseEvent["type"]> = Recorded & {
  readonly event: Extract<ReleaseEvent, { readonly type: Type }>;
};

export const isOfTarget = (kind: FaultKind): boolean => OF_A_WISH.includes(kind);

const OF_A_WISH: readonly FaultKind[] = ["fails", "hangs", "half-placed", "answer-lost"];

/** Null: the release never came there, so that nothing of it could go wrong. */
export function respondAtRung(given: RespondAtGiven): RespondedAtRung | null {
  const { fault, staged } = given;
  const { from } = staged.seen;
  if (isOfTarget(fault.kind) || (fault.kind === "health-flaps" && from === null))
    return { ...ofTarget(given), atRung: atRungOf(given, null) };
  if (from === null) return null;
  const looked: Looked = { ...given, from, events: staged.run.events.filter(({ at }) => at >= from) };
  if (fault.kind === "rutter-dies") return ofLease(looked);
  const isOfFigure = fault.kind === "goes-bad" || fault.kind === "health-flaps";
  const told = isOfFigure ? ofFigure(looked) : ofCall(looked);
  return { ...told, atRung: atRungOf(given, looked) };
}

interface Looked extends RespondAtGiven {
  readonly from: number;
  /** From when it went wrong on. */
  readonly events: readonly Recorded[];
}

function first<Type extends ReleaseEvent["type"]>({ events }: Looked, type: Type): Of<Type> | undefined {
  return events.find((each): each is Of<Type> => each.event.type === type);
}

/** Its answer is looked for where it was lost: whatever then goes on was read. */
function ofTarget({ plan, fault, staged, numbers }: RespondAtGiven): Responded {
  const responded = respond({ plan, fault, run: staged.run, numbers });
  return fault.kind === "answer-lost" && responded.response === "on"
    ? { response: "read", does: "read, goes on" }
    : responded;
}

const lasting = (ms: number): string => formatDuration(Math.max(1_000, Math.round(ms / 1_000) * 1_000));

/** ` in 14 s at 20 %`. */
function when({ from, staged, rung }: Looked, at: number): string {
  const place = rung.percent === null ? "" : ` at ${staged.seen.percent} %`;
  return ` in ${lasting(at - from)}${place}`;
}

function ofFigure(looked: Looked): Responded {
  const returning = first(looked, "release.returning");
  if (returning !== undefined && returning.event.by === null)
    return { response: "back", does: `back${when(looked, backAt(looked) ?? returning.at)}` };
  if (first(looked, "alarm.climbed") !== undefined) return ofCall(looked);
  const paused = first(looked, "release.paused");
  if (paused !== undefined) return { response: "ask", does: `pauses${when(looked, paused.at)}` };
  const asked = askedAt(looked);
  if (asked !== null) return { response: "ask", does: `asks${when(looked, asked)}` };
  const tripped = first(looked, "guard.tripped");
  if (tripped === undefined) return { response: "unseen", does: "unseen" };
  return { response: "on", does: `noted${when(looked, tripped.at)}` };
}

/** When a person was asked whether it may go on; null: nobody was. The standing request to look at figures is none. */
function askedAt({ events }: Looked): number | null {
  const asked = events.find(
    ({ event }) =>
      event.type === "wait.opened" && event.wait.answers.includes("rollback") && event.wait.node !== LOOK,
  );
  return asked?.at ?? null;
}

const LOOK = "~look";

const MOST_NAMED = 12;

function ofCall(looked: Looked): Responded {
  const [climbed, ...later] = calledOf(looked).filter(({ who }) => who !== null);
  const asked = askedAt(looked);
  if (climbed === undefined && (asked === null || looked.fault.kind === "nobody-acks"))
    return { response: "unseen", does: "calls nobody" };
  if (climbed === undefined) return { response: "ask", does: `asks${when(looked, asked ?? looked.from)}` };
  const who = climbed.who ?? "";
  const isAll = looked.fault.kind === "nobody-acks";
  const whom =
    isAll && later.length > 0 ? `${later.length + 1} people` : who.length > MOST_NAMED ? "1 person" : who;
  return {
    response: "call",
    does: isAll ? `calls ${whom}` : `calls ${whom}${when(looked, looked.from + climbed.ms)}`,
  };
}

function ofLease(looked: Looked): RespondedAtRung {
  const { staged, plan } = looked;
  const { diedAt, leaseEndsAt } = staged.seen;
  const ladder = plan.nodes[first(looked, "ladder.restarted")?.event.node ?? ""];
  const wish = looked.events.findLast(({ event }) => event.type === "effect.asked")?.event;
  const percent = wish?.type === "effect.asked" ? wish.effect.input.percent : null;
  const anew = ladder?.kind === "ladder" && percent === ladder.rungs[0]?.percent;
  const response: Response = anew ? "lease" : staged.run.as === "ended" ? "on" : "ask";
  const does = anew ? "lease ends" : response === "on" ? "goes on" : "ask";
  const backMs = anew && diedAt !== null && leaseEndsAt !== null ? Math.max(0, leaseEndsAt - diedAt) : null;
  return { response, does, atRung: { ...atRungOf(looked, null), backMs } };
}

function calledOf(looked: Looked): readonly Called[] {
  const raised = first(looked, "alarm.raised");
  if (raised === undefined) return [];
  const since = looked.fault.kind === "nobody-acks" ? raised.at : looked.from;
  return looked.events.flatMap(({ event, at }) =>
    event.type === "alarm.climbed" && event.alarm === raised.event.alarm
      ? [{ who: event.who, ms: at - since }]
      : [],
  );
}

/** When the users were back; where no target shifts them, when the way back began. */
function backAt({ plan, fault, staged, ...looked }: Looked): number | null {
  if (hasShiftedBy(plan, fault.node)) return staged.seen.backAt;
  return staged.run.state.returning?.at ?? looked.events.at(-1)?.at ?? null;
}

/** `looked` null: no figure went bad. */
function atRungOf({ plan, rung, staged, fault }: RespondAtGiven, looked: Looked | null): AtRung {
  const guard = plan.guards.find(({ id }) => id === rung.guard);
  const isBack = looked !== null && staged.run.state.returning !== null;
  const back = looked !== null && isBack ? backAt(looked) : null;
  const backMs = back === null || looked === null ? null : Math.max(0, back - looked.from);
  const bad = guard === undefined || !hasShiftedBy(plan, fault.node) ? null : badOf(plan, guard);
  return {
    guard: guard?.title ?? null,
    percent: rung.percent,
    backMs,
    requests: bad === null || backMs === null ? null : requestsOf(bad, staged, backMs),
    called: looked === null ? [] : calledOf(looked),
  };
}

/** As many as come on the average. */
function requestsOf({ fails, serves }: Bad, { seen }: StagedAtRung, backMs: number): AtRung["requests"] {
  if (!fails) return null;
  return {
    failed: Math.round((RPS * seen.exposed * serves.errorRate) / 1_000),
    all: Math.round((RPS * backMs) / 1_000),
  };
}
