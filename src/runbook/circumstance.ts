/** The condition under which a heading, a lead-in line or a comment says that what follows is done at all. */

/** "If it fails, do this": the condition is the first half. */
const INSTRUCTS =
  /,\s(?:then )?(?:please )?(?:do|follow|use|run|take|carry out|work through|go through|perform|proceed with) (?:this|these|that|it|the (?:following|steps|next steps|procedure))\b.*$/i;
/** "If you see errors, run:" */
const JUST_RUN = /,\s(?:then )?(?:please |just |immediately )?(?:run|execute|do|use|try|apply|enter|type)$/i;
const BRACKETED =
  /\((?:(?:only )?(if|when|unless|where)\b([^)]{0,80})|(?:as )?(optional|as needed|if needed|where applicable))\)/i;
const LEADING =
  /^(?:only )?(if|when|unless|in case)\b\s+(?!to\b|in doubt|this\b|(?:we|you|i) (?:can )?(?:deploy|release|ship)\b)(?=[a-z"“'])(.{3,100}?)\s*:?$/i;

/** "Contract (in the next release)": not in this one. */
const NEXT_RELEASE =
  /[([](?:in |with )?(?:the |a |an )?((?:next|later|following|subsequent|future|follow-?up) (?:release|deploy(?:ment)?|version))s?[)\]]|^(?:in |with )?the ((?:next|following|subsequent) (?:release|deploy(?:ment)?|version))\s?[:,–—-]/i;

/** "Run migrations (if needed)" gives "if needed"; null where the words name no condition. */
export function circumstanceOf(words: string): string | null {
  const text = words.slice(0, 240).trim();
  const bracketed = BRACKETED.exec(text);
  if (bracketed !== null)
    return (bracketed[3] ?? `${bracketed[1]}${bracketed[2] ?? ""}`).trim().toLowerCase();
  const next = NEXT_RELEASE.exec(text);
  return next === null ? null : `in the ${(next[1] ?? next[2] ?? "").toLowerCase()}`;
}

const ONLY_FOR =
  /^(?:only )?\[([^\]]{2,40}) only\]|\((?:for )?((?:first|initial|major|minor|patch|stable|rc|beta|alpha|pre-?|hot-?fix|new)[^)]{0,30}?) only\)/i;

const IN_FREEZE = /\bduring (?:an? |the )?(?:\w+ )?freezes?\b/i;

/** What a heading says of when its section is done: "[Patch only] Update the schedule", "Optional: warm the cache". */
export function circumstanceOfTitle(title: string): string | null {
  const only = ONLY_FOR.exec(title.slice(0, 240));
  if (only !== null) return `only for ${(only[1] ?? only[2] ?? "").toLowerCase()}`;
  if (/^optional(?:ly)?\b\s*[:–—-]/i.test(title)) return "optional";
  const frozen = IN_FREEZE.exec(title.slice(0, 240));
  if (frozen !== null) return frozen[0].toLowerCase();
  return circumstanceOf(title) ?? conditionOfLead(`${title.replace(/:$/, "")}:`);
}

const ONLY_IF =
  /^(?:(?:this (?:step|section|part|is) (?:is |applies )?)?only (?:needed|required|necessary|applies|relevant|run this|do this|use this)?|you only need (?:this|to do this|these steps)|(?:run|do|use|follow) (?:this|these)(?: \w+)? only|skip this(?: \w+)?)\s*(if|when|unless|for)\b\s*([^.:]{3,100})/i;

/** "Only needed if the schema changed." at the head of a section holds for all of it. */
export function conditionOfOpening(words: string): string | null {
  const found = ONLY_IF.exec(words.slice(0, 240));
  if (found === null) return null;
  const skipped = /^skip/i.test(found[0]) && found[1]?.toLowerCase() !== "unless";
  return `${skipped ? "not " : ""}${found[1]} ${found[2]}`.toLowerCase().trim();
}

/** "To re-create the tag:" comes after something went wrong. */
const AGAIN =
  /^to (?:re-?create|re-?do|re-?try|re-?run|undo|revert|roll(?:ing)? ?-?back|back out|go back|cancel|abort|skip|force|uninstall)\b[^:]{0,80}:$/i;

/** "Or, if undo doesn't work:", "If that does not help, when …:": the second way, before its own condition. */
const SECOND_WAY =
  /^(?:or|otherwise|alternatively|if (?:that|this) (?:does not|doesn['’]t|did not|didn['’]t) (?:help|work))(?: else)?(?:,\s*|\s+)(?=(?:only )?(?:if|when|unless|in case)\b)/i;
const SECOND_WAY_ALONE = /^(or|otherwise|alternatively)(?: else)?\s*[,…]?\s*:$/i;

/** A lead into another way of doing what was just done: "Or:", "or, if undo doesn't work:". */
export function leadsSecondWay(words: string): boolean {
  const text = words.slice(0, 240).trim();
  return SECOND_WAY_ALONE.test(text) || (SECOND_WAY.test(text) && conditionOfLead(text) !== null);
}

/** "If something looks wrong:" over a fence; null for "If you have questions, ask." and for plain leads. */
export function conditionOfLead(words: string): string | null {
  const whole = words.slice(0, 240).trim();
  const alone = SECOND_WAY_ALONE.exec(whole);
  if (alone !== null) return alone[1]?.toLowerCase() === "alternatively" ? "alternatively" : "otherwise";
  const text = whole.replace(SECOND_WAY, "");
  const leading = LEADING.exec(text);
  if (leading !== null && text.endsWith(":"))
    return `${leading[1]} ${leading[2]}`.replace(INSTRUCTS, "").trim().replace(JUST_RUN, "").toLowerCase();
  const again = AGAIN.exec(text);
  if (again !== null) return text.slice(0, -1).toLowerCase();
  const after = /^after (?:an? |the )?(?:re-?boot|restart|crash|outage)\b[^:]{0,40}:$/i.exec(text);
  return after === null ? null : text.slice(0, -1).toLowerCase();
}

/** "Rollback: the old tag again." or "Way back:" over commands among those of the way forward. */
export function wayBackIn(words: string): string | null {
  const found =
    /^(?:manual |quick |emergency )?(?:roll-?back|way back|back-?out|undo|revert)(?: plan| steps?| commands?| procedure)?\s*(?::|$)/i.exec(
      words.slice(0, 60),
    );
  if (found !== null) return "to go back";
  const rule = GOES_BACK_IF.exec(words.slice(0, 240).trim());
  return rule === null ? null : `${rule[1]} ${rule[2]}`.toLowerCase().trim();
}

/** "Roll back if the error rate is above 5%:" over the command that does it. */
const GOES_BACK_IF =
  /^(?:immediately )?(?:roll(?:ing)? ?-?back|revert|back out|abort|halt)\b[^:]{0,40}?\b(if|when|unless)\b\s*([^:]{3,160}):$/i;

/** "If the schema changed, …" in a comment or an instruction. */
export function conditionOfComment(words: string): string | null {
  const found = /^(?:only )?(if|when|unless)\b\s+([^,:.]{3,100})/i.exec(words.slice(0, 200).trim());
  return found === null ? null : `${found[1]} ${found[2]}`.toLowerCase().trim();
}
