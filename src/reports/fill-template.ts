/**
 * A template of the runbook filled as far as the release knows: its blanks, its choices, and the boxes of what was done.
 * Its words and its order stay as the team wrote them.
 */
import { wordsOf } from "./facts.ts";
import { fillLine } from "./fill-line.ts";
import type { Story } from "./story.ts";

export interface Report {
  readonly lines: readonly string[];
  readonly filled: number;
  /** Blanks that a person has to fill. */
  readonly left: number;
}

const BOX = /^(\s*(?:[-*+]|\d{1,3}[.)])\s+)\[ \](\s+)(.*)$/;

export function fillTemplate(template: string, story: Story): Report {
  const lines: string[] = [];
  let [filled, left] = [0, 0];
  for (const line of template.replace(/\n+$/, "").split("\n")) {
    const box = boxOf(line, story);
    const made =
      box === null ? fillLine(line, story) : { text: box.text, filled: box.ticked ? 1 : 0, left: 0 };
    lines.push(made.text.trimEnd());
    filled += made.filled;
    left += made.left;
  }
  return { lines, filled, left };
}

function boxOf(line: string, story: Story): { readonly text: string; readonly ticked: boolean } | null {
  const match = BOX.exec(line);
  if (match === null) return null;
  const [, lead = "", space = "", words = ""] = match;
  const ticked = isDone(words, story);
  return { text: ticked ? `${lead}[x]${space}${words}` : line, ticked };
}

/** Only the same words count as the same thing: a box ticked by mistake is a lie. */
function isDone(words: string, { steps, items }: Story): boolean {
  const wanted = wordsOf(words);
  if (wanted === "") return false;
  const same = (text: string): boolean => wordsOf(text) === wanted;
  return (
    items.some(({ text, as }) => as === "done" && same(text)) ||
    steps.some(({ title, state }) => state === "done" && same(title))
  );
}
