/** A list item that is no box. Its place decides first (contacts, windows, reasons to act), then its own words. */

import { judgeCommand } from "../shell/index.ts";
import type { ListItem } from "./blocks.ts";
import { commandIn } from "./box-items.ts";
import { circumstanceOf } from "./circumstance.ts";
import { commandFields } from "./command-fields.ts";
import type { MarkFound } from "./damage/mark-of.ts";
import { writeGuard } from "./guard-items.ts";
import { laterOf } from "./later-items.ts";
import { write } from "./pen.ts";
import { readContact } from "./phrases/contact.ts";
import { isImperative } from "./phrases/imperative.ts";
import { readTarget } from "./phrases/target.ts";
import { writeTimes } from "./time-items.ts";
import type { Place, Walk } from "./walk.ts";

const ACTING = new Set([
  "prerequisites",
  "before",
  "steps",
  "verify",
  "watch",
  "communicate",
  "rollback",
  "after-rollback",
  "recover",
]);
const PROHIBITS = /^(?:do not|don't|don’t|never|avoid|must not)\b/i;

export interface Bullet {
  readonly walk: Walk;
  readonly item: ListItem;
  readonly place: Place;
  /** Its words without Markdown. */
  readonly text: string;
}

export function writeBullet(bullet: Bullet, found: MarkFound): void {
  const { text } = bullet;
  if (text === "") return;
  if (found.mark === "no" || PROHIBITS.test(text)) return writeProhibition(bullet);
  if (writeByPlace(bullet)) return;
  if (found.mark === "ok" || found.mark === "checked" || found.mark === "box") return writeTicked(bullet);
  writeByWords(bullet);
}

/** ❌ before a figure says what is bad; before words it forbids. */
function writeProhibition(bullet: Bullet): void {
  const { walk, item, place, text } = bullet;
  if (place.guard !== null && !PROHIBITS.test(text)) {
    if (guardFrom(bullet)) return;
  }
  if (writeTimes(walk, { text, lines: item.textLines }, place)) return;
  write(walk.pen, { kind: "note", lines: item.textLines, sure: "exact", text });
}

const guardFrom = ({ walk, item, place, text }: Bullet): boolean =>
  writeGuard(walk.pen, {
    text,
    lines: item.textLines,
    lead: place.guard,
    fallback: place.guard?.action ?? "ask",
    events: true,
  });

function writeByPlace(bullet: Bullet): boolean {
  const { walk, item, place, text } = bullet;
  const { role, course } = place.placed;
  const { pen } = walk;
  const lines = item.textLines;
  if (role === "contacts") {
    const contact = readContact(text);
    if (contact === null) return false;
    write(pen, { kind: "contact", lines, sure: "exact", text, ...contact });
    return true;
  }
  if (role === "windows") return writeTimes(walk, { text, lines }, place);
  if (place.guard !== null && commandIn(item.text) === null && guardFrom(bullet)) return true;
  if (course === "later" || role === "later") {
    const withinMs = laterOf(place, text);
    if (withinMs === null || place.depth > 0) return false;
    write(pen, { kind: "later", lines, sure: "exact", text, withinMs, establishes: text });
    return true;
  }
  return false;
}

function writeTicked(bullet: Bullet): void {
  const { walk, item, place, text } = bullet;
  const target = readTarget(text);
  const lines = item.textLines;
  const acts = ACTING.has(place.placed.role ?? "") && place.placed.course !== "none";
  if (target !== null) write(walk.pen, { kind: "target", lines, sure: "exact", text, when: target.when });
  else if (commandIn(item.text) !== null) writeCommand(bullet, "check");
  else if (acts)
    write(walk.pen, { kind: "question", lines, sure: "inferred", text, establishes: text, when: place.when });
  else write(walk.pen, { kind: "note", lines, sure: "inferred", text });
}

function writeByWords(bullet: Bullet): void {
  const { walk, item, place, text } = bullet;
  const { pen } = walk;
  const lines = item.textLines;
  const { role, course } = place.placed;
  const acts = course !== "none" && (role === null || ACTING.has(role));
  if (writeTimes(walk, { text, lines }, place)) return;
  if (writeGuard(pen, { text, lines, lead: null, fallback: "ask", events: false })) return;
  const target = watches(place) ? readTarget(text) : null;
  if (target !== null) {
    write(pen, { kind: "target", lines, sure: "exact", text, when: target.when });
    return;
  }
  if (commandIn(item.text) !== null && isStep(bullet)) return writeCommand(bullet, "command");
  if (
    (acts || role === "diagnose") &&
    isImperative(text) &&
    item.blocks.every((block) => block.kind !== "fence")
  ) {
    const when = circumstanceOf(text) ?? place.when;
    write(pen, { kind: "question", lines, sure: "inferred", text, establishes: text, when });
  }
}

const watches = (place: Place): boolean =>
  place.placed.role !== "reference" && place.placed.role !== "template" && place.placed.role !== "diagnose";

const OPTIONS =
  /\b(?:options?|flags?|usage|examples?|variants?|parameters?|arguments?|available|useful|common) ?(?:commands?|options?|flags?|are|include)?\s*:?$/i;

/** A numbered item with a command is a step; a bullet that opens with code and explains it is a list of options. */
function isStep({ item, place, text }: Bullet): boolean {
  if (place.lead !== null && OPTIONS.test(place.lead.text)) return false;
  const { role, course } = place.placed;
  if (course === "none" || role === "reference" || role === "template") return false;
  if (item.ordered) return true;
  return isImperative(text) || item.text.trimStart().startsWith("`");
}

function writeCommand({ walk, item, place, text }: Bullet, kind: "command" | "check"): void {
  const run = commandIn(item.text) ?? "";
  const judged = judgeCommand(run, walk.shell);
  const part = {
    ...judged,
    run,
    opens: null,
    when: circumstanceOf(text),
    elided: false,
    title: text,
    place: walk.shell.place,
  };
  const annotation = walk.notes.at(item.lines[0]);
  const fields = commandFields(walk, part, { language: "bash", place, annotation, tagged: true });
  const shared = {
    lines: item.textLines,
    text,
    ...fields,
    ...(annotation === null ? {} : { notes: annotation }),
  };
  if (kind === "check") write(walk.pen, { kind, ...shared, establishes: text, expects: null });
  else write(walk.pen, { kind, ...shared });
}
