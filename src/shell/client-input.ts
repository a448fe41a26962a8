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

interface Remark {
  readonly kind: "note" | "expectation";
  readonly text: string;
  readonly line: number;
}

interface Title {
  readonly text: string;
  readonly lines: Lines;
}

interface State {
  readonly parts: ShellPart[];
  /** Comments without a gap that wait for their lines: their title if those come. */
  waiting: Remark[];
  open: { readonly first: number; last: number; readonly title: Title | null } | null;
}

/** Remarks as one text; of nothing there is none. */
function oneOf(remarks: readonly Remark[]): Title | null {
  const [first] = remarks;
  if (first === undefined) return null;
  const text = remarks.map((remark) => remark.text).join(" ");
  return { text: text.trim(), lines: [first.line, remarks.at(-1)?.line ?? first.line] };
}

function addRemarks(state: State, remarks: readonly Remark[]): void {
  const [first] = remarks;
  const one = oneOf(remarks);
  if (first === undefined || one === null) return;
  state.parts.push({ kind: first.kind, ...one, when: null, choice: null, alternative: null });
}

/** Comments that found no lines after all: what is expected stands apart from what is said around it. */
function dropWaiting(state: State): void {
  let run: Remark[] = [];
  for (const remark of state.waiting) {
    if (run.length > 0 && (remark.kind === "expectation" || run[0]?.kind === "expectation")) {
      addRemarks(state, run);
      run = [];
    }
    run.push(remark);
  }
  addRemarks(state, run);
  state.waiting = [];
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
  const { kind, text } = commentLine(line, written.trim().replace(/^(?:--|\/\/)/, "#"));
  const expects = kind === "expectation" && state.parts.length > 0;
  const remark: Remark = { kind: expects ? "expectation" : "note", text, line };
  if (state.waiting.at(-1)?.line !== line - 1) dropWaiting(state);
  // Directly under what was typed it tells what that should give; under a comment it goes on with what that says.
  if (expects && state.waiting.length === 0) addRemarks(state, [remark]);
  else state.waiting.push(remark);
}

/** Parts of one stretch of client lines. */
export function clientParts(layout: Layout, run: ClientRun, at: Place): ShellPart[] {
  const opened = layout.clients.get(run.first);
  const place: Place = { ...at, inside: opened?.client ?? null, through: opened?.through ?? null };
  const state: State = { parts: [], waiting: [], open: null };
  for (let line = run.first; line <= run.last; line++) {
    const text = layout.lines[line - 1] ?? "";
    if (text.trim() === "") continue;
    if (comment.test(text)) {
      close(state, layout, place);
      onComment(state, line, text);
    } else if (state.open === null) {
      state.open = { first: line, last: line, title: oneOf(state.waiting) };
      state.waiting = [];
    } else state.open.last = line;
  }
  close(state, layout, place);
  dropWaiting(state);
  return state.parts;
}
