/** What is gathered while a fence is cut: the parts so far, the open segment, the title that waits. Moves nothing by itself. */
import type { Lines } from "../base/index.ts";
import type { Mark } from "./comment-block.ts";
import { type CommandDraft, type Draft, type Groups, join, type TextDraft } from "./drafts.ts";
import type { Walk } from "./judge-tree.ts";
import type { Layout } from "./layout.ts";
import type { Places } from "./places.ts";
import type { ShellPart } from "./shell-reading.ts";

export interface State {
  readonly layout: Layout;
  readonly walk: Walk;
  readonly drafts: Draft[];
  readonly groups: Groups;
  places: Places;
  /** The segment that the next command joins. */
  open: CommandDraft | null;
  /** The title that waits for its commands. */
  title: Mark | null;
  /** The last segment, while only expectations and waits have followed it: what comes is still its business. */
  current: CommandDraft | null;
}

const lastCommand = (state: State): CommandDraft | undefined =>
  state.drafts.findLast((draft): draft is CommandDraft => draft.kind === "command");

export const textOf = (state: State, [first, last]: Lines): string =>
  state.layout.lines
    .slice(first - 1, last)
    .join("\n")
    .trim();

export function addText(
  state: State,
  as: TextDraft["as"],
  mark: Pick<Mark, "lines" | "text"> & Partial<Mark>,
): void {
  state.open = null;
  if (as !== "expectation") state.current = null;
  const { lines, text } = mark;
  const draft: TextDraft = {
    kind: "text",
    as,
    lines,
    text,
    when: mark.when ?? null,
    preferred: mark.preferred ?? false,
    member: null,
  };
  if (mark.alternative?.kind === "option" && as === "instruction")
    join(state.groups, { draft, mark: mark as Mark, before: undefined });
  state.drafts.push(draft);
}

export function addPlain(state: State, part: ShellPart): void {
  state.open = null;
  state.drafts.push({ kind: "plain", part });
}

export function addWait(state: State, lines: Lines, ms: number): void {
  const { title } = state;
  state.title = null;
  addPlain(state, { kind: "wait", lines, ms, title: title?.text ?? null, titleLines: title?.lines ?? null });
}

export function newSegment(state: State): CommandDraft {
  const { title: mark, current } = state;
  const inherits = mark === null && state.drafts.length > 0 ? current : null;
  const draft: CommandDraft = {
    kind: "command",
    mark,
    units: [],
    judged: [],
    commands: [],
    place: state.places.place,
    opens: null,
    becomes: false,
    when: mark?.when ?? inherits?.when ?? null,
    member: inherits?.member ?? null,
  };
  if (mark !== null) join(state.groups, { draft, mark, before: lastCommand(state) });
  state.title = null;
  state.drafts.push(draft);
  state.open = draft;
  state.current = draft;
  return draft;
}

/** A title that found no commands after all. */
export function dropTitle(state: State): void {
  const { title } = state;
  state.title = null;
  if (title !== null) addText(state, "note", title);
}
