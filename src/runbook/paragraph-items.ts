/**
 * Prose. Most of it is for people; what a sentence states exactly (a ladder, a wait, a reason to go back, who must
 * approve) becomes an item. A line that opens with a tick or a cross is read as a list item would be.
 */
import { isEvent, type Lines } from "../base/index.ts";
import type { ListItem, Paragraph } from "./blocks.ts";
import { writeBullet } from "./bullet-items.ts";
import { markOf } from "./damage/mark-of.ts";
import { guardLeadOf, writeGuard } from "./guard-items.ts";
import { harmOf } from "./harm.ts";
import { write } from "./pen.ts";
import { tellsEvent } from "./phrases/events.ts";
import { holdsRungs, readLadder } from "./phrases/ladder.ts";
import { phraseText, plainText } from "./phrases/plain.ts";
import { referredTo } from "./phrases/rule.ts";
import { readTarget } from "./phrases/target.ts";
import { readTrigger } from "./phrases/trigger.ts";
import { zoneIn } from "./phrases/zones.ts";
import { writeAsked, writeExpected, writeGoAhead } from "./prose-items.ts";
import { type Sentence, sentencesOf } from "./sentences.ts";
import { writeTimes } from "./time-items.ts";
import type { Place, Walk } from "./walk.ts";

export function readParagraph(walk: Walk, paragraph: Paragraph, place: Place): void {
  const zone = zoneIn(phraseText(paragraph.text));
  let before = "";
  for (const sentence of withHeldLadders(sentencesOf(paragraph))) {
    readSentence(walk, { ...sentence, zone, before }, place);
    before = sentence.text;
  }
}

/** A ladder and the sentence after it that says how long its rungs are held are one. */
function withHeldLadders(sentences: readonly Sentence[]): readonly Sentence[] {
  const merged: Sentence[] = [];
  for (const sentence of sentences) {
    const before = merged.at(-1);
    if (before !== undefined && holdsRungs(plainText(sentence.text)) && isBareLadder(plainText(before.text)))
      merged[merged.length - 1] = {
        text: `${before.text} ${sentence.text}`,
        lines: [before.lines[0], sentence.lines[1]],
      };
    else merged.push(sentence);
  }
  return merged;
}

const isBareLadder = (text: string): boolean =>
  readLadder(text)?.every(({ dwellMs }) => dwellMs === null) ?? false;

interface InContext extends Sentence {
  /** The time zone that the paragraph names. */
  readonly zone: string | null;
  /** The sentence before it. */
  readonly before: string;
}

function readSentence(walk: Walk, sentence: InContext, place: Place): void {
  const found = markOf(sentence.text);
  if (found.mark === "ok" || found.mark === "no" || found.mark === "box" || found.mark === "checked") {
    writeBullet({ walk, item: asItem(sentence), place, text: plainText(sentence.text) }, found);
    return;
  }
  if (/^\s*\d{1,3}[a-z]?[.)]\s/.test(sentence.text)) {
    const item = { ...asItem(sentence), ordered: true };
    return writeBullet({ walk, item, place, text: plainText(sentence.text) }, found);
  }
  const text = plainText(sentence.text);
  if (text === "" || place.placed.role === "template") return;
  const prose = { text, lines: sentence.lines, place };
  if (writeExpected(walk, prose) || writeGoAhead(walk, prose)) return;
  if (writeTimes(walk, { text, lines: sentence.lines, zone: sentence.zone }, place)) return;
  if (writeReason(walk, text, sentence) || writeOccasion(walk, text, { place, lines: sentence.lines }))
    return;
  if (/^if\b[^→]{3,200}(?:→|->|=>)/i.test(text)) {
    write(walk.pen, { kind: "note", lines: sentence.lines, sure: "exact", text });
    return;
  }
  if (/\b(?:navigate|browse|go|head) to\b[^.]{0,80}https?:\/\//i.test(text)) {
    write(walk.pen, { kind: "link", lines: sentence.lines, sure: "exact", text });
    return;
  }
  if (writeAsked(walk, prose)) return;
  const { role, course } = place.placed;
  if ((role === "watch" || role === "verify") && course !== "none" && !text.endsWith(":")) {
    const target = readTarget(text);
    // "Errors above 5 % while it warms up are normal": words about what is bad are no healthy range.
    if (target !== null && harmOf(target.when) !== "harm")
      write(walk.pen, { kind: "target", lines: sentence.lines, sure: "inferred", text, when: target.when });
  }
}

