/**
 * The heart of reading a fence: pieces in, parts out. Comments title or split, `sleep` splits, `# Or` makes alternatives, a line
 * that opens a place stands alone. What it cannot place becomes a note, never nothing.
 */
import type { Lines } from "../base/index.ts";
import { clientParts } from "./client-input.ts";
import { readBlock } from "./comment-block.ts";
import { asksAPerson } from "./comment-line.ts";
import type { CommandDraft } from "./drafts.ts";
import { finish } from "./finish.ts";
import { judgeStatement, type Walk } from "./judge-tree.ts";
import type { Opening } from "./judge-words.ts";
import type { Layout } from "./layout.ts";
import { type Piece, piecesOf, type Unit } from "./pieces.ts";
import { entered, left, type Places } from "./places.ts";
import { addPlain, addText, addWait, dropTitle, newSegment, type State, textOf } from "./segment-state.ts";
import type { Judged, ShellPart } from "./shell-reading.ts";
import { leavesPlace, linkOf, sleepOf, waitsItself } from "./unit-kinds.ts";
import { unknownCommand } from "./verdict.ts";

interface UnitVerdict {
  readonly judged: readonly Judged[];
  readonly commands: CommandDraft["commands"];
  readonly opening: Opening | null;
}

function judgeUnit(state: State, unit: Unit): UnitVerdict {
  const { walk } = state;
  const from = walk.commands.length;
  let opening: Opening | null = null;
  try {
    const judged = unit.statements.map((statement) => {
      const verdict = judgeStatement(statement, walk);
      opening = walk.opening;
      return verdict;
    });
    return { judged, commands: walk.commands.slice(from), opening };
  } catch {
    return { judged: [unknownCommand], commands: [], opening: null };
  }
}

/** A shell on a machine without a name of its own is known by the command that opens it. */
function placeOpened(opening: Opening, line: string): Opening | null {
  if (opening.kind !== "shell") return opening;
  return /^(?:bash|sh|zsh|dash|ash|ksh)$/.test(opening.name) ? null : { kind: "host", name: line };
}

/** What follows a command that never returns, or that waits for a person, would never be reached with it in one step. */
const holdsUp = (judged: Judged): boolean => judged.endless || judged.interactive;

function addCommand(state: State, unit: Unit): void {
  const verdict = judgeUnit(state, unit);
  const line = textOf(state, [unit.first, unit.last]);
  const opening = verdict.opening === null ? null : placeOpened(verdict.opening, line);
  const alone = opening !== null || verdict.judged.some(holdsUp);
  if (alone || state.title !== null) state.open = null;
  const draft = state.open ?? newSegment(state);
  draft.units.push(unit);
  // One by one: a line may hold more commands than a call may have arguments.
  for (const judged of verdict.judged) draft.judged.push(judged);
  for (const command of verdict.commands) draft.commands.push(command);
  if (alone) state.open = null;
  if (opening === null) return;
  draft.opens = opening.name;
  draft.becomes = opening.kind === "user";
  state.open = null;
  state.current = null;
  state.places = entered(state.places, opening, line);
}

function onUnit(state: State, unit: Unit): void {
  const lines: Lines = [unit.first, unit.last];
  const ms = sleepOf(unit);
  if (ms !== null) return addWait(state, lines, ms);
  const link = linkOf(unit);
  if (link !== null) {
    const { title } = state;
    state.title = null;
    return addText(state, "link", {
      lines: [title?.lines[0] ?? unit.first, unit.last],
      text: title === null ? link : `${title.text.replace(/:$/, "")}: ${link}`,
      when: title?.when ?? null,
    });
  }
  if (leavesPlace(unit) && (state.places.outer.length > 0 || state.places.place.host !== null)) {
    dropTitle(state);
    addText(state, "note", { lines, text: textOf(state, lines) });
    state.places = left(state.places);
    return;
  }
  addCommand(state, unit);
}

interface Neighbours {
  readonly before: Piece | undefined;
  readonly after: Piece | undefined;
}

function onComments(state: State, piece: Piece & { kind: "comments" }, { before, after }: Neighbours): void {
  const follows = after?.kind === "unit" && after.first === piece.last + 1;
  const marks = readBlock(piece.block, {
    under: before !== undefined && before.kind !== "comments" && before.last === piece.first - 1,
    over: follows,
    overGap: after?.kind === "unit" && !follows,
    after: state.drafts.length > 0,
  });
  state.open = null;
  for (const [at, mark] of marks.entries()) {
    const itself =
      at === marks.length - 1 && mark.kind === "wait" && after?.kind === "unit" && waitsItself(after);
    if (mark.kind === "title" || (itself && follows)) {
      dropTitle(state);
      state.title = mark;
    } else if (mark.kind === "wait") addWait(state, mark.lines, mark.ms ?? 0);
    else addText(state, mark.kind, mark);
  }
}

function onOther(state: State, piece: Piece & { kind: "client" | "leaves" | "output" | "sentence" }): void {
  const lines: Lines = [piece.first, piece.last];
  dropTitle(state);
  if (piece.kind === "client") {
    state.open = null;
    for (const part of clientParts(state.layout, piece, state.places.place)) addPlain(state, part);
    return;
  }
  const text = textOf(state, lines);
  const asks = piece.kind === "sentence" && asksAPerson(text);
  addText(state, piece.kind === "output" ? "output" : asks ? "instruction" : "note", { lines, text });
}

/** Client lines with blank lines between them are one stretch: its comments cut it, nothing else. */
function clientStretches(pieces: readonly Piece[]): Piece[] {
  const joined: Piece[] = [];
  for (const piece of pieces) {
    const before = joined.at(-1);
    if (piece.kind === "client" && before?.kind === "client")
      joined[joined.length - 1] = { ...before, last: piece.last };
    else joined.push(piece);
  }
  return joined;
}

export interface Segmented {
  readonly parts: readonly ShellPart[];
  readonly places: Places;
}

export function segment(layout: Layout, walk: Walk, places: Places): Segmented {
  const state: State = {
    layout,
    walk,
    drafts: [],
    groups: { current: null, kinds: [] },
    places,
    open: null,
    title: null,
    current: null,
  };
  const pieces = clientStretches(piecesOf(layout).pieces);
  for (const [at, piece] of pieces.entries()) {
    if (piece.kind === "unit") onUnit(state, piece);
    else if (piece.kind === "comments")
      onComments(state, piece, { before: pieces[at - 1], after: pieces[at + 1] });
    else onOther(state, piece);
  }
  dropTitle(state);
  return { parts: finish(state.drafts, state.groups, layout.lines), places: state.places };
}
