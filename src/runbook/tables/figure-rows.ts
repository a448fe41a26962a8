/** Writes what a row says of a figure: a guard on what is bad, a target on what is healthy. */
import type { Condition } from "../../base/index.ts";
import type { Table } from "../blocks.ts";
import { type Pen, write } from "../pen.ts";
import { plainText } from "../phrases/plain.ts";
import type { GuardItem, TargetItem } from "../reading.ts";
import type { TableAt } from "../table-items.ts";
import { type NamedRow, textOf } from "./row.ts";

type Said = Pick<GuardItem, "when" | "action"> &
  Partial<Pick<GuardItem, "sure" | "waitMs" | "withinMs" | "then">>;

export function writeGuardRow(pen: Pen, row: NamedRow, said: Said): void {
  const { when, action, sure = "exact", waitMs = null, withinMs = null, then = null } = said;
  write(pen, {
    kind: "guard",
    lines: [row.line, row.line],
    sure,
    text: textOf(row),
    when,
    action,
    waitMs,
    withinMs,
    armedForMs: null,
    then,
  });
}

export function writeTargetRow(
  pen: Pen,
  row: NamedRow,
  { when, sure }: Pick<TargetItem, "when" | "sure">,
): void {
  write(pen, { kind: "target", lines: [row.line, row.line], sure, text: textOf(row), when });
}

/** Where a table names a service beside each figure, "orders" and "payment" have error rates of their own. */
export function ofService(when: Condition, row: NamedRow, { table }: TableAt): Condition {
  const at = serviceColumn(table);
  const service = plainText(row.cells[at] ?? "").toLowerCase();
  return service === "" ? when : prefixed(when, service);
}

const columns = new WeakMap<Table, number>();

/** Looked for once a table; -1 where there is none, or only one service. */
function serviceColumn(table: Table): number {
  const known = columns.get(table);
  if (known !== undefined) return known;
  const at = table.header.findIndex((cell) =>
    /^(?:services?|components?|apps?|applications?)$/i.test(plainText(cell)),
  );
  const [first, ...others] = at < 0 ? [] : table.rows.map(({ cells }) => (cells[at] ?? "").trim());
  const found = others.some((cell) => cell !== first) ? at : -1;
  columns.set(table, found);
  return found;
}

function prefixed(when: Condition, words: string): Condition {
  if ("any" in when) return { any: when.any.map((one) => prefixed(one, words)) };
  if ("all" in when) return { all: when.all.map((one) => prefixed(one, words)) };
  return "figure" in when ? { ...when, figure: `${words} ${when.figure}` } : when;
}
