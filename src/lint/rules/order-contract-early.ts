/**
 * The contract phase (an old column, table or endpoint taken away) before the code that no longer uses it is out. Right
 * is: expand, migrate, deploy, contract.
 */
import type { Deed } from "../deed.ts";
import { deedsOf } from "../deeds.ts";
import { type Desk, sectionsAround } from "../desk.ts";
import { standOfDeed } from "../environment.ts";
import { comesAfter, MOST_COMPARED } from "../in-turn.ts";
import type { Hit, Rule } from "../rule.ts";

/** What is taken away is out of use already, or is only to be taken away some other time. */
const ALREADY =
  /\b(?:no longer (?:used|read|referenced|needed)|unused (?:since|by)|not (?:used|read|referenced)|previous release|last release|earlier release|prior release|since (?:v|version|release|the)|next release|later release|do not run (?:until|before)|only after|after (?:the )?(?:deploy|release|new|all|code)\w*|once (?:the|all|every)|left over|leftover|orphan\w*|stale|te?mp(?:orary)?)\b/i;
/** The deployment that the contract phase has to wait for. */
const STOPS_USING =
  /\b(?:no longer|stop(?:s|ped)? (?:using|reading|writing)|without (?:the )?(?:old|legacy)|only (?:reads|uses|writes)|reads? (?:only )?(?:from )?the new|uses? (?:only )?the new|new code|remov\w+ (?:all )?(?:references|usages?|use) )\b/i;

const aroundOf = (desk: Desk, deed: Deed): string =>
  [
    deed.words,
    deed.item.text,
    ...sectionsAround(desk, deed.section?.id ?? null)
      .slice(0, 2)
      .map(({ title }) => title),
  ].join(" · ");

/** The lines of its section before it: "Safe now: nothing reads it since 2.3". */
function saidBefore(desk: Desk, deed: Deed): string {
  const from = Math.max(deed.section?.lines[1] ?? 0, deed.line - 6);
  return desk.source.slice(from, deed.line).join(" ").slice(0, 1500);
}

function hitOf(desk: Desk, contract: Deed, deploys: readonly Deed[]): Hit | null {
  if (ALREADY.test(aroundOf(desk, contract)) || ALREADY.test(saidBefore(desk, contract))) return null;
  if ("when" in contract.item && contract.item.when !== null) return null;
  const stand = standOfDeed(desk, contract);
  const same = deploys.filter((deploy) => {
    const other = standOfDeed(desk, deploy);
    return stand === null || other === null || stand === other;
  });
  const after = same.filter((deploy) => comesAfter(desk, contract, deploy));
  const before = same.some((deploy) => deploy.line < contract.line);
  const awaited = before ? after.find((deploy) => STOPS_USING.test(aroundOf(desk, deploy))) : after[0];
  if (awaited === undefined) return null;
  return {
    span: contract.span,
    what: `"${contract.words.slice(0, 60)}" comes before "${awaited.words.slice(0, 50)}" (line ${awaited.line})`,
  };
}

function find(desk: Desk): readonly Hit[] {
  const deeds = deedsOf(desk)
    .filter(({ course }) => course === "main")
    .slice(0, MOST_COMPARED);
  const deploys = deeds.filter(
    ({ kind, item }) => kind === "deploy" || (kind === "restart" && item.kind !== "question"),
  );
  for (const deed of deeds) {
    if (deed.kind !== "contract") continue;
    const hit = hitOf(desk, deed, deploys);
    if (hit !== null) return [hit];
  }
  return [];
}

export const orderContractEarly: Rule = {
  code: "ORDER_CONTRACT_EARLY",
  level: "error",
  title: "contract phase before the deployment it waits for",
  why: "until the new code is out, the old code still uses what is taken away here, and fails",
  fix: "move it behind the deployment and its verification, best into the release after",
  find,
};
