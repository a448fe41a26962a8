/** The condition under which a heading, a lead-in line or a comment says that what follows is done at all. */

const BRACKETED =
  /\((?:(?:only )?(if|when|unless|where)\b([^)]{0,80})|(?:as )?(optional|as needed|if needed|where applicable))\)/i;
const LEADING =
  /^(?:only )?(if|when|unless|in case)\b\s+(?!to\b|in doubt|this\b)(?=[a-z"“'])(.{3,100}?)\s*:?$/i;

/** "Run migrations (if needed)" gives "if needed"; null where the words name no condition. */
export function circumstanceOf(words: string): string | null {
  const text = words.slice(0, 240).trim();
  const bracketed = BRACKETED.exec(text);
  if (bracketed !== null)
    return (bracketed[3] ?? `${bracketed[1]}${bracketed[2] ?? ""}`).trim().toLowerCase();
  return null;
}

/** "If something looks wrong:" over a fence; null for "If you have questions, ask." and for plain leads. */
export function conditionOfLead(words: string): string | null {
  const text = words.slice(0, 240).trim();
  const leading = LEADING.exec(text);
  if (leading !== null && text.endsWith(":")) return `${leading[1]} ${leading[2]}`.toLowerCase().trim();
  const after = /^after (?:an? |the )?(?:re-?boot|restart|crash|outage)\b[^:]{0,40}:$/i.exec(text);
  return after === null ? null : text.slice(0, -1).toLowerCase();
}

/** "If the schema changed, …" in a comment or an instruction. */
export function conditionOfComment(words: string): string | null {
  const found = /^(?:only )?(if|when|unless)\b\s+([^,:.]{3,100})/i.exec(words.slice(0, 200).trim());
  return found === null ? null : `${found[1]} ${found[2]}`.toLowerCase().trim();
}
