/**
 * A runbook that changes something and never says how to go back. Any word about it is enough to be silent: whether
 * that way back is a good one is for other rules. Guides that set something up for the first time need none.
 */
import type { SectionItem } from "../../runbook/index.ts";
import { CHANGES, type Deed } from "../deed.ts";
import { deedsOf } from "../deeds.ts";
import type { Desk } from "../desk.ts";
import { kindOfDocument, speaksOfRelease } from "../kind-of-document.ts";
import type { Hit, Rule } from "../rule.ts";
import { goesBackBelow, isUnwritten, linesGoingBack, NOTHING_YET } from "../way-back.ts";

function changesOf(desk: Desk): readonly Deed[] {
  const title = desk.study.reading.title ?? "";
  return deedsOf(desk).filter(({ kind, course, item, section }) => {
    if (course !== "main" || !CHANGES.has(kind)) return false;
    if (kind === "restart" || kind === "apply")
      return speaksOfRelease(title) || speaksOfRelease(section?.title ?? "");
    return (
      item.kind !== "section" && (item.kind !== "question" || kind !== "deploy" || speaksOfRelease(title))
    );
  });
}

const unwritten = (desk: Desk): SectionItem | undefined =>
  desk.items.find(
    (item): item is SectionItem =>
      item.kind === "section" && item.role === "rollback" && isUnwritten(desk, item),
  );

/** Something beside these lines speaks of going back. */
function saysHow(desk: Desk, but: ReadonlySet<number>): boolean {
  if (desk.items.some((item) => item.notes?.undo !== undefined || ("undoes" in item && item.undoes !== null)))
    return true;
  if (goesBackBelow(desk)) return true;
  const lines = linesGoingBack(desk).filter((line) => !but.has(line));
  return lines.some(
    (line) => !NOTHING_YET.test((desk.source[line - 1] ?? "").replace(/^[^:]{0,60}:/, "").slice(0, 200)),
  );
}

function find(desk: Desk): readonly Hit[] {
  const [first] = changesOf(desk);
  const document = kindOfDocument(desk);
  if (first === undefined || document === "other") return [];
  const triggers = desk.items.filter((item) => item.kind === "guard" && item.action === "rollback");
  const empty = unwritten(desk);
  const but = new Set(
    triggers.flatMap(({ lines: [from, to] }) => Array.from({ length: to - from + 1 }, (_, i) => from + i)),
  );
  if (empty !== undefined) but.add(empty.lines[0]);
  if (saysHow(desk, but)) return [];
  const isRelease =
    document !== "unknown" && speaksOfRelease((desk.study.reading.title ?? "").replace(/\bmigrat\w+/gi, ""));
  const level = isRelease ? {} : { level: "note" as const };
  const deed = `"${first.words.slice(0, 60)}" (line ${first.line})`;
  if (empty !== undefined)
    return [
      {
        span: { lines: empty.lines },
        ...level,
        what: `the rollback section holds no way back, and ${deed} has none`,
      },
    ];
  const [trigger] = triggers;
  if (trigger !== undefined)
    return [
      {
        span: { lines: trigger.lines },
        ...level,
        what: "says when to roll back, and nothing in the runbook says how",
      },
    ];
  return [
    { span: { lines: placeOf(desk, first) }, ...level, what: `nothing says how to go back after ${deed}` },
  ];
}

function placeOf(desk: Desk, first: Deed): readonly [number, number] {
  const title = desk.items.find((item) => item.kind === "section" && item.title === desk.study.reading.title);
  return (title ?? first.section ?? first.item).lines;
}

export const rollbackMissing: Rule = {
  code: "ROLLBACK_MISSING",
  level: "warning",
  title: "changes something and has no rollback",
  why: "when the release is bad, whoever is on call has to invent the way back",
  fix: "add a Rollback section with the commands that take the release back and a check",
  find,
};