/**
 * Prose states a reason to act only where it says both the reason and the act. A lead-in that points at a list is read
 * with it; one with a figure of its own ("Roll back if the error rate is above 5 %:") is a reason whatever follows.
 */
function writeReason(walk: Walk, said: string, { lines, before }: InContext): boolean {
  const leads = said.endsWith(":");
  if (said.endsWith("?") || (leads && guardLeadOf(said) !== null)) return false;
  const text = leads ? said.slice(0, -1).trimEnd() : said;
  const subject = referredTo(text, before);
  const trigger = readTrigger(text, { sense: "bad", subject });
  if (trigger === null || !(trigger.lead || trigger.veto) || (leads && isEvent(trigger.when))) return false;
  const led =
    /^(?:immediately |automatically )?(?:roll(?:s|ed)? ?-?back|abort|halt|revert|pause|stop|page|alert|escalate|switch off|go back|do not|don't|never)\b/i.test(
      text,
    );
  const tied = led && /\b(?:if|when|on|unless)\b/i.test(text);
  if ("event" in trigger.when && !tied && !FAILED_STEP.test(text)) return false;
  return writeGuard(walk.pen, { text, lines, lead: null, fallback: "ask", events: false, subject });
}

/** "If any step fails, roll back immediately": said the other way round, and of a failure that Rutter sees itself. */
const FAILED_STEP =
  /^(?:if|when|whenever) (?:an?|any|one|the|this)(?: \w{1,20}){0,2} (?:step|command|deploy(?:ment)?|release|rollout|check|verification|migration)s? (?:of \w{1,20} )?fail(?:s|ed)?\b,? (?:then )?(?:\w{1,12}ly )?(?:roll(?:ing)? ?-?back|revert|abort)\b/i;

interface Standing {
  readonly place: Place;
  readonly lines: Lines;
}

/** The section about going back, not one of several ways. */
const WHOLE = /^(?:\d+[.)]?\s*)?(?:roll-?back|rolling back|way back|back-?out)(?: plan| procedure| steps)?$/i;

/** "If step 2 finds an issue:" at the head of the section about going back is the reason to go back. */
function writeOccasion(walk: Walk, text: string, { place, lines }: Standing): boolean {
  const { role, course, section, title, alternative } = place.placed;
  const head = section.blocks[0];
  if (
    alternative ||
    !WHOLE.test(title) ||
    role !== "rollback" ||
    course !== "rollback" ||
    head?.lines[0] !== lines[0]
  )
    return false;
  const occasion = /^if\s+([^:]{5,160}):$/i.exec(text)?.[1];
  if (occasion === undefined || /^(?:you|we|i)\b|\broll(?:ing)?[- ]?back\b/i.test(occasion)) return false;
  if (
    !tellsEvent(occasion.toLowerCase()) &&
    !/\b(?:issues?|problems?|regressions?|wrong|trouble)\b/i.test(occasion)
  )
    return false;
  const lead = {
    action: "rollback",
    combine: "any",
    holdMs: null,
    veto: false,
    armedForMs: null,
    says: "if",
  } as const;
  return writeGuard(walk.pen, { text: occasion, lines, lead, fallback: "rollback", events: true });
}

const asItem = (sentence: Sentence): ListItem => ({
  kind: "item",
  task: null,
  ordered: false,
  text: sentence.text,
  textLines: sentence.lines,
  lines: sentence.lines,
  blocks: [],
});
