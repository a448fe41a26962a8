/**
 * A command that destroys data or a whole system on a course that is carried out, with nothing before it that
 * asks.
 */
import { type Edit, type Level, type Lines, lineSpan } from "../../base/index.ts";
import type { Item } from "../../runbook/index.ts";
import { isAsked, isWarned } from "../asked-before.ts";
import { lineOf, spanAt } from "../call.ts";
import { type DeepCall, deepCalls } from "../deep.ts";
import type { Desk } from "../desk.ts";
import { fenceAt, isConfirmed, wordForFence } from "../fence-at.ts";
import { atLevel, type Found, gathered } from "../gathered.ts";
import { asksItself, harmOf, saidBy } from "../harm.ts";
import { indexOfItem } from "../item-index.ts";
import { judgedOf } from "../judged.ts";
import { quoted } from "../quoted.ts";
import type { Hit, Rule } from "../rule.ts";
import { asideLevel, isLooking } from "../standing.ts";
import { nameOf, ownWords } from "../through.ts";

/** On the way back the new version's own objects are meant to go. */
const OWN_OBJECT = /canary|green|blue|preview|\bnew\b|temp|staging/i;
/** Taken back step by step by a tool that keeps track: the way back itself. */
const STEP_BACK = /\b(?:undo|downgrade|rollback|revert|migrate:rollback|db:rollback|migrate down|down)\b/i;

const isDone = ({ kind }: Item): boolean =>
  kind === "command" || kind === "check" || kind === "query" || kind === "wait";

/** Nothing else in the fence is carried out. */
function isAlone(desk: Desk, item: Item, [first, last]: Lines): boolean {
  const at = indexOfItem(desk, item);
  for (const step of [-1, 1])
    for (let next = at + step; ; next += step) {
      const each = desk.items[next];
      if (each === undefined || each.lines[0] < first || each.lines[0] > last) break;
      if (isDone(each)) return false;
    }
  return true;
}

/** ` confirm` behind the fence's language, where nothing but this is in it. */
const known = new WeakMap<Desk["study"], ReadonlyMap<number, number>>();

/** How many statements each shell text of the document holds. */
function statementsIn({ study, calls }: Desk): ReadonlyMap<number, number> {
  const made = known.get(study) ?? new Map(calls.map(({ text, pipeline }) => [text, pipeline.statement]));
  known.set(study, made);
  return made;
}

function confirmEdit(desk: Desk, call: DeepCall): Edit | null {
  // The question names what is in the fence: it is put unseen only where that is one thing.
  if (call.inline || call.item === null || statementsIn(desk).get(call.text) !== 1) return null;
  const fence = fenceAt(desk, lineOf(call));
  if (fence === null) return null;
  return isAlone(desk, call.item, fence.outer) ? wordForFence(desk, fence, "confirm") : null;
}

function levelOf(call: DeepCall, warned: boolean, said: string): Level | null | "none" {
  const harm = harmOf(said);
  if (harm === "little") return "none";
  if (call.section?.course === "rollback") {
    if (OWN_OBJECT.test(said) || STEP_BACK.test(said)) return "none";
    // A checkout that is set back is the way back.
    if (/^git (?:\S+ ){0,3}reset /.test(said)) return "none";
    if (harm === "system") return "note";
  }
  if (harm === "patches") return "note";
  return asideLevel(call) ?? (warned ? "note" : null);
}

function hitOf(desk: Desk, call: DeepCall): Found | null {
  const { within, stages } = call.pipeline;
  if (call.item === null || call.item.danger !== "destroy" || isLooking(call) || within === "substitution")
    return null;
  const stage = stages.find((each) => each.words.length > 0 && harmOf(saidBy(ownWords(each))) !== "little");
  if (stage === undefined || judgedOf(desk, call).danger !== "destroy" || nameOf(ownWords(stage)) === "ssh")
    return null;
  const said = saidBy(ownWords(stage));
  if (/--dry-run|--what-?if|--check\b/.test(said) || asksItself(said) || isAsked(desk, call)) return null;
  const level = levelOf(call, isWarned(desk, call), said);
  if (level === "none") return null;
  const edit = confirmEdit(desk, call);
  return {
    call,
    hit: {
      span: spanAt(call, stage.mark),
      what: `${quoted(said, 60)} is carried out with nothing before it that asks`,
      ...atLevel(level),
      ...(edit === null ? {} : { edits: [edit] }),
    },
  };
}

/** Statements of SQL that destroy, in a fence of their own or typed into a client. */
function queryHits(desk: Desk): readonly Hit[] {
  return desk.items.flatMap((item): readonly Hit[] => {
    if (
      item.kind !== "query" ||
      item.danger !== "destroy" ||
      item.notes?.confirm === true ||
      isConfirmed(desk, item.lines[0]) ||
      item.when !== null
    )
      return [];
    const section = desk.sections.get(item.section ?? "") ?? null;
    const call = { item: null, section, from: { first: item.lines[0] } };
    if (section !== null && section.course !== "main") return [];
    const at = indexOfItem(desk, item);
    const before = desk.items[at - 1];
    if (
      before !== undefined &&
      before.section === item.section &&
      (before.kind === "question" || before.kind === "approval" || before.kind === "later")
    )
      return [];
    const from = Math.max(call.section?.lines[0] ?? 1, item.lines[0] - 8, 1);
    const warned = desk.source
      .slice(from - 1, item.lines[0])
      .some((line) =>
        /danger|irreversibl|destructive|permanent|cannot be undone|data loss|⚠|backup|confirm|careful/i.test(
          line.slice(0, 1000),
        ),
      );
    const word =
      /\b(?:drop\s+\w+\s+(?:if exists\s+)?\S{1,60}|truncate\s+(?:table\s+)?\S{1,60}|delete\s+from\s+\S{1,60})/i.exec(
        item.sql.slice(0, 20_000),
      )?.[0];
    if (word === undefined) return [];
    return [
      {
        span: lineSpan(item.lines[0]),
        what: `${quoted(word, 60)} is carried out with nothing before it that asks`,
        ...(warned ? { level: "note" as const } : {}),
      },
    ];
  });
}

export const destroysUnasked: Rule = {
  code: "COMMAND_DESTROYS_UNASKED",
  level: "warning",
  title: "a destroying command with nothing before it that asks a person",
  why: "what it takes away does not come back, and nobody said yes to it",
  fix: "write `confirm` after the fence's language, or put a task-list item before it that asks",
  find: (desk) =>
    [
      ...gathered(
        deepCalls(desk)
          .map((call) => hitOf(desk, call))
          .filter((found) => found !== null),
      ),
      ...queryHits(desk),
    ].sort((a, b) => a.span.lines[0] - b.span.lines[0]),
};
