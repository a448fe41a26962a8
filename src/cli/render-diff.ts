/** What one plan does otherwise than another: steps added, removed and changed, then what else differs. */
import type { Change, NodeChange, Plan, PlanDiff } from "../plan/index.ts";
import { clean } from "./clean.ts";
import { type Look, paint, symbolsOf, type Tone } from "./look.ts";
import { shortHash } from "./render-plan.ts";
import { edges, labelled } from "./row.ts";

export interface DiffGiven {
  readonly diff: PlanDiff;
  readonly before: Plan;
  readonly after: Plan;
  readonly look: Look;
}

const SHORT = 24;
const INDENT = 6;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function valueText(value: unknown): string {
  if (value === null || value === undefined) return "nothing";
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** A change of a whole table, such as the inputs, as the changes of its entries. */
function flat(change: Change): readonly Change[] {
  const { key, before, after } = change;
  if (!isRecord(before) || !isRecord(after)) return [change];
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const changed = keys.filter((each) => JSON.stringify(before[each]) !== JSON.stringify(after[each]));
  return changed.flatMap((each) => flat({ key: `${key}.${each}`, before: before[each], after: after[each] }));
}

function changeLines(change: Change, look: Look): readonly string[] {
  const key = change.key.replace(/^effect\.input\./, "");
  const [before, after] = [valueText(change.before), valueText(change.after)];
  const label = `${" ".repeat(INDENT)}${key}  `;
  if (before.length <= SHORT && after.length <= SHORT) {
    return labelled(look, label, `${clean(before)} ${symbolsOf(look).to} ${clean(after)}`);
  }
  // Of a long text only the lines that differ, each whole: what changed may stand at its very end.
  const [had, has] = [before.split("\n"), after.split("\n")];
  const gone = had.filter((line) => !has.includes(line));
  const come = has.filter((line) => !had.includes(line));
  const signed = (sign: string, lines: readonly string[]): readonly string[] =>
    lines
      .flatMap((line) => labelled(look, `${" ".repeat(INDENT + 2)}${sign} `, clean(line)))
      .map((line) => paint(look, sign === "+" ? "green" : "red", line));
  return [label.trimEnd(), ...signed("-", gone), ...signed("+", come)];
}

function nodeLines(
  sign: string,
  node: NodeChange,
  { look, tone }: { look: Look; tone: Tone },
): readonly string[] {
  const course = node.course === null || node.course === "main" ? "" : node.course;
  const head = edges(look, { text: `  ${sign} ${clean(node.title)}`, tone }, course);
  return [head, ...node.changes.flatMap(flat).flatMap((change) => changeLines(change, look))];
}

export function renderDiff({ diff, before, after, look }: DiffGiven): readonly string[] {
  const { to } = symbolsOf(look);
  const [old, now] = [clean(before.runbook.file), clean(after.runbook.file)];
  const files = old === now ? now : `${old} ${to} ${now}`;
  const lines = [
    edges(
      look,
      { text: files, tone: "bold" },
      `plan ${shortHash(before.hash)} ${to} ${shortHash(after.hash)}`,
    ),
    "",
  ];
  if (diff.same) return [...lines, "the same is done in both"];
  const part = (title: string, shown: readonly string[]): void => {
    if (shown.length > 0) lines.push(paint(look, "bold", title), ...shown, "");
  };
  part(
    "added",
    diff.added.flatMap((node) => nodeLines("+", node, { look, tone: "green" })),
  );
  part(
    "removed",
    diff.removed.flatMap((node) => nodeLines("-", node, { look, tone: "red" })),
  );
  part(
    "changed",
    diff.changed.flatMap((node) => nodeLines("~", node, { look, tone: "yellow" })),
  );
  part(
    "the plan",
    diff.plan.flatMap(flat).flatMap((change) => changeLines(change, look)),
  );
  const count = (list: readonly unknown[], word: string): string => `${list.length} ${word}`;
  return [
    ...lines,
    [count(diff.added, "added"), count(diff.removed, "removed"), count(diff.changed, "changed")].join(", "),
  ];
}
