/** Guards as lines or as JSON: what reads each, and over the past when it would have tripped, how long it rose, its worst value. */
import { formatDuration, formatInstant, instant, isFigure, plural } from "../base/index.ts";
import type { ReplayedGuard } from "../conductor/index.ts";
import type { Plan, PlanGuard } from "../plan/index.ts";
import { clean } from "./clean.ts";
import { localClock } from "./clock.ts";
import { conditionText, firstFigure, measure } from "./condition-text.ts";
import type { Replayed } from "./guards.ts";
import { type Look, paint } from "./look.ts";
import { ACTION_WORDS } from "./plan-guards.ts";
import { waitText } from "./wait-text.ts";
import { wrap } from "./width.ts";

const MOST_TRIPS = 10;

export function readLines(plan: Plan, look: Look): readonly string[] {
  if (plan.guards.length === 0) return [paint(look, "dim", "This runbook has no guards.")];
  const lines = plan.guards.flatMap((guard) => [
    ...title(guard, look),
    ...under(readBy(plan, guard), look, guard.source === null ? "yellow" : "dim"),
  ]);
  return lines.slice(1);
}

export function replayLines(found: Replayed, look: Look): readonly string[] {
  const { plan, guards, from, to, unread } = found;
  const span = `${day(from)} to ${day(to)} ${localClock.zone(from)}, every ${formatDuration(plan.tickMs)}`;
  const not = Object.entries(unread).map(([id, why]) => `${plan.metrics[id]?.name ?? id}: ${why}`);
  return [
    paint(look, "bold", clean(`${plan.runbook.file} ${span}`)),
    ...(guards.length === 0 ? [paint(look, "dim", "This runbook has no guards.")] : []),
    ...guards.flatMap((one) => [...title(one.guard, look), ...replayedLines(plan, one, look)]),
    ...not.flatMap((line) => [
      "",
      ...wrap(clean(`not read: ${line}`), look.columns).map((each) => paint(look, "yellow", each)),
    ]),
  ];
}

function title(guard: PlanGuard, look: Look): readonly string[] {
  const parts = [`${ACTION_WORDS[guard.action]} ${conditionText(guard.when, look)}`, ...waitText(guard)];
  return ["", ...wrap(clean(parts.join(", ")), look.columns)];
}

type Tone = Parameters<typeof paint>[1];

const under = (text: string, look: Look, tone: Tone): readonly string[] =>
  wrap(clean(text), Math.max(20, look.columns - 2)).map((line) => `  ${paint(look, tone, line)}`);

function replayedLines(plan: Plan, one: ReplayedGuard, look: Look): readonly string[] {
  if (one.kind !== "figures") return under(readBy(plan, one.guard), look, "yellow");
  const { trips, roseMs, longestMs, worst, undecided, why } = one;
  const rose =
    roseMs === 0
      ? "it never held"
      : `it held for ${formatDuration(roseMs)}, at most ${formatDuration(longestMs)} at a stretch`;
  const blind =
    undecided === 0 ? [] : [`not to be told at ${plural(undecided, "tick")}, last: ${why ?? "no reason"}`];
  // Never seen is not quiet.
  if (worst === null) return blind.flatMap((line) => under(line, look, "yellow"));
  const bad = `worst ${value(one, worst.value, look)} at ${time(worst.at)}`;
  return [
    ...trips
      .slice(0, MOST_TRIPS)
      .flatMap((trip) => under(`${day(trip.at)}  ${trip.does}: ${trip.why}`, look, "red")),
    ...(trips.length > MOST_TRIPS ? under(`and ${trips.length - MOST_TRIPS} more`, look, "red") : []),
    ...(trips.length === 0 ? under("would not have tripped", look, "green") : []),
    ...under(rose, look, "dim"),
    ...under(bad, look, "dim"),
    ...blind.flatMap((line) => under(line, look, "yellow")),
  ];
}

function value({ guard }: ReplayedGuard, worst: number, look: Look): string {
  const figure = firstFigure(guard.when);
  const isOwn = figure !== null && (figure.of === null || figure.of === "slo" || figure.of === "limit");
  return measure(worst, isOwn ? figure.unit : null, look);
}

const time = (ms: number): string => localClock.time(instant(ms));
const day = (ms: number): string => `${localClock.day(instant(ms))} ${time(ms)}`;

function readBy(plan: Plan, { when, source }: PlanGuard): string {
  const metrics = source?.metrics;
  if (Array.isArray(metrics))
    return `read by ${metrics.map((id) => plan.metrics[String(id)]?.name ?? String(id)).join(", ")}`;
  const names: string[] = [];
  const walk = (at: PlanGuard["when"]): void => {
    if ("any" in at) at.any.forEach(walk);
    else if ("all" in at) at.all.forEach(walk);
    else if (!isFigure(at)) names.push(`"${at.event}" is declared by people`);
    else if (!Object.hasOwn(plan.figures, at.figure)) names.push(`nothing reads ${at.figure}`);
  };
  walk(when);
  return [...new Set(names)].join("; ");
}

export const guardsJson = (plan: Plan, found: Replayed | null): object => ({
  rutter: "guards/1",
  runbook: plan.runbook.file,
  environment: plan.environment,
  tickMs: plan.tickMs,
  from: found === null ? null : formatInstant(found.from),
  to: found === null ? null : formatInstant(found.to),
  unread: found?.unread ?? {},
  guards: plan.guards.map((guard, i) => {
    const { id, when, action, waitMs, then, source } = guard;
    const one = found?.guards[i];
    const over = one === undefined ? {} : replayedJson(one);
    return { id, title: guard.title, lines: guard.lines, when, action, waitMs, then, source, ...over };
  }),
});

const replayedJson = ({ kind, trips, roseMs, longestMs, worst, undecided, why }: ReplayedGuard): object => ({
  kind,
  trips: trips.map((trip) => ({ ...trip, at: formatInstant(trip.at) })),
  roseMs,
  longestMs,
  worst: worst === null ? null : { value: worst.value, at: formatInstant(worst.at) },
  undecided,
  why,
});
