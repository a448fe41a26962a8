/**
 * Who must agree before something goes ahead: "requires approval of two SREs", "On-call approval required". A state
 * ("changes approved and merged") and a blank for a signature are none.
 */
import { phraseText } from "./plain.ts";

export interface Approval {
  readonly count: number;
  readonly who: string | null;
  readonly for: string | null;
}

const APPROVAL = "(?:approvals?|sign-?\\s?offs?|authori[sz]ation|consent|permission)";
const KIND =
  "(?:explicit |written |prior |formal |final |manual |human |verbal |additional |peer |management )*";
const REQUIRES = "(?:requires?|needs?|must have|demands?|mandates?)";

/** Each gives who (group `who`) and what for (group `what`), as far as the words say. */
const FORMS: readonly RegExp[] = [
  new RegExp(
    `^(?<what>[^.:]{2,80}?)\\s+${REQUIRES}\\s+(?:the |an? )?${KIND}${APPROVAL}\\s+(?:of|from|by)\\s+(?<who>[^.;,(]{2,80})`,
    "i",
  ),
  new RegExp(
    `(?:^|[\\s(])(?:${REQUIRES}|requiring|only with|get|obtain|seek|request|secure|wait for|await|with|subject to)\\s+(?:the |an? )?${KIND}${APPROVAL}\\s+(?:of|from|by)\\s+(?<who>[^.;,(]{2,80})`,
    "i",
  ),
  new RegExp(`only with\\s+(?:the |an? )?${KIND}${APPROVAL}\\s*\\((?<who>[^)]{2,160})\\)?`, "i"),
  new RegExp(
    `^(?:(?<what>[^.:]{2,80}?)\\s+)?${REQUIRES}\\s+(?:the |an? )?(?<who>(?!${KIND}${APPROVAL})[^.:;,(]{2,60}?)['’]?s?\\s+(?<!pr |pull request )${KIND}${APPROVAL}\\b`,
    "i",
  ),
  new RegExp(
    `^(?:(?<what>[^.:]{2,80}?)\\s+)?${REQUIRES}\\s+(?<who>[^.:;,(]{2,60}?)\\s+to\\s+(?:approve|sign off|authori[sz]e)\\b`,
    "i",
  ),
  new RegExp(
    `^(?:(?<what>[^.:]{2,60}?)[:|]\\s*)?(?<who>[^.:;,(|]{2,60}?)\\s+${APPROVAL}\\s+(?:is |are )?(?:required|needed|mandatory|necessary)\\b`,
    "i",
  ),
  /^(?<what>[^.:]{2,80}?)\s+(?:must|needs? to|has to|have to|should) be\s+(?:approved|signed off|authori[sz]ed)\s+by\s+(?<who>[^.;,(]{2,80})/i,
  /^(?:the )?(?<who>[^.:;,(]{2,60}?)\s+(?:must|needs? to|has to|have to)\s+(?:approve|sign off(?: on)?|authori[sz]e)(?:\s+(?<what>[^.;,(]{2,60}))?/i,
  new RegExp(
    `^${APPROVAL}\\s+(?:of|from|by)\\s+(?<who>[^.;,(:]{2,60}?)(?:\\s+(?:is\\s+)?(?:required|needed|obtained|received)\\b.{0,80}|$)`,
    "i",
  ),
  new RegExp(
    `^(?:(?<what>[^.:]{2,60}?)\\s+)?${REQUIRES}\\s+(?:at least )?(?<who>(?:\\d{1,2}|one|two|three|four|five)) ${KIND}${APPROVAL}\\b`,
    "i",
  ),
  new RegExp(`^(?:(?<what>[^.:]{2,60}?)\\s+)?${REQUIRES}\\s+(?:an? )?${KIND}${APPROVAL}\\b`, "i"),
  new RegExp(
    `(?:^|\\b(?:and|then)\\s+)(?:get|obtain|wait for|await)\\s+(?:an? |the )?${KIND}(?:approval|sign-?\\s?off)(?=\\s*(?:[.,;]|$|on\\b|before\\b))`,
    "i",
  ),
];

const BLANK = /approved\s+by\s*:|_{3,}|approved for|\bsignature\b/i;
/** What happens once it is there, or that it is there, asks nobody. */
const STATE =
  /^(?:once|after|when|if|until)\b|\b(?:is|are|was|were|has been|have been|gets?|got)\s+approved\b|approved (?:and|by all)/i;
const WHO_END =
  /\s+(?:before|prior to|for|to (?:proceed|deploy|merge|release|go|continue|start|run)|via|in (?:the|#)|on (?:the|slack)|if|when|and then|through|using|after|at least|within|is|are|who|that|which|whose)\b.*$/i;
const NUMBERS: ReadonlyMap<string, number> = new Map(
  ["one", "two", "three", "four", "five", "six"].map((word, index) => [word, index + 1]),
);

const numberOf = (word: string): number | null =>
  NUMBERS.get(word.toLowerCase()) ?? (/^\d{1,2}$/.test(word) ? Number(word) : null);

interface Who {
  readonly count: number;
  readonly who: string | null;
}

function whoOf(words: string): Who {
  const short = words
    .replace(WHO_END, "")
    .replace(
      /^(?:approvals? (?:of|from|by)|the|an?|at least|minimum(?: of)?|either|both|your|our|all of|explicit|written)\s+/gi,
      "",
    )
    .replace(/[\s"'’*]+$/, "")
    .trim();
  const [first = "", ...rest] = short.split(" ");
  const count = numberOf(first.replace(/-person$/, ""));
  if (count === null) return { count: 1, who: short === "" ? null : short };
  const who = rest
    .join(" ")
    .replace(
      /^(?:approvals? (?:of|from|by)(?: the| an?)?|of the|of|different|other|separate|independent)\s+/i,
      "",
    );
  return { count: Math.max(1, count), who: who === "" ? null : who };
}

const WHAT_FOR = /\bfor\s+((?:all |any |every |the )?[^.;,()]{3,60})/i;
const NOT_WHAT = /^(?:this|it|that|you|we|approval|always|also|please|only|then|which|emergency\s*\|)$/i;

function whatOf(words: string | undefined, text: string): string | null {
  const said = (words ?? "")
    .replace(/^(?:all|any|every|the|this|these)\s+/i, "")
    .replace(/[|:]\s*.*$/, "")
    .trim();
  if (said !== "" && !NOT_WHAT.test(said)) return said;
  return (
    WHAT_FOR.exec(text)?.[1]
      ?.replace(/^(?:all|any|every|the)\s+/i, "")
      .trim() ?? null
  );
}

/** The approval a text asks for, or null. */
export function readApproval(markdown: string): Approval | null {
  const text = phraseText(markdown);
  if (BLANK.test(text) || STATE.test(text) || !/approv|sign|authori|consent|permission/i.test(text))
    return null;
  for (const form of FORMS) {
    const found = form.exec(text);
    if (!found) continue;
    const { count, who } = whoOf(found.groups?.who ?? "");
    if (who !== null && (who.split(" ").length > 12 || /^no\b/i.test(who))) continue;
    return { count, who, for: whatOf(found.groups?.what, text) };
  }
  return null;
}
