/**
 * The same step for production before that for staging. Numbers, orders ("Deploy to production"), one list or one block
 * are a sequence; two bare headings ("Production", "Staging") are looked up as often as followed, and worth a note.
 */
import type { Level } from "../../base/index.ts";
import type { Deed } from "../deed.ts";
import { deedsOf } from "../deeds.ts";
import type { Desk } from "../desk.ts";
import { type Stand, standOfDeed, withoutStand } from "../environment.ts";
import { areLookedUp, comesAfter, MOST_COMPARED, standsAfter } from "../in-turn.ts";
import type { Hit, Rule } from "../rule.ts";

interface Standing {
  readonly deed: Deed;
  readonly stand: Stand;
  readonly same: ReadonlySet<string>;
}

/** What makes two steps one step twice: the kind of deed, the command, or the title. */
function signsOf({ kind, words, item, section }: Deed): ReadonlySet<string> {
  return new Set(
    [kind, withoutStand(words), withoutStand(item.text), withoutStand(section?.title ?? "")].filter(
      (sign) => sign !== "",
    ),
  );
}

const KINDS = new Set(["deploy", "migrate", "apply", "restart"]);

function standingsOf(desk: Desk): readonly Standing[] {
  const deeds = deedsOf(desk).filter(({ course, kind }) => course === "main" && KINDS.has(kind));
  return deeds.slice(0, 2 * MOST_COMPARED).flatMap((deed) => {
    const stand = standOfDeed(desk, deed);
    return stand === null ? [] : [{ deed, stand, same: signsOf(deed) }];
  });
}

/** For a change of settings the words have to agree as well; a deployment is a deployment. */
function isTwin(a: Standing, b: Standing): boolean {
  if (a.stand === b.stand || a.deed.kind !== b.deed.kind) return false;
  if (a.deed.kind === "deploy" || a.deed.kind === "migrate") return true;
  return [...a.same].some((sign) => sign !== a.deed.kind && b.same.has(sign));
}

/** How surely staging comes after production for whoever follows the text; null where it does not. */
function turnOf(desk: Desk, production: Deed, staging: Deed): Level | null {
  const isLookedUp = areLookedUp(desk, production, staging);
  if (!isLookedUp) return comesAfter(desk, production, staging) ? "warning" : null;
  return standsAfter(desk, production, staging) ? "note" : null;
}

function find(desk: Desk): readonly Hit[] {
  const standings = standingsOf(desk);
  const staged = stagedOn(desk);
  for (const [at, production] of standings.entries()) {
    if (production.stand !== "production") continue;
    const before = standings.slice(0, at).some((each) => isTwin(each, production));
    if (before || staged < production.deed.line) continue;
    const twins = standings.slice(at + 1).filter((each) => isTwin(each, production));
    for (const { deed } of twins) {
      const level = turnOf(desk, production.deed, deed);
      if (level === null) continue;
      return [
        {
          span: production.deed.span,
          ...(level === "note" ? { level } : {}),
          what: `"${production.deed.words.slice(0, 60)}" comes before its staging counterpart (line ${deed.line})`,
        },
      ];
    }
  }
  return [];
}

/** Where "Staging deployment verified" stands: what follows on staging is something else. */
function stagedOn(desk: Desk): number {
  const said = desk.items.find(
    ({ kind, text }) =>
      (kind === "question" || kind === "check") &&
      /\b(?:staging|pre-?prod|uat)\b/i.test(text) &&
      /\b(?:tested|verified|validated|deployed|passe[sd]|passing|done|green|ran|completed?|first)\b/i.test(
        text,
      ),
  );
  return said?.lines[0] ?? Number.POSITIVE_INFINITY;
}

export const orderProductionFirst: Rule = {
  code: "ORDER_PRODUCTION_FIRST",
  level: "warning",
  title: "a production step before its staging counterpart",
  why: "staging can no longer catch what is wrong with it: production has it already",
  fix: "do it on staging first, verify there, and only then on production",
  find,
};
