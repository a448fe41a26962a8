/** The number that a command prints last. A unit is never guessed away: only a percent sign may stand behind it. */
import type { FigureAsked } from "../../effect/index.ts";
import { numberIn } from "./number-in.ts";
import { isUnread, type Reading, type Unread, unread } from "./reading.ts";
import type { Tick } from "./tick.ts";

export async function readCommand(
  { reads }: FigureAsked,
  tick: Tick,
  sent: string[],
): Promise<Reading | Unread> {
  if (reads.is !== "value") return unread("a command gives one number: write query, not counters");
  sent.push(reads.query);
  const atMs = tick.now();
  const ran = await tick.commands(reads.query, tick.signal);
  if (ran.status !== 0) return unread(tick.shown(endOf(ran, tick.signal)), ran.status === null);
  const value = numberPrinted(ran.out);
  if (isUnreadNumber(value)) return unread(tick.shown(value.why));
  return { atMs, read: { is: "value", value }, stamps: new Map() };
}

const isUnreadNumber = (value: number | Unread): value is Unread =>
  typeof value !== "number" && isUnread(value);

function endOf(
  { status, err }: { readonly status: number | null; readonly err: string },
  signal: AbortSignal,
): string {
  if (signal.aborted) return "the command did not end in time";
  const last = lastLine(err);
  const said = last === "" ? "" : `: ${last.slice(0, 160)}`;
  return status === null
    ? `the command did not run to its end${said}`
    : `the command ended with status ${status}${said}`;
}

const lastLine = (text: string): string => {
  const lines = text.trimEnd().split("\n");
  return lines.at(-1)?.trim() ?? "";
};

export function numberPrinted(out: string): number | Unread {
  const line = lastLine(out);
  if (line === "") return unread("the command prints nothing");
  const value = numberIn(line.replace(/[ \t]?%$/, ""));
  if (value !== null && Number.isFinite(value)) return value;
  const shown = line.slice(0, 80);
  if (value !== null) return unread(`the last line that it prints is no finite number: ${shown}`);
  const unit = /^[+-]?[\d.]{1,40}(?:[eE][+-]?\d{1,4})?[ \t]?([A-Za-z/µ]{1,20})$/.exec(line)?.[1];
  return unread(
    unit === undefined
      ? `the last line that it prints is no number alone: ${shown}`
      : `the last line that it prints has a unit, ${unit}: let it print the number alone, in the unit of the runbook`,
  );
}
