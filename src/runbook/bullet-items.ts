/** A list item that is no box. Its place decides first (contacts, windows, reasons to act), then its own words. */

import { judgeCommand } from "../shell/index.ts";
import type { ListItem } from "./blocks.ts";
import { circumstanceOf } from "./circumstance.ts";
import { commandFields, notesFor } from "./command-fields.ts";
import type { MarkFound } from "./damage/mark-of.ts";
import { writeGuard } from "./guard-items.ts";
import { harmOf } from "./harm.ts";
import { commandIn, isConditional, noteVariables } from "./inline-command.ts";
import { partRules, partWaits, writeRules } from "./item-rules.ts";
import { laterOf } from "./later-items.ts";
import { isBestOption, isOption } from "./option-list.ts";
import { leaveUnread, write } from "./pen.ts";
import { readContact } from "./phrases/contact.ts";
import { readGoAhead } from "./phrases/go-ahead.ts";
import { isImperative } from "./phrases/imperative.ts";
import { plainText } from "./phrases/plain.ts";
import { isRule } from "./phrases/rule.ts";
import { readTarget } from "./phrases/target.ts";
import { readTrigger } from "./phrases/trigger.ts";
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
  const parted = partRules(bullet.item);
  if (parted !== null) {
    writeBullet({ ...bullet, item: parted.item, text: plainText(parted.item.text) }, found);
    return writeRules(bullet.walk.pen, parted.rules);
  }
  const parts = ACTING.has(bullet.place.placed.role ?? "") ? partWaits(bullet.item) : null;
  if (parts !== null) {
    for (const item of parts) writeBullet({ ...bullet, item, text: plainText(item.text) }, found);
    return;
  }
  if (asksGoAhead(bullet)) return writeQuestion(bullet);
  if (found.mark === "no" || PROHIBITS.test(text)) return writeProhibition(bullet);
  if (writeByPlace(bullet)) return;
  if (found.mark === "ok" || found.mark === "checked" || found.mark === "box") return writeTicked(bullet);
  writeByWords(bullet);
}

/** ❌ before a figure says what is bad; before words it forbids. */
function writeProhibition(bullet: Bullet): void {
  const { walk, item, place, text } = bullet;
  if (!PROHIBITS.test(text) && guardFrom(bullet, place.guard !== null)) return;
  if (writeTimes(walk, { text, lines: item.textLines }, place)) return;
  if (place.placed.role === "windows")
    leaveUnread(walk.pen, item.textLines, "a time or rule that cannot be read as days and hours");
  else write(walk.pen, { kind: "note", lines: item.textLines, sure: "exact", text });
}

const guardFrom = ({ walk, item, place, text }: Bullet, events: boolean): boolean =>
  writeGuard(walk.pen, {
    text,
    lines: item.textLines,
    lead: place.guard,
    fallback: place.guard?.action ?? "ask",
    events,
  });

