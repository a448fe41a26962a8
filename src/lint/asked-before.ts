/**
 * Whether somebody is asked, or warned in words, before a command: a question or an approval right before it,
 * `read -p`, a DANGER above it.
 */

import { lineOf } from "./call.ts";
import type { DeepCall } from "./deep.ts";
import type { Desk } from "./desk.ts";
import { indexOfItem } from "./item-index.ts";

const ASKS =
  /\bare you sure\b|\bconfirm\w*\b|\bdouble[- ]check\b|\bapprov(?:al|ed|e)\b|\bsign[- ]?off\b|\bpermission\b|\bbackup (?:was |is |has been |been )?(?:taken|verified|complete|exists|done)\b|\bverify (?:that )?(?:the |a |your )?backup\b|\bask (?:the|your|a)\b|\bbefore (?:you )?(?:continu|proceed)\w*/i;

const WARNS =
  /\b(?:danger(?:ous)?|destructive|irreversibl[ey]|irrevocabl[ey]|cannot be (?:undone|reversed)|can't be undone|permanent(?:ly)?|data loss|lose[s]? (?:all |any )?data|caution|careful(?:ly)?|warning|last resort|wipes?|nuclear|will (?:delete|destroy|erase|remove)|deletes? all|only if)\b|⚠|🚨|☠|❗|\bDO NOT\b|\bWARN/i;

/** How far above a command a warning still is about it. */
const NEAR = 8;

const isQuestion = (item: Desk["items"][number]): boolean =>
  item.kind === "question" ||
  item.kind === "approval" ||
  // "Nothing reads it any more", asked a week after.
  item.kind === "later" ||
  (item.kind === "verb" && item.verb === "approve");

export function isAsked(desk: Desk, call: DeepCall): boolean {
  const { item } = call;
  if (item === null) return false;
  if (item.notes?.confirm === true || (item.when !== null && item.when !== "")) return true;
  if (ASKS.test(item.text.slice(0, 500))) return true;
  const at = indexOfItem(desk, item);
  const before = desk.items.slice(Math.max(0, at - 6), at).reverse();
  for (const each of before) {
    if (each.section !== item.section && each.kind !== "section") break;
    if (isQuestion(each)) return true;
    if ((each.kind === "command" || each.kind === "check") && each.danger !== "read") break;
  }
  const line = lineOf(call);
  return desk.source
    .slice(Math.max(0, item.lines[0] - 4, line - 30), line - 1)
    .some((each) => /^\s*read\s+-\w*p|\bare you sure\b/i.test(each.slice(0, 400)));
}

export function isWarned(desk: Desk, call: DeepCall): boolean {
  const line = lineOf(call);
  if (WARNS.test(call.section?.title ?? "")) return true;
  const from = Math.max(call.section?.lines[0] ?? 1, line - NEAR, 1);
  return desk.source.slice(from - 1, line).some((each) => WARNS.test(each.slice(0, 1000)));
}
