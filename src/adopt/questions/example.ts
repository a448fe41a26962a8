/** SQL under `-- Example`: to be run, or there to show how such a thing is written. */
import type { Fence, QueryItem } from "../../runbook/index.ts";
import { type Document, fenceOf } from "../document.ts";
import { asMark } from "../fence-mark.ts";
import type { Doubt } from "./asking.ts";

export function examples(document: Document): readonly Doubt[] {
  const byFence = new Map<Fence, QueryItem[]>();
  for (const item of document.study.reading.items) {
    if (item.kind !== "query" || item.sure !== "unsure") continue;
    const fence = fenceOf(document, item);
    if (fence !== null) byFence.set(fence, [...(byFence.get(fence) ?? []), item]);
  }
  return [...byFence].map(([fence, items]): Doubt => {
    const destroys = items.some((item) => item.danger === "destroy");
    return {
      question: {
        id: items[0]?.id ?? "",
        topic: "example",
        lines: fence.lines,
        asks: "Is this SQL to be run?",
        now: `it stands in the plan as a query${destroys ? " that destroys" : ""}`,
        why: "it calls itself an example",
        answers: [
          { value: "show", means: "it shows how, and is never run" },
          { value: "run", means: "it is run as it stands" },
        ],
        other: null,
        default: "show",
      },
      about: [fence.lines],
      ways: (value) => [[asMark(document, fence, value === "show" ? "template" : "query")]],
      agrees: (value) => value === "run",
      otherwise: "take the word Example out of the comment, or leave the SQL out",
    };
  });
}
