/**
 * What should not be there, said with "no": "No 5xx errors" is an error rate of nought, "no increase in latency" one
 * that stays at its baseline. Errors in logs are for a person to look at.
 */
import type { Comparison, FigureCondition } from "../../base/index.ts";
import { FILLER, TURNS } from "./comparison-words.ts";
import { FIGURES, type Subject } from "./figures.ts";
import { lookUp } from "./phrase-table.ts";
import { subjectIn } from "./subject.ts";
import type { Token } from "./tokens.ts";

const NONE: ReadonlySet<number> = new Set();
const LOGS = /^(?:logs?|logged|console)$/;
const SPIKE = /^(?:spikes?|surges?)$/;

function isNone(token: Token | undefined): boolean {
  return (
    token?.text === "no" ||
    token?.text === "zero" ||
    (token?.quantity?.bare === true && token.quantity.value === 0)
  );
}

/** What a target figure's text wants absent, or null. */
export function absenceIn(tokens: readonly Token[]): FigureCondition | null {
  if (!isNone(tokens[0]) || tokens.length > 10 || tokens.some(({ text }) => LOGS.test(text))) return null;
  if (tokens.slice(1).some(({ kind }) => kind === "quantity" || kind === "sign")) return null;
  const rest = tokens.slice(1);
  const turn = rest.findIndex(
    (token, at) => SPIKE.test(token.text) || lookUp(TURNS, { tokens: rest, at, used: NONE }) !== null,
  );
  return turn >= 0 ? unchanged(rest, turn) : nought(rest);
}

function nought(rest: readonly Token[]): FigureCondition | null {
  for (const words of [rest, rest.filter(({ text }) => !FILLER.has(text))]) {
    const match = lookUp(FIGURES, { tokens: words, at: 0, used: NONE });
    if (match?.meaning.name !== "error rate") continue;
    if (words.slice(match.length).every(({ text }) => FILLER.has(text)))
      return figure({ figure: "error rate", stat: null }, "=", 0);
  }
  return null;
}

function unchanged(rest: readonly Token[], turn: number): FigureCondition | null {
  const after = rest.slice(turn + 1);
  const named = after.some((_, at) => lookUp(FIGURES, { tokens: after, at, used: NONE }) !== null)
    ? subjectIn(after)
    : null;
  const falls = lookUp(TURNS, { tokens: rest, at: turn, used: NONE })?.meaning === "fall";
  return named && figure(named, falls ? ">=" : "<=", null);
}

function figure({ figure: name, stat }: Subject, is: Comparison, value: number | null): FigureCondition {
  const unit = value === null ? null : "percent";
  const of = value === null ? "baseline" : null;
  return { figure: name, stat, is, value, unit, of, holdMs: null, windowMs: null };
}
