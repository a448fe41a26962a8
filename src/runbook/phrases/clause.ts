/**
 * One clause ("p99 latency > 2x baseline for 5 minutes") to a condition, by finding its parts wherever they stand:
 * hold, window, value, comparison, base, statistic, figure. It refuses a value whose subject it cannot name.
 */
import type { Comparison, Condition, FigureCondition } from "../../base/index.ts";
import { type Subject, worseOf } from "./figures.ts";
import { type Named, nameSubject } from "./naming.ts";
import { mark, type Parts, partsOf } from "./parts.ts";
import { plausible } from "./plausible.ts";
import type { Quantity } from "./quantity.ts";
import { relate } from "./relating.ts";
import type { Relation } from "./relation.ts";
import type { Token } from "./tokens.ts";

export type Sense = "bad" | "good";

export interface ClauseOptions {
  readonly subject: Subject | null;
  readonly sense: Sense;
}

export interface Clause {
  readonly when: Condition;
  readonly subject: Subject;
  readonly used: ReadonlySet<number>;
}

function resolver(parts: Parts, named: Named, sense: Sense): () => Comparison {
  return () => {
    const quantity = parts.value?.quantity;
    const atBase = quantity === undefined;
    if (parts.tokens[parts.value?.end ?? -1]?.text === "consecutive") return sense === "bad" ? ">=" : "<";
    if (sense === "good" && quantity?.value === 0) return "=";
    const up = (worseOf(named.subject.figure) === "more") === (sense === "bad");
    if (atBase) return up ? ">=" : "<=";
    return up ? ">" : "<";
  };
}

/** A bare number takes the unit that its context gives. */
function measured(parts: Parts, subject: Subject | null): Parts {
  const { value } = parts;
  if (!value?.quantity.bare || !subject?.unit) return parts;
  const { unit, factor } = subject.unit;
  const of = (quantity: Quantity): Quantity => ({
    ...quantity,
    unit,
    factor,
    bare: false,
    value: quantity.value * factor,
  });
  return { ...parts, value: { ...value, quantity: of(value.quantity), high: value.high && of(value.high) } };
}

/** The condition of one clause, or null where it has none. */
export function readClause(tokens: readonly Token[], options: ClauseOptions): Clause | null {
  const parts = measured(partsOf(tokens), options.subject);
  if (!parts.value && !parts.base) return null;
  mark(parts.used, parts.base);
  const named = nameSubject(parts, options.subject);
  if (!named || !plausible(parts, named, options.sense)) return null;
  const relations = relate(parts, named, resolver(parts, named, options.sense));
  if (relations.length === 0) return null;
  const conditions = relations.map((relation) => figureOf(parts, named.subject, relation));
  const [only] = conditions;
  const when: Condition = conditions.length === 1 && only ? only : { all: conditions };
  mark(parts.used, parts.turn);
  return { when, subject: named.subject, used: parts.used };
}

function figureOf(parts: Parts, subject: Subject, relation: Relation): FigureCondition {
  const { is, value, unit, of } = relation;
  const against = subject.figure === "latency" && unit === "percent" && of === null ? "baseline" : of;
  const { holdMs, windowMs } = parts.held;
  // "Error rate: 0": nought needs no unit, and a share has its own.
  const measure = unit === "count" && value === 0 && subject.figure.endsWith("error rate") ? "percent" : unit;
  return {
    figure: subject.figure,
    stat: subject.stat,
    is,
    value,
    unit: measure,
    of: against,
    holdMs,
    windowMs,
  };
}
