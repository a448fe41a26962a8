/** What one plan does otherwise than another: steps added, removed and changed, then what else differs. */
import type { Change, NodeChange, Plan, PlanDiff } from "../plan/index.ts";
import { clean } from "./clean.ts";
import { type Look, paint, symbolsOf, type Tone } from "./look.ts";
import { shortHash } from "./render-plan.ts";
import { edges, labelled } from "./row.ts";
import { cut } from "./width.ts";

export interface DiffGiven {
  readonly diff: PlanDiff;
  readonly before: Plan;
  readonly after: Plan;
  readonly look: Look;
}

function valueText(value: unknown, look: Look): string {
  const text = typeof value === "string" ? value : JSON.stringify(value ?? null);
  return cut(clean(text), Math.max(20, Math.floor(look.columns / 2) - 10), symbolsOf(look).more);
}

function changeLines(change: Change, look: Look): readonly string[] {
  const key = change.key.replace(/^effect\.input\./, "");
  const text = `${valueText(change.before, look)} ${symbolsOf(look).to} ${valueText(change.after, look)}`;
  return labelled(look, `      ${key}  `, text);
}

function nodeLines(
  sign: string,
  node: NodeChange,
  { look, tone }: { look: Look; tone: Tone },
): readonly string[] {
  const course = node.course === null || node.course === "main" ? "" : node.course;
  const head = edges(look, { text: `  ${sign} ${clean(node.title)}`, tone }, course);
  return [head, ...node.changes.flatMap((change) => changeLines(change, look))];
}

export function renderDiff({ diff, before, after, look }: DiffGiven): readonly string[] {
  const { to } = symbolsOf(look);
  const files = `${clean(before.runbook.file)} ${to} ${clean(after.runbook.file)}`;
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
    diff.plan.flatMap((change) => changeLines(change, look)),
  );
  const count = (list: readonly unknown[], word: string): string => `${list.length} ${word}`;
  return [
    ...lines,
    [count(diff.added, "added"), count(diff.removed, "removed"), count(diff.changed, "changed")].join(", "),
  ];
}
