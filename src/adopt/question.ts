/** What has to be asked before a runbook can be adopted: one doubt, the answers it takes, and what each would mean. */
import type { Lines } from "../base/index.ts";

/**
 * host: where lines run; elision: what "..." is; example: whether SQL that calls itself an example is run; service: whose
 * traffic a ladder shifts; absorbed: whether a target does what a command says.
 */
export type Topic = "host" | "elision" | "example" | "service" | "absorbed";

export interface Answer {
  readonly value: string;
  /** What Rutter would then do. */
  readonly means: string;
}

export interface Question {
  /** The id of the first item it is about: it lasts as long as that item's place in the runbook. */
  readonly id: string;
  readonly topic: Topic;
  readonly lines: Lines;
  readonly asks: string;
  /** What Rutter does as long as nobody answers. */
  readonly now: string;
  readonly why: string;
  readonly answers: readonly Answer[];
  /** What else may be answered, in words; null where only `answers` may. */
  readonly other: string | null;
  /** The answer that is taken where a person only presses Enter; null: the question stays open. */
  readonly default: string | null;
}

/** "app-01, here or another host". */
export function takes({ answers, other }: Question): string {
  const all = [...answers.map(({ value }) => value), ...(other === null ? [] : [other])];
  return all.length < 2 ? all.join("") : `${all.slice(0, -1).join(", ")} or ${all.at(-1)}`;
}

/** Why a question cannot be answered so; null where it can. */
export function unfit(question: Question, value: string): string | null {
  if (question.answers.some((answer) => answer.value === value)) return null;
  if (question.other === null) return `it takes ${takes(question)}`;
  const fits = question.topic === "service" ? isService(value) : isHost(value);
  return fits ? null : `it takes ${takes(question)}, in one word without quotes`;
}

export const isService = (value: string): boolean => /^[A-Za-z0-9][\w.-]{0,200}$/.test(value);

/** A host that can stand in a fence's words and in a comment alike. */
export const isHost = (value: string): boolean =>
  /^[^\s-]\S{0,200}$/.test(value.replace(/<[^<>\n]{1,60}>/g, "x")) && !/["'`\\]|--/.test(value);
