/** `...` in a command: left out by the author, or a part of the command. */
import type { CheckItem, CommandItem, Fence } from "../../runbook/index.ts";
import { type Document, fenceOf } from "../document.ts";
import { asMark } from "../fence-mark.ts";
import { type Mark, word } from "../mark.ts";
import { isHost } from "../question.ts";
import type { Doubt } from "./asking.ts";

export const isElided = (item: { readonly kind: string }): item is CommandItem | CheckItem =>
  (item.kind === "command" || item.kind === "check") && (item as CommandItem).elided;

/** One for each fence: its words are about all of it. */
export function elisions(document: Document): readonly Doubt[] {
  const byFence = new Map<Fence, (CommandItem | CheckItem)[]>();
  for (const item of document.study.reading.items) {
    const fence = isElided(item) ? fenceOf(document, item) : null;
    if (!isElided(item) || fence === null) continue;
    byFence.set(fence, [...(byFence.get(fence) ?? []), item]);
  }
  return [...byFence].map(([fence, items]) => elisionIn(document, fence, items));
}

function elisionIn(document: Document, fence: Fence, items: readonly (CommandItem | CheckItem)[]): Doubt {
  const [first] = items;
  const onMain = (document.sections.get(first?.section ?? "")?.course ?? "main") === "main";
  const others = document.study.reading.items.filter(
    (item) => (item.kind === "command" || item.kind === "check") && fenceOf(document, item) === fence,
  ).length;
  const [from, to] = fence.lines;
  const whole = from === to ? `line ${from}` : `lines ${from} to ${to}`;
  return {
    question: {
      id: first?.id ?? "",
      topic: "elision",
      lines: [first?.lines[0] ?? from, items.at(-1)?.lines[1] ?? to],
      asks: 'What does "..." stand for here?',
      now: onMain
        ? "no plan is made: it cannot be run with something left out"
        : "it is never run; a person is asked to do it by hand",
      why: "something is left out that only its author knows, or the dots belong to the command",
      answers: [
        {
          value: "show",
          means: `${others > items.length ? `the whole fence (${whole}) is` : "it is"} shown and never run`,
        },
        { value: "run", means: "the dots belong to the command: it is run as it stands" },
      ],
      other: null,
      default: null,
    },
    about: [fence.lines],
    // A command to be run must have a place to run on as well: where no question of its own asks for it, that is as now.
    ways: (value) =>
      value === "show"
        ? [[asMark(document, fence, "template")]]
        : runWays(asMark(document, fence, "command"), first?.host ?? null),
    agrees: () => false,
    otherwise: 'write out what "..." stands for, or make an input of it: <address>',
  };
}

function runWays(mark: Mark, host: string | null): readonly (readonly Mark[])[] {
  if (host === null || !isHost(host)) return [[mark]];
  return [[mark], [{ ...mark, words: [...mark.words, word("on", host)] }]];
}
