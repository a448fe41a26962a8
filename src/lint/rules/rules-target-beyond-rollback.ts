/**
 * A target figure whose healthy range reaches into the range that rolls back: there are values that are healthy and a
 * reason to go back at once. In one row of a table an alarm level inside the target counts too.
 */
import { type Clash, clashHits } from "../clashes.ts";
import type { Desk } from "../desk.ts";
import { meet, overlap } from "../figure-range.ts";
import { figureWords, limitWords, valueWords } from "../figure-words.ts";
import type { Rule } from "../rule.ts";
import type { Stated } from "../stated.ts";

const BACK = new Set(["rollback", "pause"]);

/** Amber rows of a traffic light are read as target figures too. */
const AMBER = /🟡|🟠|⚠|warn|amber|yellow|degraded/iu;

function against(target: Stated, guard: Stated): boolean {
  if (target.action !== null || guard.action === null) return false;
  if (target.side === null || guard.side === null || target.side === guard.side) return false;
  const oneRow = target.item.lines[0] === guard.item.lines[0] && guard.action === "escalate";
  if (!BACK.has(guard.action) && !oneRow) return false;
  return overlap(target.range, guard.range) && (oneRow || !AMBER.test(target.item.text));
}

/** An objective of months may well be wider than what one release is allowed. */
const OBJECTIVE = /\bSL[OA]s?\b|\bservice level\b/i;

function isObjective(desk: Desk, { item, line }: Stated): boolean {
  const title = desk.sections.get(item.section ?? "")?.title ?? "";
  let head = line;
  while (head > Math.max(1, line - 40) && (desk.source[head - 2] ?? "").trimStart().startsWith("|"))
    head -= 1;
  return [title, desk.source[head - 1] ?? "", item.text].some((text) => OBJECTIVE.test(text.slice(0, 600)));
}

const DEEDS = { rollback: "rolls back", pause: "halts" } as const;

/** A value at which both hold, in the words of the figure's unit. */
function between(target: Stated, guard: Stated): string {
  const { low, high } = meet(target.range, guard.range);
  // A success rate was turned round to compare it; half way is half way either way.
  const turned = target.said.value !== null && ![low, high].includes(target.said.value);
  const value = Number(((low + high) / 2).toFixed(3));
  return Number.isFinite(low) && Number.isFinite(high) && !turned && target.said.unit !== "count"
    ? `: ${valueWords({ ...target.said, value })} is both`
    : "";
}

function what({ earlier, later }: Clash): string {
  const [target, guard] = later.action === null ? [later, earlier] : [earlier, later];
  const deed =
    guard.action === "pause" ? DEEDS.pause : guard.action === "rollback" ? DEEDS.rollback : "alarms";
  const place = (one: Stated): string => (one === later ? "here" : `on line ${one.line}`);
  const name = target.said.figure === guard.said.figure ? "" : `${figureWords(guard.said)} `;
  const sides = target.line === guard.line ? ["", ""] : [` ${place(target)}`, ` ${place(guard)}`];
  return `${figureWords(target.said)} ${limitWords(target.said)} is healthy${sides[0]}, and ${name}${limitWords(guard.said)} ${deed}${sides[1]}${between(target, guard)}`;
}

export const rulesTargetBeyondRollback: Rule = {
  code: "RULES_TARGET_BEYOND_ROLLBACK",
  level: "warning",
  title: "a target figure lies beyond the rollback threshold",
  why: "a release can meet its target and be taken back for the same value",
  fix: "make the target stricter than the rollback threshold, with room between them",
  find: (desk) =>
    clashHits(desk, {
      clashes: (a, b) => against(a, b) || against(b, a),
      level: (a, b) => (isObjective(desk, a.action === null ? a : b) ? "note" : null),
      what,
    }),
};
