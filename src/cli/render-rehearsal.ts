/** A rehearsal for a terminal: how much was tried, what Rutter does about each fault, where it would be held, and the gaps. */

import type { Rehearsal, RehearsalGap, RehearsalNote, RehearsedFault } from "../app/index.ts";
import type { Lines } from "../base/index.ts";
import { formatDuration, plural } from "../base/index.ts";
import { clean } from "./clean.ts";
import { type Look, paint, symbolsOf } from "./look.ts";
import { tableLines } from "./rehearse-table.ts";
import {
  ASKED,
  atRungText,
  COLUMN,
  DONE,
  endsText,
  OF_TARGETS,
  roundedMs,
  rungText,
  standsText,
  WATCHED,
} from "./rehearse-words.ts";
import { padStart, widthOf, wrap } from "./width.ts";

export interface RenderGiven {
  readonly rehearsal: Rehearsal;
  /** How long it really took. */
  readonly realMs: number;
  /** Every fault, with where it leaves things. */
  readonly inFull: boolean;
  readonly look: Look;
}

const PLACE = 4;

/** A text with its place at the left, wrapped under itself. */
function placed(look: Look, place: string, text: string): readonly string[] {
  const start = PLACE + 2;
  return wrap(text, Math.max(12, look.columns - start)).map((line, index) =>
    index === 0 ? `${paint(look, "dim", padStart(place, PLACE))}  ${line}` : " ".repeat(start) + line,
  );
}

const placeOf = (lines: Lines | null): string => (lines === null ? "" : String(lines[0]));

/** Arrows where the terminal draws them. */
const drawn = (look: Look, text: string): string => clean(text).replaceAll("→", symbolsOf(look).to);

function header({ rehearsal, realMs, look }: RenderGiven): readonly string[] {
  const { faults, steps, undisturbed } = rehearsal;
  const seconds = `${(realMs / 1000).toFixed(1)} s`;
  const said = `rehearsed ${plural(faults.length, "fault")} over ${plural(steps.length, "step")} in ${seconds} of real time`;
  const calm = `undisturbed: ${undisturbed.ends} after ${formatDuration(roundedMs(undisturbed.ms))}, each question answered in a minute`;
  return [
    ...wrap(said, look.columns).map((line) => paint(look, "bold", line)),
    ...wrap(calm, look.columns).map((line) => paint(look, "dim", line)),
  ];
}

const MOST_STANDING = 8;

/** On the way back nothing takes anything back any more: there it matters most where things are left. */
function standingFaults({ rehearsal, inFull }: RenderGiven): readonly RehearsedFault[] {
  if (inFull) return rehearsal.faults;
  return rehearsal.faults.filter(
    ({ response, fault, stands, onTheWayBack }) =>
      onTheWayBack &&
      stands.length > 0 &&
      fault !== "hangs" &&
      (response === "held" || response === "unseen"),
  );
}

function standing(given: RenderGiven): readonly string[] {
  const { rehearsal, inFull, look } = given;
  const all = standingFaults(given);
  const shown = inFull ? all : all.slice(0, MOST_STANDING);
  if (shown.length === 0) return [];
  const numbers = new Map(rehearsal.steps.map(({ id, number }) => [id, number]));
  const rows = shown.flatMap((fault) => {
    const lead = `${numbers.get(fault.step) ?? fault.step} ${COLUMN[fault.fault]}`;
    const does = fault.atRung === null ? fault.does : `${rungText(fault)} ${atRungText(fault)}`;
    const told = inFull
      ? `${does}; ${endsText(fault)}; stands: ${standsText(fault)}`
      : `${fault.does}: ${standsText(fault)}`;
    return leading(look, lead, drawn(look, told));
  });
  const more =
    all.length > shown.length ? [`  and ${all.length - shown.length} more: --steps shows all`] : [];
  const title = inFull ? "each fault, and where it leaves things" : "what would stand";
  return ["", paint(look, "bold", title), ...rows, ...more];
}

const MOST_BAD = 12;

/** Each guard at each rung: how long it takes until the traffic is back, and how many it costs. */
function badFigures({ rehearsal, inFull, look }: RenderGiven): readonly string[] {
  const all = rehearsal.faults.filter(
    ({ fault, atRung }) =>
      atRung !== null && (fault === "goes-bad" || (fault === "nobody-acks" && atRung.called.length > 0)),
  );
  if (all.length === 0 || inFull) return [];
  const numbers = new Map(rehearsal.steps.map(({ id, number }) => [id, number]));
  const rows = all.slice(0, MOST_BAD).flatMap((fault) => {
    const place = fault.fault === "goes-bad" ? rungText(fault) : "nobody comes";
    const lead = `${numbers.get(fault.step) ?? fault.step} ${place}`;
    return leading(look, lead, drawn(look, atRungText(fault)));
  });
  const more = all.length > MOST_BAD ? [`  and ${all.length - MOST_BAD} more: --steps shows all`] : [];
  return ["", paint(look, "bold", "when a figure goes bad, or nobody comes"), ...rows, ...more];
}

const LEAD = 18;

/** A short lead, and the text beside it; below it where it is too long for its column. */
function leading(look: Look, lead: string, text: string): readonly string[] {
  const above = widthOf(lead) >= LEAD - 1;
  const start = " ".repeat(LEAD + 2);
  const lines = wrap(text, Math.max(12, look.columns - LEAD - 2));
  if (above) return [`  ${lead}`, ...lines.map((line) => start + line)];
  const [first = "", ...others] = lines;
  return [`  ${lead}${" ".repeat(LEAD - widthOf(lead))}${first}`, ...others.map((line) => start + line)];
}

function gapLines(gaps: readonly RehearsalGap[], look: Look): readonly string[] {
  if (gaps.length === 0) return ["", "no gaps"];
  return [
    "",
    paint(look, "bold", "gaps"),
    ...gaps.flatMap(({ lines, what }) => placed(look, placeOf(lines), drawn(look, what))),
    paint(look, "red", plural(gaps.length, "gap")),
  ];
}

const noteLines = (notes: readonly RehearsalNote[], look: Look): readonly string[] =>
  notes.length === 0
    ? []
    : [
        "",
        paint(look, "bold", "notes"),
        ...notes.flatMap(({ lines, what }) => placed(look, placeOf(lines), drawn(look, what))),
      ];

export function renderRehearsal(given: RenderGiven): readonly string[] {
  const { rehearsal, look } = given;
  const done = tableLines({ rehearsal, kinds: DONE, title: " step", look });
  const asked = tableLines({ rehearsal, kinds: ASKED, title: " asked", look });
  const watched = tableLines({ rehearsal, kinds: WATCHED, title: " watched", look });
  const shifted = tableLines({ rehearsal, kinds: OF_TARGETS, title: " shifted by a target", look });
  return [
    ...header(given),
    ...[done, asked, watched, shifted].flatMap((table) => (table.length === 0 ? [] : ["", ...table])),
    ...badFigures(given),
    ...standing(given),
    ...noteLines(rehearsal.notes, look),
    ...gapLines(rehearsal.gaps, look),
  ];
}
