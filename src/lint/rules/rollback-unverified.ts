/**
 * A rollback that changes something and then stops: nothing in it, and nothing after it, establishes that the old
 * version serves again. Any look at the state counts, a sentence too.
 */
import type { Item, SectionItem } from "../../runbook/index.ts";
import { alsoAt } from "../also-at.ts";
import { deedsOf } from "../deeds.ts";
import type { Desk } from "../desk.ts";
import { acts, commandInProse, looks, looksInProse, restOfSentence, saysToLook, VERIFIES } from "../looks.ts";
import { type Procedure, proceduresOf } from "../rollback-procedures.ts";
import type { Hit, Rule } from "../rule.ts";
import { itemsWithin } from "../section-tree.ts";

/** What the document says beside its ways back. */
interface Around {
  /** "Verify the rollback", "After a rollback": for all ways, wherever it stands. */
  readonly shared: boolean;
  /** The last line on which checks of any kind begin. */
  readonly checksFrom: number;
  /** Lines that say when to go back. */
  readonly triggers: ReadonlySet<number>;
}

function aroundOf(desk: Desk): Around {
  let shared = false;
  let checksFrom = 0;
  const triggers = new Set<number>();
  for (const item of desk.items) {
    if (item.kind === "guard") triggers.add(item.lines[0]);
    if (item.kind !== "section") continue;
    const { role, course, title, section } = item;
    if (role === "after-rollback" || (course === "rollback" && VERIFIES.test(title))) shared = true;
    const above = section === null ? null : desk.sections.get(section)?.role;
    const checks = role === "verify" || (role === "watch" && /\bverif|\bhealth check/i.test(title));
    if (checks && above !== "watch" && above !== "reference") checksFrom = item.lines[0];
  }
  return { shared, checksFrom, triggers };
}

/** The first thing that is done to go back. */
interface Start {
  /** Null for a command within a sentence. */
  readonly item: Item | null;
  readonly line: number;
  readonly words: string;
}

function startOf(desk: Desk, { from, to }: Procedure): Start | null {
  const item = itemsWithin(desk, from, to).find(acts);
  if (item !== undefined) {
    const deed = deedsOf(desk).find((each) => each.item === item)?.words;
    return { item, line: item.lines[0], words: deed ?? ("run" in item ? item.run : item.text) };
  }
  for (let line = from + 1; line <= to; line += 1) {
    const words = commandInProse(desk.source[line - 1] ?? "");
    if (words !== null) return { item: null, line, words };
  }
  return null;
}

interface Way {
  readonly procedure: Procedure;
  readonly start: Start;
  readonly around: Around;
}

function isVerified(desk: Desk, way: Way): boolean {
  const { procedure, start, around } = way;
  if (around.shared || around.checksFrom > procedure.to) return true;
  const inside = itemsWithin(desk, procedure.from, procedure.to);
  const after = start.item === null ? inside : inside.slice(inside.indexOf(start.item));
  return after.some((item) => looks(desk, item)) || saysSo(desk, way);
}

/** A sentence, in prose or in a comment: behind the first step whatever it says, before it only what is for later. */
function saysSo(desk: Desk, { procedure: { from, to }, start, around: { triggers } }: Way): boolean {
  const behind = start.item === null ? start.line : start.line + 1;
  const own = commandInProse(desk.source[start.line - 1] ?? "");
  for (let line = from + 1; line <= to; line += 1) {
    const text = (desk.source[line - 1] ?? "").slice(0, 1000);
    if (triggers.has(line)) continue;
    if (saysToLook(text.slice(0, 500), line >= behind)) return true;
    if (line === start.line && own !== null && saysToLook(restOfSentence(text, own), true)) return true;
    if (line >= start.line && looksInProse(text, line === start.line ? own : null)) return true;
  }
  return false;
}

interface Bare {
  readonly section: SectionItem;
  readonly start: Start;
}

/** Alternatives that all lack it have one cause. */
function hitOf([first, ...others]: readonly Bare[]): readonly Hit[] {
  if (first === undefined) return [];
  const { section, start } = first;
  const words = start.words.replace(/\s+/g, " ").trim().slice(0, 60);
  const more = alsoAt(
    section.lines[0],
    others.map((each) => each.section.lines[0]),
  );
  // A statement that the database accepted is done.
  const level = [first, ...others].every((each) => each.start.item?.kind === "query")
    ? { level: "note" as const }
    : {};
  const what = `"${section.title.slice(0, 50)}" ${start.item?.kind === "question" ? "asks for" : "runs"} "${words}" and checks nothing afterwards${more}`;
  return [{ span: { lines: section.lines }, ...level, what }];
}

function find(desk: Desk): readonly Hit[] {
  const around = aroundOf(desk);
  const groups = new Map<string | null, Bare[]>();
  for (const procedure of proceduresOf(desk)) {
    const { section } = procedure;
    const start = startOf(desk, procedure);
    if (start === null || isVerified(desk, { procedure, start, around })) continue;
    const key = section.alternative ? section.section : section.id;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [{ section, start }]);
    else group.push({ section, start });
  }
  return [...groups.values()].flatMap(hitOf);
}

export const rollbackUnverified: Rule = {
  code: "ROLLBACK_UNVERIFIED",
  level: "warning",
  title: "a rollback without verification",
  why: "a rollback that failed half-way looks like one that worked until users say otherwise",
  fix: "end it with a check that fails when the old version does not serve: curl -f of its health page, rollout status with a timeout",
  find,
};