function writeByPlace(bullet: Bullet): boolean {
  const { walk, item, place, text } = bullet;
  const { role, course } = place.placed;
  const { pen } = walk;
  const lines = item.textLines;
  if (role === "contacts") {
    const contact = readContact(text, true);
    if (contact !== null) write(pen, { kind: "contact", lines, sure: "exact", text, ...contact });
    else write(pen, { kind: /\w\.[a-z]{2,}\b/i.test(text) ? "link" : "note", lines, sure: "inferred", text });
    return true;
  }
  if (role === "communicate") {
    const contact = /[@+#(]/.test(text) ? readContact(text) : null;
    if (contact?.how != null && contact.afterMs !== null) {
      write(pen, { kind: "contact", lines, sure: "inferred", text, ...contact });
      return true;
    }
  }
  if (role === "windows") return writeWindow(bullet);
  if (place.guard !== null && commandIn(item.text) === null && guardFrom(bullet, true)) return true;
  const withinMs = place.depth > 0 || (course === "none" && role !== null) ? null : laterOf(place, text);
  if (withinMs !== null)
    write(pen, { kind: "later", lines, sure: "exact", text, withinMs, establishes: text });
  return withinMs !== null;
}

function writeTicked(bullet: Bullet): void {
  const { walk, item, place, text } = bullet;
  const target = readTarget(text);
  const lines = item.textLines;
  if (target !== null && harmOf(target.when) === "harm" && isRule(text)) return void guardFrom(bullet, false);
  const acts = ACTING.has(place.placed.role ?? "");
  if (target !== null) write(walk.pen, { kind: "target", lines, sure: "exact", text, when: target.when });
  else if (commandIn(item.text) !== null) writeCommand(bullet, "check");
  else if (acts)
    write(walk.pen, { kind: "question", lines, sure: "inferred", text, establishes: text, when: place.when });
  else write(walk.pen, { kind: "note", lines, sure: "inferred", text });
}

/** What a bullet says where its place says nothing: what is healthy, a step, something to make sure of, or only words. */
function writeByWords(bullet: Bullet): void {
  const { walk, item, place, text } = bullet;
  const { pen } = walk;
  const lines = item.textLines;
  const { role, course } = place.placed;
  if (writeTimes(walk, { text, lines }, place)) return;
  if (role === "reference" || role === "template" || (course === "none" && role === "contacts")) return;
  if (commandIn(item.text) !== null) {
    if (role === "diagnose") return void write(pen, { kind: "diagnosis", lines, sure: "inferred", text });
    if (isStep(bullet)) return writeCommand(bullet, "command");
    if (!asks(bullet) && course !== "none" && isOption(item))
      return leaveUnread(pen, lines, "an option with a command, in a list that is not one of options only");
    if (!asks(bullet)) return void write(pen, { kind: "note", lines, sure: "inferred", text });
  }
  if (commandIn(item.text) === null && writeFigure(bullet)) return;
  if (role === "diagnose" && item.ordered)
    return void write(pen, { kind: "diagnosis", lines, sure: "inferred", text });
  if (walk.sends.has(lines[0])) return void write(pen, { kind: "link", lines, sure: "inferred", text });
  if (asks(bullet)) writeQuestion(bullet);
}

function writeQuestion({ walk, item, place, text }: Bullet): void {
  const when = circumstanceOf(text) ?? place.when;
  const lines = item.textLines;
  write(walk.pen, { kind: "question", lines, sure: "inferred", text, establishes: text, when });
}

/** "Do not continue until X has confirmed" forbids nothing for good: it waits for somebody. */
const asksGoAhead = ({ item, place, text }: Bullet): boolean =>
  ACTING.has(place.placed.role ?? "") &&
  place.placed.course !== "none" &&
  commandIn(item.text) === null &&
  readGoAhead(text) !== null;

/** A figure with a limit: a reason to act where its own words say so, or where more of it is plainly bad; else a target. */
function writeFigure({ walk, item, place, text }: Bullet): boolean {
  const lines = item.textLines;
  const guard = { text, lines, lead: null, fallback: "ask" as const, events: false };
  const trigger = readTrigger(text, { sense: "bad" });
  if (trigger?.lead === true || trigger?.veto === true) return writeGuard(walk.pen, guard);
  if (!watches(place)) return false;
  const target = readTarget(text);
  if (target === null) return false;
  if (harmOf(target.when) === "harm") return writeGuard(walk.pen, guard);
  write(walk.pen, { kind: "target", lines, sure: "exact", text, when: target.when });
  return true;
}

/** In places that establish something every bullet does; in places that act, numbered items and commands to a person. */
const ESTABLISHES = new Set(["prerequisites", "before", "verify", "after-rollback", "watch"]);

const LISTS_WORK =
  /^(?:activities|tasks|actions|to-?dos?|action items|checklist|things to do)\b[^.]{0,20}:?$/i;

function asks({ item, place, text }: Bullet): boolean {
  if (item.blocks.some((block) => block.kind === "fence") && !isImperative(text)) return false;
  const { role } = place.placed;
  if (role !== null && !ACTING.has(role) && role !== "diagnose") return false;
  if (/^\[.*\]\(#[^)]*\)$/.test(item.text.trim())) return false;
  if (isImperative(text) || LISTS_WORK.test(place.lead?.text ?? "")) return true;
  if (item.text.includes("`") && role === "watch") return false;
  return item.ordered ? role !== "diagnose" : ESTABLISHES.has(role ?? "") && place.depth === 0;
}

/** A time under a heading of windows that is no days and hours is shown as unread, never dropped. */
function writeWindow({ walk, item, place, text }: Bullet): boolean {
  const lines = item.textLines;
  if (writeTimes(walk, { text, lines }, place)) return true;
  leaveUnread(walk.pen, lines, "a time or rule that cannot be read as days and hours");
  return true;
}

const watches = (place: Place): boolean =>
  place.placed.role !== "reference" && place.placed.role !== "template" && place.placed.role !== "diagnose";

const OPTIONS =
  /\b(?:options?|flags?|usage|examples?|variants?|parameters?|arguments?|available|useful|common) ?(?:commands?|options?|flags?|are|include)?\s*:?$/i;

/** A numbered item with a command is a step; a bullet that opens with code and explains it is a list of options. */
function isStep({ item, place, text }: Bullet): boolean {
  if (place.choice !== null) return true;
  if (place.lead !== null && OPTIONS.test(place.lead.text)) return false;
  if (isConditional(item.text, commandIn(item.text) ?? "")) return false;
  const { role, course } = place.placed;
  if (role === "reference" || role === "template" || (course === "none" && !item.ordered)) return false;
  if (item.ordered) return true;
  const unlabelled = item.text.replace(/^\s*\*\*[^*]{1,60}\*\*:?\s*:?/, "").trimStart();
  return isImperative(text) || unlabelled.startsWith("`");
}

function writeCommand({ walk, item, place, text }: Bullet, kind: "command" | "check"): void {
  const run = commandIn(item.text) ?? "";
  const judged = judgeCommand(run, walk.shell);
  noteVariables(walk, run, item.textLines[0]);
  const part = {
    ...judged,
    run,
    opens: null,
    when: circumstanceOf(text),
    title: text,
    place: walk.shell.place,
  };
  const annotation = walk.notes.at(item.lines[0]);
  const fields = commandFields(walk, part, { language: "bash", place, annotation, tagged: true });
  const shared = {
    lines: item.textLines,
    text,
    ...fields,
    ...notesFor(annotation),
  };
  if (kind === "check") write(walk.pen, { kind, ...shared, establishes: text, expects: null });
  else write(walk.pen, { kind, ...shared, preferred: place.choice !== null && isBestOption(item) });
}
