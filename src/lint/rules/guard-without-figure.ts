/**
 * A guard with a number that nothing measures: neither the configuration nor the front matter has a query for its figure,
 * and none stands beside it. Without a configuration it is one note for the whole runbook.
 */
import { lineSpan } from "../../base/index.ts";
import type { GuardItem } from "../../runbook/index.ts";
import type { Desk } from "../desk.ts";
import { figuresIn } from "../figure-words.ts";
import { hasQueryBeside } from "../queries.ts";
import type { Hit, Rule } from "../rule.ts";

interface Unmeasured {
  /** As the runbook calls it. */
  readonly figure: string;
  readonly line: number;
}

const STATS = /\b(?:p\d{2,3}(?:\.\d)?|average|avg|mean|median|max(?:imum)?)\b/g;

/** "p99 latency" and "latency" are one query's business, "success rate" and "error rate" too. */
const nameOf = (figure: string): string =>
  figure
    .toLowerCase()
    .replace(STATS, "")
    .replace(/\s+/g, " ")
    .trim()
    .replace(/success rate$/, "error rate");

function unmeasuredIn(desk: Desk): readonly Unmeasured[] {
  const { facts, items, study } = desk;
  const measured = new Set(
    [
      ...(facts.configuration?.figures ?? []),
      ...(facts.configuration?.queries.keys() ?? []),
      ...Object.keys(study.reading.front?.metrics ?? {}),
    ].map(nameOf),
  );
  const guards = items.filter((item): item is GuardItem => item.kind === "guard");
  const found = new Map<string, Unmeasured>();
  for (const guard of guards) {
    if (desk.sections.get(guard.section ?? "")?.role === "template") continue;
    for (const { figure } of figuresIn(guard.when)) {
      const name = nameOf(figure);
      if (measured.has(name) || found.has(name) || hasQueryBeside(desk, guard)) continue;
      found.set(name, { figure, line: guard.lines[0] });
    }
  }
  return [...found.values()];
}

function find(desk: Desk): readonly Hit[] {
  const unmeasured = unmeasuredIn(desk);
  const [first] = unmeasured;
  if (first === undefined) return [];
  if (desk.facts.configuration !== null && desk.facts.configuration.figures.length > 0)
    return unmeasured.map(({ figure, line }) => ({
      span: lineSpan(line),
      what: `no metric of rutter.yaml is called ${figure}`,
      fix: `add a query for ${figure} under metrics, or use the name of one that is there`,
    }));
  const names = unmeasured.slice(0, 4).map(({ figure }) => figure);
  const more = unmeasured.length > names.length ? ` and ${unmeasured.length - names.length} more` : "";
  const what = `nothing says how to measure ${names.join(", ")}${more}`;
  return [{ span: lineSpan(first.line), what, level: "note" }];
}

export const guardWithoutFigure: Rule = {
  code: "GUARD_WITHOUT_FIGURE",
  level: "warning",
  title: "a guard with a number has no metric to take it from",
  why: "without a query a person must look at the figure, at every interval of the watch",
  fix: "give each figure a query: metrics in rutter.yaml, or rutter: metrics: in the front matter",
  find,
};
