/**
 * A ladder of traffic that ends below 100 %, in a runbook that says nowhere after it how the rest gets the new version.
 * Whatever may say so is taken for saying so.
 */
import { lineSpan } from "../../base/index.ts";
import type { LadderItem } from "../../runbook/index.ts";
import type { Desk } from "../desk.ts";
import type { Hit, Rule } from "../rule.ts";
import { trafficStepsIn } from "../traffic-steps.ts";

const FULL =
  /\b100\s?(?:%|percent)|\bfull(?:y|-scale)?\b|\bpromot\w*|\ball (?:of )?(?:the )?(?:remaining |other |production )?(?:traffic|users|customers|pods|instances|nodes|servers|hosts|regions|tenants|replicas)|\beveryone\b|\beverybody\b|\ball the way\b|\b(?:complete|finish|finali[sz]e|conclude)\w* (?:the )?(?:roll|migrat|switch|deploy|canary|release|ramp|cut)|\bgeneral availability\b|\bGA\b|\bremaining\b|\brest of\b|\bthe rest\b|weight["']?\s?[=: ]\s?["']?100\b|\b(?:switch|cut)(?:ing|s)?[- ]?over\b|\bentire (?:fleet|traffic|user)|\bfleet-?wide\b|\beverywhere\b|\bglobal(?:ly)?\b|\bentirety\b/i;

const BACK = new Set(["rollback", "recover", "diagnose"]);

/** The first line after the ladder's beginning that promotes fully; lines of other courses do not. */
function saysFull(desk: Desk, from: number): boolean {
  const headings = desk.items.filter((item) => item.kind === "section");
  let next = 0;
  let back = false;
  for (const [index, text] of desk.source.entries()) {
    const line = index + 1;
    for (; next < headings.length && (headings[next]?.lines[0] ?? 0) <= line; next += 1)
      back = BACK.has(headings[next]?.course ?? "main");
    if (line >= from && !back && FULL.test(text.slice(0, 2000))) return true;
  }
  return false;
}

const onMain = (desk: Desk, { section }: LadderItem): boolean =>
  (desk.sections.get(section ?? "")?.course ?? "main") === "main";

function find(desk: Desk): readonly Hit[] {
  const ladders = desk.items.filter((item) => item.kind === "ladder");
  const last = ladders.filter((ladder) => onMain(desk, ladder)).at(-1);
  const top = last?.rungs.at(-1)?.percent;
  if (last === undefined || top === undefined || top >= 100) return [];
  if (ladders.some(({ rungs }) => (rungs.at(-1)?.percent ?? 0) >= 100)) return [];
  if (trafficStepsIn(desk).some(({ shares }) => shares.includes(100))) return [];
  // A sentence before the ladder may say where it leads.
  if (saysFull(desk, Math.max(1, last.lines[0] - 6))) return [];
  const shares = last.rungs.map(({ percent }) => `${percent}%`).join(" → ");
  return [
    {
      span: lineSpan(last.lines[1]),
      what: `the ladder ${shares} ends there, and nothing after it leads to 100%`,
    },
  ];
}

export const ladderNotComplete: Rule = {
  code: "LADDER_NOT_COMPLETE",
  level: "warning",
  title: "a ladder of traffic does not end at 100%",
  why: "the release stays half done: two versions serve side by side until somebody notices",
  fix: "add the last rung, or say what brings the rest of the traffic over and when",
  find,
};
