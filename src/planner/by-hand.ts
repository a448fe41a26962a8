/** What Rutter must not type, or cannot where it belongs: a person does, and says so. */
import type { CheckItem, CommandItem, QueryItem } from "../runbook/index.ts";
import { boundIn, type Compiling, nodeId, shownOf } from "./compiling.ts";
import { type Draft, draft, type Finding, gate, question } from "./draft.ts";
import { fillPlain } from "./fill-text.ts";
import { unsureFindings } from "./findings.ts";
import type { Astray } from "./openings.ts";
import { firstLine } from "./words.ts";

type Typed = CommandItem | CheckItem | QueryItem;

export interface Handed {
  readonly compiling: Compiling;
  /** One item, or all the segments of one script. */
  readonly items: readonly [Typed, ...Typed[]];
  readonly text: string;
  readonly when: string | null;
}

export function byHand(
  { compiling, items, text, when }: Handed,
  why: "elided" | "interactive",
  astray: Astray | null = null,
): Draft {
  const [first] = items;
  const id = nodeId(compiling, first);
  const shown = shownOf(items);
  // What is asked names no title: it is hashed, and the command says it all.
  const words = why === "elided" ? 'Do by hand, with what "..." stands for' : "Do at a terminal";
  const title = `${words}: ${shown.title}`;
  const filled = fillPlain(text, boundIn(compiling, text), (value) => ({ text: value }));
  const item = question({ ...shown, title }, words, { command: filled.text });
  const findings: readonly Finding[] = [
    ...(why === "elided" ? [{ kind: "elided", lines: first.lines, text: firstLine(text) } as const] : []),
    ...(astray === null ? [] : [{ kind: "astray", ...astray } as const]),
    ...(why === "elided" ? [] : unsureFindings(items)),
  ];
  return draft(id, gate({ ...shown, title }, { items: [`${id}-q`] }), {
    ask: when,
    items: { [`${id}-q`]: item },
    findings,
    from: items.map((each) => each.id),
  });
}
