/** Words that several rows of a plan use: the runbook's lines, the mark of sureness, what an effect would do. */
import type { Lines } from "../base/index.ts";
import { type Danger, type Plan, type StepNode, textWithNames } from "../plan/index.ts";
import { clean } from "./clean.ts";
import { commandLines } from "./command-lines.ts";
import { type Look, symbolsOf, type Tone } from "./look.ts";
import type { PlanRow } from "./plan-columns.ts";

export interface NodeGiven {
  readonly plan: Plan;
  readonly look: Look;
  /** The number that each node is shown under. */
  readonly numbers: ReadonlyMap<string, string>;
}

export function placeText(lines: Lines | null, look: Look): string {
  if (lines === null) return "";
  const [first, last] = lines;
  return first === last ? String(first) : `${first}${symbolsOf(look).dash}${last}`;
}

export const dangerTone = (danger: Danger): Tone | null => (danger === "destroy" ? "red" : null);

export const sureMark = (sure: string, look: Look): string =>
  sure === "exact" ? "" : sure === "inferred" ? `${symbolsOf(look).dot} ` : "? ";

/** A plan shows what will be done; only a long script is cut, and is whole in the runbook at the lines beside it. */
const PLAN_LINES = 12;

const textOf = ({ input }: StepNode["effect"], key: string): string => {
  const value = input[key];
  return typeof value === "string" ? value : "";
};

/** What an effect would do: the lines of a command or a statement, a request, the words of another hand. */
export function effectLines(effect: StepNode["effect"], look: Look): readonly string[] {
  const { hand, input } = effect;
  if (hand === "shell" || hand === "sql") {
    const text = textOf(effect, hand === "sql" ? "sql" : "run");
    return commandLines(textWithNames(effect, text), PLAN_LINES, look).map((line) => line.text);
  }
  if (hand === "http") return [clean(`${textOf(effect, "method")} ${textOf(effect, "url")}`)];
  const parts = Object.entries(input).filter(([, value]) => value !== null && typeof value !== "object");
  return [clean(`${hand} ${parts.map(([key, value]) => `${key} ${String(value)}`).join(", ")}`)];
}

export const HANG = 2;

/** What a person is to look for, without the word that says so; null where the title has said it. */
export function lookText(words: string, title: string): string | null {
  const text = clean(words).replace(/^expect(?:ed)?(?: output| result)?:? +/i, "");
  return title.includes(text) ? null : `look for: ${text}`;
}

/** The lines of the work below its title: those that the title does not say, standing in where it is a title of its own. */
export function workRows(title: string, lines: readonly string[], column: number): readonly PlanRow[] {
  const first = clean(lines[0] ?? "");
  if (title === first) return lines.slice(1).map((text) => ({ text, indent: column, hang: HANG }));
  if (lines.length === 1 && title.includes(first)) return [];
  return lines.map((text) => ({ text, tone: "dim", indent: column + 2, hang: HANG }));
}
