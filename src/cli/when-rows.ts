/** What was looked at, as rows: the clock with its next openings, incidents, approvals, the lock, the way back. */
import type { WhenReport } from "../app/index.ts";
import { type Look, symbolsOf } from "./look.ts";
import type { WhenRow } from "./when-lines.ts";

const row = (label: string, mark: WhenRow["mark"], text: string): WhenRow => ({ label, mark, text });

/** The label stands at the first of them. */
const under = (label: string, rows: readonly Omit<WhenRow, "label">[]): readonly WhenRow[] =>
  rows.map((each, index) => ({ ...each, label: index === 0 ? label : "" }));

export function clockRows(report: WhenReport, look: Look): readonly WhenRow[] {
  const { windows, freezes, dated, clock, openings } = report;
  // The zone is said at the top; a window of another one says its own.
  const bare = (text: string): string => text.replaceAll(` (${report.zone})`, "");
  const isAlways = windows.length === 0 && freezes.length === 0 && dated.length === 0;
  if (isAlways && clock.open) return [row("clock", "good", "no window and no freeze: at any time")];
  return [
    row("clock", clock.open ? "good" : "bad", bare(clock.why ?? "open")),
    ...under(
      "windows",
      windows.map((text) => ({ mark: "none", text: bare(text) })),
    ),
    ...under(
      "freezes",
      [...freezes, ...dated.map(datedText)].map((text, index) => ({
        mark: dated[index - freezes.length]?.holds === true ? "bad" : "none",
        text: bare(text),
      })),
    ),
    ...under(
      "next",
      openings.map((opening) => ({ mark: "none", text: openingText(opening, look) })),
    ),
  ];
}

function datedText({ id, from, to, why, except, by }: WhenReport["dated"][number]): string {
  const until = to === null ? "until somebody ends it" : `to ${to.text}`;
  const besides = except.length === 0 ? "" : `; not for ${except.join(", ")}`;
  const who = id.startsWith(by) ? `in ${by}` : `${id}, by ${by}`;
  return `${from.text} ${until}${why === "" ? "" : `: ${why}`} (${who}${besides})`;
}

/** `Mon 2026-11-23 09:00–17:00, 14:00–22:00 UTC` */
function openingText({ from, until }: WhenReport["openings"][number], look: Look): string {
  const { dash } = symbolsOf(look);
  const isUtc = from.local.endsWith("+00:00") || from.local.endsWith("Z");
  const time = (iso: string): string => iso.slice(11, 16);
  const day = (iso: string): string => `${iso.slice(0, 10)} ${time(iso)}`;
  if (until === null) return `from ${from.text} on${isUtc ? "" : `, ${day(from.utc)} UTC`}`;
  const sameDay = from.text.slice(0, -6) === until.text.slice(0, -6);
  const local = sameDay ? `${from.text}${dash}${until.text.slice(-5)}` : `${from.text} ${dash} ${until.text}`;
  if (isUtc) return local;
  return sameDay
    ? `${local}, ${time(from.utc)}${dash}${time(until.utc)} UTC`
    : `${local}, ${day(from.utc)} ${dash} ${day(until.utc)} UTC`;
}

export function incidentRow({ incidents: { open, why } }: WhenReport): readonly WhenRow[] {
  if (why !== null) return [row("incidents", "untold", why)];
  if (open === null) return [];
  if (open.length === 0) return [row("incidents", "good", "none is open")];
  return under(
    "incidents",
    open.map((text) => ({ mark: "bad", text })),
  );
}

export const approvalRows = ({ approvals }: WhenReport): readonly WhenRow[] =>
  under(
    "approvals",
    approvals.map(({ count, who, may, for: what, not, signed }) => {
      const people = who === null || may === who ? "" : ` (${may})`;
      const besides = [
        ...(what === null ? [] : [`for ${what}`]),
        ...(not === null ? [] : ["not whoever starts it"]),
        ...(signed ? ["signed with a key"] : []),
      ];
      const of = who === null ? "those who may approve" : who;
      return { mark: "none", text: [`${count} of ${of}${people}`, ...besides].join(", ") };
    }),
  );

export function lockRow({ lock }: WhenReport): readonly WhenRow[] {
  if (lock === null) return [];
  if (lock.held === null) return [row("lock", "good", `${lock.of} is free`)];
  const { by, since, step } = lock.held;
  return [row("lock", "bad", `${by} holds it since ${since.text}${step === null ? "" : `, at: ${step}`}`)];
}

export const readyRows = ({ ready, readyHolds }: WhenReport): readonly WhenRow[] =>
  under(
    "ready",
    ready.map(({ what, holds }) => ({
      mark: holds === null ? "untold" : holds ? "good" : readyHolds ? "bad" : "noted",
      text: what,
    })),
  );
