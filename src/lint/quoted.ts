/**
 * A command's words for a line that people read: on one line, shortened in the middle of nothing, in double
 * quotes.
 */
export function quoted(text: string, longest = 48): string {
  const line = text
    .slice(0, 400)
    .replace(/\s*\\\n\s*/g, " ")
    .replace(/\s+/g, " ")
    .trim();
  if (line.length <= longest) return `"${line}"`;
  const cut = line.slice(0, longest);
  const space = cut.lastIndexOf(" ");
  return `"${(space > longest / 2 ? cut.slice(0, space) : cut).trimEnd()} …"`;
}
