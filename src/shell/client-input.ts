/** Lines typed into a client (`psql` …): cut by their comments as a fence is, never judged as shell. */
import type { Lines } from "../base/index.ts";
import { commentLine } from "./comment-line.ts";
import type { Layout } from "./layout.ts";
import type { InputPart, Place, ShellPart } from "./shell-reading.ts";

const comment = /^\s*(?:--|#|\/\/)\s?(?![-=]{0,3}>)/;

export interface ClientRun {
  readonly first: number;
  readonly last: number;
}

interface Title {
  readonly text: string;
  readonly lines: Lines;
}

interface State {
  readonly parts: ShellPart[];
  /** The comment that waits for its lines. */
  title: Title | null;
  open: { readonly first: number; last: number; readonly title: Title | null } | null;
}

function addRemark(state: State, kind: "note" | "expectation", { text, lines }: Title): void {
  state.parts.push({ kind, lines, text, when: null, choice: null, alternative: null });
}

function close(state: State, layout: Layout, place: Place): void {
  const { open } = state;
  state.open = null;
  if (open === null) return;
  const part: InputPart = {
    kind: "client-input",
    lines: [open.first, open.last],
    text: layout.lines
      .slice(open.first - 1, open.last)
      .join("\n")
      .trim(),
    place,
    title: open.title?.text ?? null,
    titleLines: open.title?.lines ?? null,
  };
  state.parts.push(part);
}

function onComment(state: State, line: number, written: string): void {
  const read = commentLine(line, written.trim().replace(/^(?:--|\/\/)/, "#"));
  const { title } = state;
  if (read.kind === "expectation" && state.parts.length > 0) {
    addRemark(state, "expectation", { text: read.text, lines: [line, line] });
  } else if (title !== null && title.lines[1] === line - 1) {
    state.title = { text: `${title.text} ${read.text}`.trim(), lines: [title.lines[0], line] };
  } else {
    if (title !== null) addRemark(state, "note", title);
    state.title = { text: read.text, lines: [line, line] };
  }
}

/** Parts of one stretch of client lines. */
export function clientParts(layout: Layout, run: ClientRun, at: Place): ShellPart[] {
  const opened = layout.clients.get(run.first);
  const place: Place = { ...at, inside: opened?.client ?? null, through: opened?.through ?? null };
  const state: State = { parts: [], title: null, open: null };
  for (let line = run.first; line <= run.last; line++) {
    const text = layout.lines[line - 1] ?? "";
    if (text.trim() === "") continue;
    if (comment.test(text)) {
      close(state, layout, place);
      onComment(state, line, text);
    } else if (state.open === null) {
      state.open = { first: line, last: line, title: state.title };
      state.title = null;
    } else state.open.last = line;
  }
  close(state, layout, place);
  if (state.title !== null) addRemark(state, "note", state.title);
  return state.parts;
}
