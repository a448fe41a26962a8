/** Drafts into parts: plain, frozen data, in line order. Nothing is decided here that a draft does not already say. */
import {
  type CommandDraft,
  type Draft,
  type Groups,
  preferredAlternatives,
  type TextDraft,
} from "./drafts.ts";
import { elides, elidesText } from "./elided.ts";
import type { CommandPart, ShellPart, TextPart } from "./shell-reading.ts";
import { inTurn, unknownCommand } from "./verdict.ts";

function finishCommand(draft: CommandDraft, lines: readonly string[], preferred: boolean): CommandPart {
  const first = draft.units[0]?.first ?? 1;
  const last = draft.units.at(-1)?.last ?? first;
  const run = lines.slice(first - 1, last).join("\n");
  const judged = draft.judged.length === 0 ? unknownCommand : inTurn(draft.judged);
  const title = (draft.mark?.text ?? "")
    .replace(/\s*[:：]$/, "")
    .replace(/^(?:or|alternatively)$/i, "")
    .trim();
  return {
    kind: "command",
    lines: [first, last],
    run,
    title: title === "" ? null : title,
    titleLines: draft.mark?.lines ?? null,
    commands: draft.commands,
    place: draft.place,
    opens: draft.opens,
    ...(draft.becomes ? { becomes: true as const } : {}),
    when: draft.when,
    choice: draft.member?.group ?? null,
    alternative: draft.member?.alternative ?? null,
    preferred,
    elided: elides(draft.commands) || elidesText(run),
    remarks: draft.units.flatMap((unit) => unit.remarks),
    ...judged,
  };
}

function finishText(draft: TextDraft): TextPart {
  const { as, lines, text, when, member } = draft;
  return {
    kind: as,
    lines,
    text,
    when,
    choice: member?.group ?? null,
    alternative: member?.alternative ?? null,
  };
}

export function finish(drafts: readonly Draft[], groups: Groups, lines: readonly string[]): ShellPart[] {
  const chosen = preferredAlternatives(groups, drafts);
  return drafts.map((draft) => {
    if (draft.kind === "plain") return draft.part;
    if (draft.kind === "text") return finishText(draft);
    const preferred = draft.member !== null && chosen.get(draft.member.group) === draft.member.alternative;
    return finishCommand(draft, lines, preferred);
  });
}
