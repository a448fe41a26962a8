/** What adopting did, in a few lines: what was written where, what was answered, the plan before and after, what is left. */

import {
  type Adoption,
  type DiffLine,
  type Left,
  type Mark,
  type Question,
  takes,
  unifiedDiff,
} from "../adopt/index.ts";
import type { Compared } from "../app/index.ts";
import { plural } from "../base/index.ts";
import { diffPlans } from "../plan/index.ts";
import { clean, cleanLine } from "./clean.ts";
import { type Look, paint, type Tone } from "./look.ts";
import { renderDiff } from "./render-diff.ts";
import { type Problem, renderProblems } from "./render-error.ts";
import { shortHash } from "./render-plan.ts";
import { labelled } from "./row.ts";

export interface Report {
  readonly file: string;
  readonly lines: readonly string[];
  readonly adoption: Adoption;
  readonly compared: Compared;
  readonly look: Look;
}

const markText = ({ at, language, words }: Mark): string =>
  at === "front" ? frontText(words) : [...(language === undefined ? [] : [language]), ...words].join(" ");

/** The line that says something; around it stand marks and the key above it. */
const frontText = (words: readonly string[]): string =>
  words.findLast((line) => /^\s+\S/.test(line))?.trim() ?? "";

/** "5 annotations: 3 headings, 2 fences". */
function countText({ marks }: Adoption): string {
  const comments = marks.filter(({ at }) => at === "above").length;
  const fences = marks.filter(({ at }) => at === "fence").length;
  const parts = [
    ...(comments + fences < marks.length ? ["the front matter"] : []),
    ...(comments > 0 ? [plural(comments, "comment")] : []),
    ...(fences > 0 ? [plural(fences, "fence")] : []),
  ];
  return `${plural(marks.length, "annotation")}: ${parts.join(", ")}`;
}

export function reportLines(report: Report, done: string): readonly string[] {
  const { adoption, file, look, lines } = report;
  if (adoption.marks.length === 0) return [nothingText(report), ...leftLines(report)];
  const width = String(adoption.marks.at(-1)?.now ?? 1).length;
  const words = Math.min(32, Math.max(...adoption.marks.map((mark) => markText(mark).length)));
  return [
    `${done} ${clean(file)}, ${countText(adoption)}`,
    ...adoption.marks.map((mark) =>
      `  ${String(mark.now).padStart(width)}  ${clean(markText(mark)).padEnd(words)}  ${paint(look, "dim", aboutText(mark, lines))}`.trimEnd(),
    ),
    ...labelled(look, "settled  ", settledText(adoption)),
    ...adoption.answered.flatMap(({ question, value }) =>
      labelled(look, "answered ", `${clean(question.id)}: ${clean(value)}`),
    ),
    ...planLines(report),
    ...leftLines(report),
  ];
}

/** The heading that a comment stands above, or the first line of a fence. */
function aboutText(mark: Mark, lines: readonly string[]): string {
  if (mark.at === "front") return "for the whole file";
  const line = mark.at === "above" ? lines[mark.line - 1] : lines[mark.line];
  const text = clean(line ?? "");
  return text.length > 48 ? `${text.slice(0, 47)}…` : text;
}

const settledText = ({ settled }: Adoption): string => {
  const parts = [...settled].map(([kind, count]) => plural(count, kind).replace(/querys$/, "queries"));
  return parts.length === 0 ? "nothing more than was" : parts.join(", ");
};

function nothingText({ file, adoption, compared }: Report): string {
  const rest = adoption.open.length + adoption.left.length > 0 ? "" : "; all that acts is exact";
  return `${clean(file)}: nothing to do${rest}${planText(compared.after)}`;
}

const planText = ({ whole }: Compared["after"]): string =>
  whole === null ? "" : `, plan ${shortHash(whole.hash)}`;

/** The plans are made with sample values, so these hashes are for comparing and no plan of a release has them. */
function planLines({ compared, look }: Report): readonly string[] {
  const { before, after, same } = compared;
  const verdict = same ? "the same is done" : "what you decided is done otherwise";
  const head = labelled(
    look,
    "plan     ",
    `${planName(before)} before, ${planName(after)} after: ${verdict} (inputs have sample values)`,
  );
  if (same || before.whole === null || after.whole === null) return head;
  const diff = diffPlans(before.whole, after.whole);
  if (diff.same) return head;
  return [...head, "", ...renderDiff({ diff, before: before.whole, after: after.whole, look })];
}

/** A runbook of several procedures has a plan of each and none of all. */
function planName({ whole, codes, procedures }: Compared["after"]): string {
  if (whole !== null) return shortHash(whole.hash);
  const planned = [...procedures.values()].filter((hash) => hash.startsWith("sha256:"));
  return planned.length > 0 ? plural(planned.length, "procedure") : `none (${codes.join(", ")})`;
}

function leftLines({ adoption, file, lines, look }: Report): readonly string[] {
  if (adoption.left.length === 0) return [];
  return [
    "",
    ...renderProblems(
      adoption.left.map((left) => leftProblem(left, file)),
      lines,
      look,
    ),
  ];
}

const leftProblem = ({ lines, what, why, fix }: Left, file: string): Problem => ({
  code: "ADOPT_UNSETTLED",
  level: "note",
  what,
  why,
  fix,
  file,
  span: { lines },
});

export const openProblem = (question: Question, file: string): Problem => ({
  code: "ADOPT_QUESTION_OPEN",
  level: "warning",
  what: question.asks,
  why: question.why,
  fix: `answer "${question.id}" with ${takes(question)}`,
  file,
  span: { lines: question.lines },
});

const TONES: Readonly<Record<DiffLine["sign"], Tone | null>> = {
  "@": "bold",
  " ": null,
  "-": "red",
  "+": "green",
  "\\": "dim",
};

export function diffLines(
  file: string,
  before: string,
  { adoption, look }: Pick<Report, "adoption" | "look">,
): readonly string[] {
  const diff = unifiedDiff(before, adoption);
  if (diff.length === 0) return [];
  const name = clean(file);
  return [
    paint(look, "bold", `--- ${name}`),
    paint(look, "bold", `+++ ${name}, adopted`),
    ...diff.map(({ sign, text }) => {
      const bare = sign === "@" || sign === "\\";
      return paint(look, TONES[sign], bare ? text : `${sign}${cleanLine(text)}`);
    }),
  ];
}
