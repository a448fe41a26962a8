/** Escalation: the contacts of the runbook are called one after the other, each after its delay, until somebody acknowledges. */
import type { Instant } from "../base/index.ts";
import type { NotifyInput } from "../effect/index.ts";
import type { AlarmState } from "./alarm-state.ts";
import { nextAt, type Step, stepsOf } from "./climbing.ts";
import { isAsked, send, tellsAnybody } from "./messages.ts";
import { toldOf } from "./recipients.ts";
import { headOf, keyOf, lineOf, listOf, lookAt, whereFrom } from "./release-words.ts";
import { emit, type Turn } from "./turn.ts";

export interface Alarming {
  /** Under which it is raised once. */
  readonly id: string;
  readonly why: string;
  readonly guard: string | null;
}

export function raiseAlarm(turn: Turn, { id, why, guard }: Alarming): void {
  if (turn.state.alarms.has(id)) return;
  emit(turn, { type: "alarm.raised", alarm: id, why, guard });
}

export function endAlarm(turn: Turn, id: string): void {
  const known = turn.state.alarms.get(id);
  if (known === undefined || known.over) return;
  emit(turn, { type: "alarm.ended", alarm: id, by: null, note: null });
}

/** It calls on: nobody took care of it, and it is not over. */
export const isCalling = ({ acknowledged, over }: AlarmState): boolean => acknowledged === null && !over;

/** What failed is not over before a person says so. */
const isPast = ({ ended }: Turn["state"]): boolean => ended !== null && ended.as !== "failed";

export function climbAlarms(turn: Turn): void {
  if (turn.state.alarms.size === 0 || !tellsAnybody(turn)) return;
  for (const { id } of [...turn.state.alarms.values()]) {
    if (isPast(turn.state)) endAlarm(turn, id);
    const alarm = turn.state.alarms.get(id);
    if (alarm === undefined) continue;
    if (isCalling(alarm)) climb(turn, alarm);
    else tellTheEnd(turn, alarm);
  }
}

function climb(turn: Turn, alarm: AlarmState): void {
  const steps = stepsOf(turn.plan, alarm.why);
  let { climbed } = alarm;
  for (;;) {
    const due = nextAt(steps, alarm.since, climbed);
    if (due === null || due > turn.at) return;
    const step = steps[climbed] ?? null;
    emit(turn, { type: "alarm.climbed", alarm: alarm.id, who: step?.who ?? null });
    call(turn, { alarm, step, climbed });
    climbed += 1;
  }
}

interface Calling {
  readonly alarm: AlarmState;
  /** Null: nobody is left. */
  readonly step: Step | null;
  readonly climbed: number;
}

/** The one whose turn it is, and beside them every channel that is told of alarms: a telephone is rung by people. */
function call(turn: Turn, { alarm, step, climbed }: Calling): void {
  const node = nodeOf(alarm, String(climbed));
  const about = wordsOf(turn, alarm, step);
  const tell = (more: string, to: string): void =>
    send(turn, { node: `${node}${more}`, input: { to, text: null, template: null, about } });
  if (step !== null && step.to !== null) tell("", step.to);
  for (const { id, to } of toldOf(turn.plan, "alarm")) if (to !== step?.to) tell(`-${id}`, to);
}

const nodeOf = ({ id }: AlarmState, more: string): string => `~alarm-${id}-${more}`;

function wordsOf(turn: Turn, alarm: AlarmState, step: Step | null): NonNullable<NotifyInput["about"]> {
  const { release } = turn.state;
  const whom =
    step === null
      ? "nobody answered, and nobody is left to call"
      : step.to === null || step.to === step.who
        ? `called: ${step.who}`
        : `called: ${step.who} (${step.to})`;
  return {
    event: "alarm",
    key: keyOf(turn, `alarm/${alarm.id}`),
    over: false,
    title: lineOf(`${headOf(turn)}: ${alarm.why}`),
    lines: listOf([
      whom,
      whereFrom(turn),
      `rutter ack ${release}   says that you take care of it`,
      lookAt(turn.state),
    ]),
  };
}

/** Whoever was called hears that somebody takes care of it, and that it is over. */
function tellTheEnd(turn: Turn, alarm: AlarmState): void {
  const { acknowledged, over } = alarm;
  const by = acknowledged?.by.who ?? null;
  if (by !== null && !over)
    tellCalled(turn, alarm, { event: "acknowledged", said: `${by} takes care of it` });
  if (over) tellCalled(turn, alarm, { event: "over", said: "it is over" });
}

function tellCalled(turn: Turn, alarm: AlarmState, { event, said }: { event: string; said: string }): void {
  const steps = stepsOf(turn.plan, alarm.why);
  const called = steps.flatMap(({ to }, index) =>
    to !== null && isAsked(turn.state, nodeOf(alarm, String(index))) ? [{ id: String(index), to }] : [],
  );
  const channels = toldOf(turn.plan, "alarm").filter(
    ({ id, to }) => isTold(turn, alarm, id) && !called.some((each) => each.to === to),
  );
  const note = alarm.acknowledged?.note ?? null;
  const about = {
    event,
    key: keyOf(turn, `alarm/${alarm.id}`),
    over: event === "over",
    title: lineOf(`${headOf(turn)}: ${said}: ${alarm.why}`),
    lines: listOf([...(note === null ? [] : [note]), whereFrom(turn)]),
  };
  for (const { id, to } of [...called, ...channels])
    send(turn, { node: nodeOf(alarm, `${event}-${id}`), input: { to, text: null, template: null, about } });
}

function isTold({ state }: Turn, alarm: AlarmState, channel: string): boolean {
  for (let index = 0; index < alarm.climbed; index += 1)
    if (isAsked(state, nodeOf(alarm, `${index}-${channel}`))) return true;
  return false;
}

export function alarmWakes(turn: Turn): readonly (Instant | null)[] {
  if (turn.state.alarms.size === 0 || !tellsAnybody(turn) || isPast(turn.state)) return [];
  return [...turn.state.alarms.values()]
    .filter(isCalling)
    .map((alarm) => nextAt(stepsOf(turn.plan, alarm.why), alarm.since, alarm.climbed));
}
