/**
 * The answer to "could I release now" for a tired reader: yes or no and until when in the first lines, then each thing
 * that was looked at in the order in which a release meets it, what stands in the way marked at the left.
 */
import type { WhenReport } from "../app/index.ts";
import { formatDuration, parseInstant } from "../base/index.ts";
import { clean } from "./clean.ts";
import { type Look, paint, symbolsOf, type Tone } from "./look.ts";
import { shortHash } from "./render-plan.ts";
import { edges } from "./row.ts";
import { approvalRows, clockRows, incidentRow, lockRow, readyRows } from "./when-rows.ts";
import { padEnd, wrap } from "./width.ts";

/** One thing that was looked at. */
export interface WhenRow {
  readonly label: string;
  /** Good, in the way, not to be told, not good and not in the way, only said. */
  readonly mark: "good" | "bad" | "untold" | "noted" | "none";
  readonly text: string;
}

const LABEL = 11;

export interface WhenGiven {
  readonly look: Look;
  /** No other time was asked about. */
  readonly asksNow: boolean;
}

export function whenLines(report: WhenReport, given: WhenGiven): readonly string[] {
  const { look } = given;
  const rows: readonly WhenRow[] = [
    classRow(report),
    ...clockRows(report, look),
    ...incidentRow(report),
    ...approvalRows(report),
    ...lockRow(report),
    ...readyRows(report),
    ...report.missing.map(
      (name, index): WhenRow => ({
        label: index === 0 ? "inputs" : "",
        mark: "bad",
        text: `${name} has no value: --set ${name}=VALUE`,
      }),
    ),
  ];
  return [title(report, look), ...answer(report, given), "", ...rows.flatMap((row) => rowText(row, look))];
}

function title({ service, runbook, environment, plan }: WhenReport, look: Look): string {
  const { to } = symbolsOf(look);
  const text = `${clean(service ?? runbook)}${environment === null ? "" : ` ${to} ${clean(environment)}`}`;
  return edges(look, { text, tone: "bold" }, plan === null ? "no plan" : `plan ${shortHash(plan)}`);
}

/** `not now, Sat …: frozen …` and when it opens; or that it could start, and until when. */
function answer(report: WhenReport, { look, asksNow }: WhenGiven): readonly string[] {
  const { now, hindrances, clock, at, zone } = report;
  const wide = (text: string, tone: Tone | null): readonly string[] =>
    wrap(text, look.columns).map((line) => paint(look, tone, line));
  const asked = `${asksNow ? "now," : "at"} ${at.text} (${zone})`;
  const change = clock.changes;
  if (now) {
    const until = change === null ? "" : `, until ${change.text} (${lasts(at.utc, change.utc)})`;
    return wide(`${asked}: it could start${until}`, "green");
  }
  const isClockOnly = hindrances.every(({ kind }) => kind === "clock");
  const opens =
    clock.open || change === null
      ? []
      : wide(
          `${isClockOnly ? "it may start" : "the clock lets it start"} ${change.text}, in ${lasts(at.utc, change.utc)}`,
          null,
        );
  const [only] = hindrances;
  const what =
    hindrances.length === 1 && only !== undefined
      ? clean(only.text).replaceAll(` (${zone})`, "")
      : `${hindrances.length} things stand in the way`;
  return [...wide(`not ${asked}: ${what}`, "red"), ...opens];
}

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;

/** To the minute, and of days only the hours besides. */
function lasts(from: string, to: string): string {
  const ms = (parseInstant(to) ?? 0) - (parseInstant(from) ?? 0);
  const unit = ms >= DAY ? 60 * MINUTE : MINUTE;
  return formatDuration(Math.max(MINUTE, Math.floor(ms / unit) * unit));
}

const classRow = ({ class: { is, because } }: WhenReport): WhenRow => ({
  label: "class",
  mark: "none",
  text: because.length === 0 ? is : `${is}: ${because.join("; ")}`,
});

const TONES: Readonly<Record<WhenRow["mark"], Tone | null>> = {
  good: "green",
  bad: "red",
  untold: "yellow",
  noted: "dim",
  none: null,
};

function rowText({ label, mark, text }: WhenRow, look: Look): readonly string[] {
  const { done, failed } = symbolsOf(look);
  const { dot } = symbolsOf(look);
  const signOf = { good: done, bad: failed, untold: "?", noted: dot, none: "" };
  const sign = signOf[mark];
  const signs = look.unicode ? 2 : 3;
  const indent = LABEL + signs;
  return wrap(clean(text), Math.max(12, look.columns - indent)).map((line, index) =>
    index === 0
      ? `${paint(look, "dim", padEnd(label, LABEL))}${paint(look, TONES[mark], padEnd(sign, signs))}${line}`
      : `${" ".repeat(indent)}${line}`,
  );
}
