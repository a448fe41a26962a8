/**
 * The guards that are watched now, as lines under the step that is under way: the figure, where it has been, the limit, and
 * for one that rises how long it has and when it acts. Where nobody can tell the figure, that is said in its place.
 */
import { formatDuration, type Instant } from "../base/index.ts";
import type { GuardView } from "../conductor/index.ts";
import { runningText } from "../reports/index.ts";
import { clean } from "./clean.ts";
import { conditionLimit, firstFigure, measure, subjectOf } from "./condition-text.ts";
import { type Look, paint, symbolsOf, type Tone } from "./look.ts";
import { ACTION_WORDS } from "./plan-guards.ts";
import { titleColumn } from "./render-scene.ts";
import { sparkline } from "./sparkline.ts";
import { cut, padEnd, padStart, widthOf, wrap } from "./width.ts";

const TRAIL = 16;
const NAME = 22;
const VALUE = 8;

export interface GuardLinesGiven {
  readonly look: Look;
  readonly now: Instant;
  /** Rows that there are for them; the ones that move are kept. */
  readonly most: number;
}

const URGENCY: Readonly<Record<GuardView["state"], number>> = {
  tripped: 0,
  rising: 1,
  undecided: 2,
  quiet: 3,
};

export function guardLines(guards: readonly GuardView[], given: GuardLinesGiven): readonly string[] {
  const { look, most } = given;
  if (guards.length === 0 || most <= 0) return [];
  const ordered = guards
    .map((guard, index) => ({ guard, index, lines: linesOf(guard, given) }))
    .sort((a, b) => URGENCY[a.guard.state] - URGENCY[b.guard.state] || a.index - b.index);
  const kept: typeof ordered = [];
  let rows = 0;
  for (const each of ordered) {
    const more = ordered.length - kept.length > 1 ? 1 : 0;
    if (rows + each.lines.length + more > most) break;
    kept.push(each);
    rows += each.lines.length;
  }
  const left = ordered.length - kept.length;
  const pad = " ".repeat(titleColumn(look) + 2);
  return [
    ...kept.sort((a, b) => a.index - b.index).flatMap(({ lines }) => lines),
    ...(left > 0 && rows < most
      ? [pad + paint(look, "dim", `and ${left} more ${left === 1 ? "guard" : "guards"}`)]
      : []),
  ];
}

const TONES: Readonly<Record<GuardView["state"], Tone | null>> = {
  quiet: null,
  rising: "yellow",
  tripped: "red",
  undecided: "yellow",
};

function linesOf(guard: GuardView, { look, now }: GuardLinesGiven): readonly string[] {
  const figure = firstFigure(guard.when);
  const pad = " ".repeat(titleColumn(look) + 2);
  const room = look.columns - pad.length;
  const name = figure === null ? clean(guard.title) : subjectOf(figure);
  const value = guard.value === null ? "" : measure(guard.value, figure?.unit ?? null, look);
  const upTo = figure?.value ?? null;
  const trail = sparkline({ values: guard.trail, upTo, most: room < 60 ? 8 : TRAIL }, look);
  const limit = `${ACTION_WORDS[guard.action]} ${conditionLimit(guard.when, look)}`;
  const most = Math.max(8, Math.min(NAME, room - VALUE - 3 - widthOf(trail)));
  const shown = cut(name, most, symbolsOf(look).more);
  const figures = `${padEnd(shown, Math.min(most, Math.max(12, widthOf(name))))} ${padStart(value, VALUE)}`;
  const whole = `${figures}  ${trail}`;
  const lead = widthOf(whole) <= room ? whole : cut(figures, room, symbolsOf(look).more);
  const tone = TONES[guard.state];
  const beside = `${lead}  ${limit}`;
  const said = wordsOf(guard, now);
  const first =
    widthOf(beside) <= room
      ? [`${pad}${paint(look, tone, lead)}  ${paint(look, "dim", limit)}`]
      : [
          `${pad}${paint(look, tone, lead)}`,
          ...wrap(limit, room - 2).map((line) => `${pad}  ${paint(look, "dim", line)}`),
        ];
  return [
    ...first,
    ...said.flatMap((text) => wrap(text, room - 2)).map((line) => `${pad}  ${paint(look, tone, line)}`),
  ];
}

/** What is to be known besides, where it is not quiet. */
function wordsOf(
  { state, since, actsAt, why, evidence, against }: GuardView,
  now: Instant,
): readonly string[] {
  const whom = against === null ? [] : [`against ${clean(against)}`];
  const shown = evidence === null ? [] : [`evidence ${Math.floor(evidence * 1000) / 10} %`];
  const because = why === null ? [] : [clean(why)];
  switch (state) {
    case "quiet":
      return [];
    case "rising": {
      const lasted = since === null ? "rising" : `rising for ${runningText(Math.max(0, now - since))}`;
      const left =
        actsAt === null
          ? []
          : [`acts in ${formatDuration(Math.max(1000, Math.ceil((actsAt - now) / 1000) * 1000))}`];
      return [[lasted, ...left, ...shown, ...whom].join(", ")];
    }
    case "tripped":
      return [["tripped", ...because, ...shown, ...whom].join(", ")];
    case "undecided":
      return [["no figure", ...because].join(": ")];
  }
}
