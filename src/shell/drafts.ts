/** Parts in the making: what segments have gathered so far, and how alternatives are tied together before they become plain data. */
import type { Lines } from "../base/index.ts";
import type { Mark } from "./comment-block.ts";
import type { Unit } from "./pieces.ts";
import type { Judged, Place, ShellPart, SimpleCommand } from "./shell-reading.ts";

export interface Membership {
  readonly group: number;
  readonly alternative: number;
}

export interface CommandDraft {
  readonly kind: "command";
  readonly mark: Mark | null;
  readonly units: Unit[];
  readonly judged: Judged[];
  readonly commands: SimpleCommand[];
  readonly place: Place;
  opens: string | null;
  becomes: boolean;
  when: string | null;
  member: Membership | null;
}

export interface TextDraft {
  readonly kind: "text";
  readonly as: "instruction" | "expectation" | "link" | "output" | "note";
  readonly lines: Lines;
  readonly text: string;
  readonly when: string | null;
  readonly preferred: boolean;
  member: Membership | null;
}

/** Finished already. */
export interface PlainDraft {
  readonly kind: "plain";
  readonly part: ShellPart;
}

export type Draft = CommandDraft | TextDraft | PlainDraft;

interface Group {
  readonly id: number;
  readonly kind: "or" | "option";
  readonly labels: string[];
  alternative: number;
  /** Untitled as alternatives, but between two of them: they belong to the one before. */
  between: (CommandDraft | TextDraft)[];
  followed: boolean;
}

export interface Groups {
  current: Group | null;
  readonly kinds: Group["kind"][];
}

function open(groups: Groups, kind: Group["kind"], label: string): Group {
  const group: Group = {
    id: groups.kinds.length,
    kind,
    labels: [label],
    alternative: 0,
    between: [],
    followed: false,
  };
  groups.kinds.push(kind);
  groups.current = group;
  return group;
}

const memberOf = (group: Group): Membership => ({ group: group.id, alternative: group.alternative });

const automatic = /^automat(?:ed|ic(?:ally)?)\b/i;
const manual = /^manual(?:ly)?\b/i;

function joinOption(groups: Groups, label: string): Membership {
  const group = groups.current;
  if (group === null || group.kind !== "option" || group.labels.includes(label))
    return memberOf(open(groups, "option", label));
  for (const draft of group.between) draft.member = memberOf(group);
  group.followed ||= group.between.length > 0;
  group.between = [];
  group.labels.push(label);
  group.alternative++;
  return memberOf(group);
}

function joinOr(groups: Groups, before: CommandDraft | undefined): Membership | null {
  if (before === undefined) return null;
  const group = groups.current;
  if (group !== null && before.member?.group === group.id) {
    group.alternative++;
    return memberOf(group);
  }
  const opened = open(groups, "or", "");
  before.member = memberOf(opened);
  opened.alternative++;
  return memberOf(opened);
}

export interface Joining {
  readonly draft: CommandDraft | TextDraft;
  readonly mark: Mark;
  /** The command before it. */
  readonly before: CommandDraft | undefined;
}

/** Ties a new part to the alternatives around it, by what its comment says. */
export function join(groups: Groups, { draft, mark, before }: Joining): void {
  const { alternative } = mark;
  if (alternative?.kind === "option") draft.member = joinOption(groups, alternative.label);
  else if (alternative?.kind === "or" && draft.kind === "command") draft.member = joinOr(groups, before);
  else if (draft.kind === "command" && manual.test(mark.text) && automatic.test(before?.mark?.text ?? ""))
    draft.member = joinOr(groups, before);
  else if (groups.current?.kind === "option") {
    groups.current.between.push(draft);
    if (groups.current.alternative > 0) {
      if (groups.current.followed) draft.member = memberOf(groups.current);
      else groups.current = null;
    }
  } else if (draft.kind === "command") groups.current = null;
}

const said = (draft: CommandDraft | TextDraft): boolean =>
  draft.kind === "command" ? (draft.mark?.preferred ?? false) : draft.preferred;

/** Of each group the alternative to take; a group of `# Or` prefers its first, one of options only what is marked. */
export function preferredAlternatives(groups: Groups, drafts: readonly Draft[]): ReadonlyMap<number, number> {
  const chosen = new Map<number, number>();
  for (const [id, kind] of groups.kinds.entries()) if (kind === "or") chosen.set(id, 0);
  for (const draft of drafts)
    if (draft.kind !== "plain" && draft.member !== null && said(draft))
      chosen.set(draft.member.group, draft.member.alternative);
  return chosen;
}
