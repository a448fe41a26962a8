/** Whether labels fit matchers, as Prometheus has it: a label that is not there is empty, and a pattern fits the whole value. */
import type { Matcher } from "../../effect/index.ts";
import { type Unread, unread } from "./reading.ts";

type Fits = (labels: Readonly<Record<string, string>>) => boolean;

export function fitsAll(matchers: readonly Matcher[]): Fits | Unread {
  const all: Fits[] = [];
  for (const matcher of matchers) {
    const fits = fitsOne(matcher);
    if ("why" in fits) return fits;
    all.push(fits);
  }
  return (labels) => all.every((fits) => fits(labels));
}

const labelIn = (labels: Readonly<Record<string, string>>, label: string): string =>
  Object.hasOwn(labels, label) ? (labels[label] ?? "") : "";

function fitsOne({ label, op, value }: Matcher): Fits | Unread {
  if (op === "=") return (labels) => labelIn(labels, label) === value;
  if (op === "!=") return (labels) => labelIn(labels, label) !== value;
  const pattern = patternOf(value);
  if (pattern === null)
    return unread(`the pattern ${value.slice(0, 60)} of ${label} is none, or one that could take for ever`);
  const known = new Map<string, boolean>();
  const fits = (text: string): boolean => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const found = text.length <= LONGEST_VALUE && pattern.test(text);
    known.set(text, found);
    return found;
  };
  return op === "=~" ? (labels) => fits(labelIn(labels, label)) : (labels) => !fits(labelIn(labels, label));
}

const LONGEST_VALUE = 1_024;

/** What repeats a repetition can take time without end in this language, though not in that of Prometheus. */
const REPEATS_REPEATED = /[*+}]\)*[*+{]|[*+][^()]{0,200}\)[*+{]|\}[^()]{0,200}\)[*+{]/;

function patternOf(value: string): RegExp | null {
  const flags = value.startsWith("(?i)") ? "i" : "";
  const source = value.slice(flags === "" ? 0 : 4);
  if (source.length > 500 || REPEATS_REPEATED.test(source)) return null;
  try {
    return new RegExp(`^(?:${source})$`, `s${flags}`);
  } catch {
    return null;
  }
}
