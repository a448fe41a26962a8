/** Turns what filling and checking one effect brought up into findings with the runbook's lines. */
import { type Lines, lineSpan } from "../base/index.ts";
import { checkEffect, type Effect, type HandCatalog } from "../effect/index.ts";
import type { Item } from "../runbook/index.ts";
import type { Finding } from "./draft.ts";
import type { Filled } from "./fill-text.ts";
import { firstLine } from "./words.ts";

/** `source` is the text that was filled, so that an offset in it tells the line. */
export function filledFindings(
  filled: Pick<Filled, "lacking" | "unfit">,
  source: string,
  lines: Lines,
): readonly Finding[] {
  return [
    ...filled.lacking.map(
      ({ name, spelling, offset }): Finding => ({
        kind: "lacking",
        name,
        spelling,
        lines: lineAt(source, offset, lines),
      }),
    ),
    ...filled.unfit.map(
      ({ name, offset, why }): Finding => ({
        kind: "unfit",
        name,
        why,
        lines: lineAt(source, offset, lines),
      }),
    ),
  ];
}

/** Exact where the text has as many lines as its place in the runbook; else the place's last line is the limit. */
function lineAt(source: string, offset: number, lines: Lines): Lines {
  let line = lines[0];
  for (let at = source.indexOf("\n"); at >= 0 && at < offset; at = source.indexOf("\n", at + 1)) line += 1;
  const within = Math.min(line, lines[1]);
  return [within, within];
}

export function effectFindings(
  effect: Omit<Effect, "id">,
  catalog: HandCatalog,
  lines: Lines,
): readonly Finding[] {
  const [first, last] = lines;
  return checkEffect({ id: "", ...effect }, catalog, lineSpan(first, last)).map(
    (diagnostic): Finding => ({ kind: "invalid", lines, diagnostic }),
  );
}

/** What makes an item `unsure`, as far as its kind tells. */
export function unsureFindings(items: readonly Item[], why?: string): readonly Finding[] {
  return items
    .filter((item) => item.sure === "unsure")
    .map(
      (item): Finding => ({
        kind: "unsure",
        lines: item.lines,
        text: firstLine(item.text),
        why: why ?? WHY[item.kind] ?? "its words can mean two things",
      }),
    );
}

const WHY: Readonly<Record<string, string>> = {
  command: "where it runs, or whether it is to be run here at all, can be read in two ways",
  check: "what it shows, or where it runs, can be read in two ways",
  query: "which database it goes to, or whether it is to be run here, can be read in two ways",
  guard: "what trips it, or what is done then, can be read in two ways",
  target: "what is healthy can be read in two ways",
  ladder: "what shifts, and by how much, can be read in two ways",
  approval: "who approves what can be read in two ways",
  section: "what its heading means for the steps under it can be read in two ways",
};
