/** People are told that something begins when it has already been done. A word that it is over may well come last. */
import type { Deed } from "../deed.ts";
import { tellsPeople } from "../deed-phrases.ts";
import { deedsOf } from "../deeds.ts";
import type { Desk } from "../desk.ts";
import { comesAfter, MOST_COMPARED } from "../in-turn.ts";
import type { Hit, Rule } from "../rule.ts";

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

function hitOf(desk: Desk, notice: Deed, deeds: readonly Deed[]): Hit | null {
  const late = deeds.filter((deed) => comesAfter(desk, deed, notice));
  // What is done once more afterwards is announced in time.
  const first = late.find(
    ({ kind }) => !deeds.some((deed) => deed.kind === kind && comesAfter(desk, notice, deed)),
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
    ({ kind, item }) =>
      (kind === "deploy" || kind === "migrate" || kind === "restart" || kind === "contract") &&
      item.kind !== "section",
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
