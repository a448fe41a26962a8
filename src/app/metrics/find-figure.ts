/** The figure that was typed: by its id, its name, or words that a runbook has for it. What is not there is an error. */
import { nearest, RutterError } from "../../base/index.ts";
import { type MetricRule, matchFigure } from "../../planner/index.ts";
import type { ServiceFigures } from "./open-figures.ts";

export interface FoundFigure {
  readonly id: string;
  readonly rule: MetricRule;
  /** The words were taken for it: it is called otherwise. */
  readonly taken: boolean;
}

export function findFigure(text: string, { service, metrics, left }: ServiceFigures): FoundFigure {
  const named = Object.entries(metrics).find(([id, { name }]) => text === id || text === name);
  const id = named?.[0] ?? matchFigure(text, null, metrics);
  const rule = id === null ? undefined : metrics[id];
  if (id !== null && rule !== undefined)
    return { id, rule, taken: named === undefined && !alike(text, rule.name) };
  const cannot =
    left.find(({ name }) => alike(name, text)) ?? (Object.keys(metrics).length === 0 ? left[0] : undefined);
  const names = [...Object.values(metrics).map(({ name }) => name), ...left.map(({ name }) => name)];
  const near = nearest(text, names);
  throw new RutterError({
    code: "METRICS_FIGURE_UNKNOWN",
    what:
      cannot === undefined
        ? `${service} has no figure "${text}"`
        : `${service} cannot read "${text}": ${cannot.why}`,
    why: "a guard on it could never be watched",
    fix:
      cannot !== undefined
        ? "correct it in rutter.yaml; rutter metrics lists the figures"
        : near !== null
          ? `did you mean "${near}"?`
          : `one of ${names.join(", ")}`,
  });
}

const alike = (a: string, b: string): boolean =>
  a.toLowerCase().replace(/[\s_-]+/g, " ") === b.toLowerCase().replace(/[\s_-]+/g, " ");
