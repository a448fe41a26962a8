/**
 * A verification in which no command can fail on a bad state and nothing is compared: a person has to look at all
 * of it.
 */
import { lineSpan } from "../../base/index.ts";
import type { SectionItem } from "../../runbook/index.ts";
import { comparisonOf } from "../comparison.ts";
import { curlInCheck } from "../curl-in-check.ts";
import { type DeepCall, deepCalls } from "../deep.ts";
import type { Desk } from "../desk.ts";
import { sectionsAround } from "../desk.ts";
import { judgedOf } from "../judged.ts";
import type { Hit, Rule } from "../rule.ts";
import { onlyShows } from "../stage-judges.ts";
import { nameOf, ownWords } from "../through.ts";
import { hasOption } from "../words.ts";

/** It fails, or is compared, when the state is bad. */
function canTell(desk: Desk, call: DeepCall): boolean {
  // A curl without -f is a finding of its own, and mended there.
  if (comparisonOf(desk, call) === "program" || curlInCheck(desk, call) !== null) return true;
  const last = call.pipeline.stages.at(-1);
  if (last === undefined || (call.pipeline.stages.length > 1 && onlyShows(last))) return false;
  const words = ownWords(last);
  // Where it prints the status, somebody has to read it.
  if (nameOf(words) === "curl") return !hasOption(words, "-w", "--write-out", "-I", "--head", "-i", "-v");
  const judged = judgedOf(desk, call);
  return judged.canFail || judged.unknown || call.pipeline.negated;
}

/** The outermost verification that a section belongs to. */
function verificationOf(desk: Desk, id: string | null): SectionItem | null {
  const around = sectionsAround(desk, id);
  const own = around.find(({ role }) => role === "verify");
  if (own === undefined) return null;
  const from = around.indexOf(own);
  let outermost = own;
  for (const section of around.slice(from + 1)) {
    if (section.role !== "verify") break;
    outermost = section;
  }
  return outermost;
}

function hitsOf(desk: Desk): readonly Hit[] {
  const groups = new Map<SectionItem, DeepCall[]>();
  for (const call of deepCalls(desk)) {
    if (call.item === null || call.outer !== null || call.pipeline.within === "substitution") continue;
    const verification = verificationOf(desk, call.item.section);
    if (verification === null || verification.course === "none" || verification.course === "diagnose")
      continue;
    const group = groups.get(verification);
    if (group === undefined) groups.set(verification, [call]);
    else group.push(call);
  }
  return [...groups].flatMap(([section, calls]): readonly Hit[] => {
    if (calls.some((call) => canTell(desk, call))) return [];
    const count = new Set(calls.map(({ item }) => item?.id)).size;
    return [
      {
        span: lineSpan(section.lines[0]),
        what: `nothing under "${section.title}" fails when the state is bad: ${count === 1 ? "its one command is" : `its ${count} commands are`} looked at by eye`,
      },
    ];
  });
}

export const needsEyes: Rule = {
  code: "CHECK_NEEDS_EYES",
  level: "note",
  title: "nothing in a verification fails when the state is bad",
  why: "it passes whatever the commands print, unless a person reads all of it every time",
  fix: "add one command that fails (`curl -f`, `kubectl wait`, `grep -q`), or `# Expected: …` below it",
  find: hitsOf,
};
