/** The text of a fence cut into queries: by blank lines and comments, or by the `expr:` of alert rules in YAML. */

export interface Chunk {
  readonly text: string;
  /** Lines from the beginning of the fence. */
  readonly line: number;
  /** The comment above it, or the alert's name. */
  readonly title: string | null;
  readonly hold: string | null;
}

const EXPR = /^(\s*(?:-\s+)?)expr:\s*(.*)$/;
const LABELLED = /^([^:{}()[\]"=]{2,60}):\s+(.*)$/;

export function chunksOf(text: string): readonly Chunk[] {
  const lines = text.split("\n");
  return lines.some((line) => EXPR.test(line.slice(0, 400))) ? alertsIn(lines) : plainIn(lines);
}

const unquoted = (text: string): string => text.trim().replace(/^(["'])(.*)\1$/, "$2");

/** Camel case to words: an alert's name says what it watches. */
const named = (line: string): string | null =>
  /\balert:\s*["']?([\w -]{1,80})/
    .exec(line)?.[1]
    ?.replace(/([a-z\d])(?=[A-Z])/g, "$1 ")
    .trim() ?? null;

const indentOf = (line: string): number => line.length - line.trimStart().length;

function alertsIn(lines: readonly string[]): readonly Chunk[] {
  const chunks: Chunk[] = [];
  let title: string | null = null;
  for (const [index, line] of lines.entries()) {
    title = named(line.slice(0, 200)) ?? title;
    const expr = EXPR.exec(line.slice(0, 4000));
    if (expr === null) continue;
    const [, lead = "", rest = ""] = expr;
    const block = /^[|>][+-]?\s*$/.test(rest);
    const more: string[] = [];
    let at = index + 1;
    for (
      ;
      block && at < lines.length && (lines[at] === "" || indentOf(lines[at] ?? "") > lead.length);
      at += 1
    )
      more.push(lines[at] ?? "");
    const hold = holdAfter(lines, at);
    chunks.push({
      text: block ? more.join("\n") : unquoted(rest),
      line: block ? index + 1 : index,
      title,
      hold,
    });
  }
  return chunks;
}

function holdAfter(lines: readonly string[], from: number): string | null {
  for (const line of lines.slice(from, from + 3)) {
    if (/\b(?:alert|expr):/.test(line.slice(0, 200))) return null;
    const found = /^\s*for:\s*["']?(\w{1,12})/.exec(line.slice(0, 200))?.[1];
    if (found !== undefined) return found;
  }
  return null;
}

function plainIn(lines: readonly string[]): readonly Chunk[] {
  const chunks: Chunk[] = [];
  let title: string | null = null;
  let from = 0;
  let open: string[] = [];
  const close = (): void => {
    if (open.length > 0) chunks.push(...cut(open, from, title));
    if (open.length > 0) title = null;
    open = [];
  };
  for (const [index, line] of lines.entries()) {
    const comment = /^\s*(?:#|\/\/|--)\s?(.*)$/.exec(line.slice(0, 400));
    if (comment !== null || line.trim() === "") {
      close();
      if (comment !== null) title = comment[1] ?? null;
      continue;
    }
    if (open.length === 0) from = index;
    open.push(line);
  }
  close();
  return chunks;
}

/** Lines that begin anew at the margin are queries of their own; indented ones and operators go on. */
function cut(lines: readonly string[], from: number, title: string | null): readonly Chunk[] {
  const parts: { text: string; line: number }[] = [];
  let depth = 0;
  for (const [index, line] of lines.entries()) {
    const last = parts.at(-1);
    const goesOn =
      depth > 0 ||
      /^\s|^[)/*+><=-]|^(?:and|or|by|without|on|unless)\b/.test(line) ||
      "/*+><=(,-".includes(lines[index - 1]?.trimEnd().at(-1) ?? "x");
    if (last !== undefined && goesOn) last.text += `\n${line}`;
    else parts.push({ text: line, line: from + index });
    depth += (line.match(/[({]/g)?.length ?? 0) - (line.match(/[)}]/g)?.length ?? 0);
  }
  return parts.map(({ line, text }) => {
    const labelled = LABELLED.exec(text.trim());
    const own = labelled !== null && /[({]/.test(labelled[2] ?? "") ? labelled : null;
    return { text: own?.[2] ?? text, line, title: own?.[1]?.replace(/^[-*]\s+/, "") ?? title, hold: null };
  });
}
