/** What to check, how, and what should come of it. A row with a command is a check; one without is a question. */
import { isCodedCommand, judgeSql, looksLikeCommand } from "../../shell/index.ts";
import { writeInlineCheck } from "../box-items.ts";
import { codeSpans } from "../code-spans.ts";
import { write } from "../pen.ts";
import { readExpectation } from "../phrases/expectation.ts";
import type { TableKind } from "../table-items.ts";
import type { Walk } from "../walk.ts";
import { cellOf, type NamedRow, textOf, wordsOf } from "./row.ts";

export const checkTable: TableKind = {
  fits: ({ columns, place, rows }) => {
    const { role, course } = place.placed;
    if (role === "reference" || role === "contacts") return false;
    const expects = columns.includes("expected") || columns.includes("actual") || columns.includes("target");
    if (columns.includes("command") && (expects || course !== "none")) return true;
    if (columns.includes("check") && expects && course !== "none") return true;
    return role !== null && course !== "none" && rows.some((row) => cellOf(row, "command") !== null);
  },
  row: (walk, row, { place }) => {
    const text = wordsOf(row, "check") ?? wordsOf(row, row.columns[0] ?? "other") ?? textOf(row);
    const lines = [row.line, row.line] as const;
    const sql = sqlOf(cellOf(row, "command"));
    if (sql !== null) return writeQuery(walk, row, sql);
    const command = commandOf(cellOf(row, "command"));
    const expects = wordsOf(row, "expected") ?? wordsOf(row, "target");
    if (command !== null) {
      writeInlineCheck(walk, { text, lines, command, place, expects });
      return true;
    }
    if (place.placed.course === "none") return false;
    write(walk.pen, {
      kind: "question",
      lines,
      sure: "exact",
      text: textOf(row),
      establishes: [text, expects].filter(Boolean).join(": "),
      when: place.when,
    });
    return true;
  },
};

/** The code of a cell where it is a command; in a command column the first code is one unless it is plainly not. */
function commandOf(cell: string | null): string | null {
  if (cell === null) return null;
  const spans = codeSpans(cell);
  const known = spans.find((span) => isCodedCommand(span.text));
  if (known !== undefined) return known.text;
  return spans.length === 0 && looksLikeCommand(cell) ? cell : null;
}

const sqlOf = (cell: string | null): string | null =>
  codeSpans(cell ?? "").find((span) => /^(?:select|with|show|explain)\s/i.test(span.text))?.text ?? null;

function writeQuery(walk: Walk, row: NamedRow, sql: string): boolean {
  const lines = [row.line, row.line] as const;
  const query = write(walk.pen, {
    kind: "query",
    lines,
    sure: "exact",
    text: textOf(row),
    sql,
    danger: judgeSql(sql),
    through: null,
    inside: walk.shell.place.inside,
    host: null,
    inputs: [],
    when: null,
    choice: null,
  });
  const expects = wordsOf(row, "expected") ?? wordsOf(row, "target");
  if (expects !== null) {
    const test = readExpectation(expects) ?? readExpectation(`Expected: ${expects}`);
    write(walk.pen, {
      kind: "expectation",
      lines,
      sure: "exact",
      text: expects,
      of: query.id,
      compiled: test !== null,
      test,
    });
  }
  return true;
}
