/** People are told that something begins when it has already been done. A word that it is over may well come last. */
import { CHANGES, type Deed } from "../deed.ts";
import { tellsPeople } from "../deed-phrases.ts";
import { deedsOf } from "../deeds.ts";
import type { Desk } from "../desk.ts";
import { comesAfter, MOST_COMPARED, standsAfter } from "../in-turn.ts";
import type { Hit, Rule } from "../rule.ts";

/** Of what is applied, only this is the work itself; a setting or a scaled deployment prepares it. */
const OF_A_RELEASE = /\b(?:ansible-playbook|terraform|tofu|terragrunt|pulumi|cloudformation|cdk)\b/i;

/** Somebody was told before, in whatever words. */
function toldBefore(desk: Desk, deed: Deed): boolean {
  return desk.items.some(
    (item) =>
      item.lines[0] < deed.line &&
      (item.kind === "question" ||
        item.kind === "check" ||
        item.kind === "command" ||
        item.kind === "verb") &&
      (tellsPeople(item.text) ||
        /\b(?:notif(?:y|ied)|announced?|informed|aware|slack|status ?page|told)\b/i.test(item.text)),
  );
}

/** It says itself when it is due. */
const DUE_BEFORE = /\b(?:before|prior to|ahead of|in advance|beforehand|upfront|heads[- ]up)\b/i;

/** What is told before, in the middle and afterwards is a timetable, in whatever order it stands. */
const TIMETABLE = /\b(?:plan|matrix|templates?|schedule|timeline)\b/i;
const LATER_ON = /\b(?:during|after\w*|complet\w+|finish\w*|once|done|post-?\w+|all[- ]clear|success\w*)\b/i;

function isTimetable(desk: Desk, { section, item }: Deed): boolean {
  if (section === null || TIMETABLE.test(section.title)) return true;
  return desk.items.some(
    (other) => other.section === section.id && other !== item && LATER_ON.test(other.text),
  );
}

/** A chapter on communication is followed from top to bottom like any other where its boxes say when they are due. */
function isLate(desk: Desk, deed: Deed, notice: Deed): boolean {
  if (comesAfter(desk, deed, notice)) return true;
  return (
    notice.item.kind === "question" &&
    DUE_BEFORE.test(notice.words) &&
    standsAfter(desk, deed, notice) &&
    !isTimetable(desk, notice)
  );
}

function hitOf(desk: Desk, notice: Deed, deeds: readonly Deed[]): Hit | null {
  const late = deeds.filter((deed) => isLate(desk, deed, notice));
  const still = deeds.filter((deed) => comesAfter(desk, notice, deed));
  // What is done once more afterwards is announced in time; infrastructure is only set up for what is still to come.
  const first = late.find(({ kind }) =>
    kind === "apply" ? still.length === 0 : !still.some((deed) => deed.kind === kind),
  );
  if (first === undefined || toldBefore(desk, first)) return null;
  return {
    span: notice.span,
    what: `"${notice.words.slice(0, 60)}" comes after "${first.words.slice(0, 50)}" (line ${first.line})`,
  };
}

function find(desk: Desk): readonly Hit[] {
  const deeds = deedsOf(desk)
    .filter(({ course }) => course === "main")
    .slice(0, MOST_COMPARED);
  const doing = deeds.filter(
    ({ kind, item, words }) =>
      item.kind !== "section" && CHANGES.has(kind) && (kind !== "apply" || OF_A_RELEASE.test(words)),
  );
  for (const notice of deeds) {
    if (notice.kind !== "notice") continue;
    const hit = hitOf(desk, notice, doing);
    if (hit !== null) return [hit];
  }
  return [];
}

export const orderNoticeLate: Rule = {
  code: "ORDER_NOTICE_LATE",
  level: "warning",
  title: "people are told after the fact what they should know before",
  why: "nobody can prepare, object or stop a change that has already been made",
  fix: "move the notice before the step it speaks of; keep a word of completion at the end",
  find,
};
