/** What a line of prose or a list item says about time and leave: ladders, waits, soaks, windows, approvals. */
import type { Lines } from "../base/index.ts";
import { namesFreeze } from "./freezes.ts";
import { leaveUnread, write } from "./pen.ts";
import { readApproval } from "./phrases/approval.ts";
import { readLadder } from "./phrases/ladder.ts";
import { readSoak, readWait } from "./phrases/soak.ts";
import { readWindow, statesOtherFreeze } from "./phrases/window.ts";
import type { Place, Walk } from "./walk.ts";

/** A piece of text with its lines. */
export interface Piece {
  readonly text: string;
  readonly lines: Lines;
  /** The time zone that the paragraph around it names, if it does. */
  readonly zone?: string | null;
}

/** Under a heading about releases: "When: Monday to Wednesday", "Never from Thursday noon to Saturday 14:00". */
const SCHEDULE =
  /^(?:scheduled|deployed|released) (?:for |on )?every\b|^(?:when|times?|windows?|schedule|allowed)\s*:|^(?:never|not|no)\b[^.]{0,40}\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b/i;

/** Under "Freeze" a time alone is one without releases. */
const ALLOWS =
  /\b(?:only|allow\w*|ok(?:ay)?|permitted|may|can|except\w*|windows?|open|outside|possible|unfreez\w*)\b/i;

/** True where the text said one of them and it is written down. */
export function writeTimes(walk: Walk, piece: Piece, place: Place): boolean {
  const { pen } = walk;
  const { text, lines } = piece;
  const { role, course } = place.placed;
  const ladder = readLadder(text);
  if (ladder !== null) {
    write(pen, { kind: "ladder", lines, sure: "exact", text, rungs: ladder });
    return true;
  }
  const about = `${text.slice(0, 400)} ${place.lead?.text ?? ""}`;
  const scheduled = SCHEDULE.test(text) && (role === "steps" || speaksOfReleases(place.placed.title));
  const windows =
    role === "windows" || scheduled || speaksOfReleases(about)
      ? readWindow(text, piece.zone ?? undefined)
      : [];
  const frozen = role === "windows" && namesFreeze(place.placed.title) && !ALLOWS.test(text);
  for (const window of windows.map((each) => (frozen ? { ...each, kind: "freeze" as const } : each)))
    write(pen, { ...window, lines, sure: window.zone === null ? "inferred" : "exact", text });
  const dated = role !== "windows" || windows.length > 0 || namesFreeze(place.placed.title);
  if (role !== "template" && dated && statesOtherFreeze(text))
    leaveUnread(pen, lines, "a time without releases that days and hours cannot say");
  const approval = role === "template" ? null : readApproval(text);
  if (approval !== null) write(pen, { kind: "approval", lines, sure: "exact", text, ...approval });
  if (windows.length > 0 || approval !== null) return true;
  if (course === "none" && role !== null) return false;
  return writeRest(walk, text, lines);
}

function writeRest(walk: Walk, text: string, lines: Lines): boolean {
  const soak = readSoak(text);
  if (soak !== null) {
    write(walk.pen, { kind: "soak", lines, sure: "exact", text, minMs: soak.minMs, maxMs: soak.maxMs });
    return true;
  }
  const wait = readWait(text);
  if (wait === null) return false;
  write(walk.pen, { kind: "wait", lines, sure: "exact", text, ms: wait.ms });
  return true;
}

const speaksOfReleases = (text: string): boolean =>
  /\b(?:deploy\w*|releas\w+|roll-?outs?|windows?|freezes?|frozen|cut ?-?overs?)\b/i.test(text.slice(0, 900));
