/**
 * Commands that a row of a matrix or a question to a person names between backticks, and that became no step: nobody
 * carries them out for the reader, but somebody will type them.
 */
import { codeSpans, type Item } from "../runbook/index.ts";
import { looksLikeCommand, pipelinesOfText } from "../shell/index.ts";
import type { DeepCall } from "./deep.ts";
import type { Desk } from "./desk.ts";

const LONGEST_LINE = 2000;
/** Texts of calls are numbered from 1. */
const NO_TEXT = 0;

function callsOfLine(desk: Desk, item: Item, line: number): readonly DeepCall[] {
  const text = (desk.source[line - 1] ?? "").slice(0, LONGEST_LINE);
  const section = desk.sections.get(item.section ?? "") ?? null;
  return codeSpans(text).flatMap(({ text: code }) => {
    if (!code.includes(" ") || !looksLikeCommand(code)) return [];
    const from = { first: line, lines: [code], source: desk.source };
    const at = { item: null, section, text: NO_TEXT, inline: true, from, outer: null, exact: true };
    return pipelinesOfText(code).map((pipeline) => ({ ...at, pipeline }));
  });
}

export function callsInWords(desk: Desk): readonly DeepCall[] {
  const taken = new Set(desk.calls.map((call) => call.from.first));
  return desk.items.flatMap((item) =>
    (item.kind === "diagnosis" || item.kind === "question") && !taken.has(item.lines[0])
      ? callsOfLine(desk, item, item.lines[0])
      : [],
  );
}
