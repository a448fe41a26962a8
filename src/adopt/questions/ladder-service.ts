/** A ladder shifts traffic, and nothing says whose: to shift another service's would be no small mistake. */
import type { LadderItem } from "../../runbook/index.ts";
import { blockOf, type Document } from "../document.ts";
import { frontMark } from "../front.ts";
import { commentMark, type Mark, word } from "../mark.ts";
import type { Doubt } from "./asking.ts";

export function unnamedServices(document: Document): readonly Doubt[] {
  const { items, front } = document.study.reading;
  if ((front?.service ?? document.service ?? null) !== null) return [];
  const ladders = items.filter(
    (item): item is LadderItem => item.kind === "ladder" && isTaken(document, item),
  );
  const [first] = ladders;
  if (first === undefined) return [];
  const others = ladders.length === 1 ? "" : `, and those of ${ladders.length - 1} more`;
  return [
    {
      question: {
        id: first.id,
        topic: "service",
        lines: first.lines,
        asks: `Which service's traffic does this shift${others}?`,
        now: "nothing is shifted for certain: a strict environment makes no plan of it",
        why: "nothing in the runbook says which service it is for",
        answers: [
          ...(document.services ?? []).map((value) => ({ value, means: "a service of rutter.yaml" })),
          { value: SHOW, means: "nobody's: it is shown, and Rutter shifts nothing" },
        ],
        other: "the name of a service",
        default: null,
      },
      about: ladders.map(({ lines }) => lines),
      ways: (value) => (value === SHOW ? shown(document, ladders) : named(document, value)),
      agrees: () => false,
      holds: (reading, value) =>
        value === SHOW
          ? !reading.items.some((item) => item.kind === "ladder" && isTaken(document, item))
          : reading.front?.service === value,
      otherwise:
        "name the service in the front matter (rutter: service), or take the shares out of the words",
    },
  ];
}

const SHOW = "show";

function named(document: Document, service: string): readonly (readonly Mark[])[] {
  const mark = frontMark(document.lines, "service", service);
  return mark === null ? [] : [[mark]];
}

/** The whole paragraph or list; where more than the ladder stands in it, the trial finds that out. */
function shown(document: Document, ladders: readonly LadderItem[]): readonly (readonly Mark[])[] {
  const blocks = ladders.flatMap(({ lines }) => blockOf(document, lines[0]) ?? []);
  return [blocks.map((block) => commentMark(block.lines[0], word("as", "note")))];
}

const isTaken = (document: Document, { section }: LadderItem): boolean =>
  (document.sections.get(section ?? "")?.course ?? "main") !== "none";
