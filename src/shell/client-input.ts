/** Lines typed into a client (`psql` …): cut by their comments as a fence is, never judged as shell. */
import { commentLine } from "./comment-line.ts";
import type { Layout } from "./layout.ts";
import type { InputPart, Place, ShellPart } from "./shell-reading.ts";

const comment = /^\s*(?:--|#|\/\/)\s?(?![-=]{0,3}>)/;

interface Open {
  first: number;
  last: number;
  title: string | null;
  titleLines: readonly [number, number] | null;
}

export interface ClientRun {
  readonly first: number;
  readonly last: number;
}

/** Parts of one stretch of client lines. */
export function clientParts(layout: Layout, run: ClientRun, at: Place): ShellPart[] {
  const opened = layout.clients.get(run.first);
  const place: Place = { ...at, inside: opened?.client ?? null, through: opened?.through ?? null };
  const parts: ShellPart[] = [];
  let open: Open | null = null;
  let title: { text: string; lines: readonly [number, number] } | null = null;
  const close = (): void => {
    if (open === null) return;
    const text = layout.lines
      .slice(open.first - 1, open.last)
      .join("\n")
      .trim();
    const part: InputPart = {
      kind: "client-input",
      lines: [open.first, open.last],
      text,
      place,
      title: open.title,
      titleLines: open.titleLines,
    };
    parts.push(part);
    open = null;
  };
  const note = (lines: readonly [number, number], text: string, kind: "note" | "expectation"): void => {
    parts.push({ kind, lines, text, when: null, choice: null, alternative: null });
  };
  for (let line = run.first; line <= run.last; line++) {
    const text = layout.lines[line - 1] ?? "";
    if (text.trim() === "") continue;
    if (comment.test(text)) {
      const read = commentLine(line, text.trim().replace(/^(?:--|\/\/)/, "#"));
      const ran: boolean = open !== null || parts.length > 0;
      close();
      if (read.kind === "expectation" && ran) note([line, line], read.text, "expectation");
      else if (title !== null && title.lines[1] === line - 1)
        title = { text: `${title.text} ${read.text}`.trim(), lines: [title.lines[0], line] };
      else {
        if (title !== null) note(title.lines, title.text, "note");
        title = { text: read.text, lines: [line, line] };
      }
    } else if (open !== null) (open as Open).last = line;
    else {
      open = { first: line, last: line, title: title?.text ?? null, titleLines: title?.lines ?? null };
      title = null;
    }
  }
  close();
  if (title !== null) note(title.lines, title.text, "note");
  return parts;
}
