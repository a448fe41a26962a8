/** The questions of a runbook for a file: YAML to be filled in and passed back, or JSON for programs. */
import type { Question } from "../adopt/index.ts";
import { cleanLine } from "./clean.ts";
import { cut } from "./width.ts";

export interface Asked {
  readonly file: string;
  readonly questions: readonly Question[];
  readonly lines: readonly string[];
}

const MOST_LINES = 6;

/** The runbook's lines, cut to a few; what is left out is counted. */
export function excerpt(lines: readonly string[], { lines: [first, last] }: Question): readonly string[] {
  const count = last - first + 1;
  const shown = lines.slice(first - 1, first - 1 + (count > MOST_LINES ? MOST_LINES - 1 : count));
  const width = String(last).length;
  const text = shown.map((line, at) =>
    cut(`${String(first + at).padStart(width)}  ${cleanLine(line)}`.trimEnd(), 100, "…"),
  );
  return count > shown.length ? [...text, `${"".padStart(width)}  and ${count - shown.length} more`] : text;
}

export const placeOf = (file: string, { lines: [first, last] }: Question): string =>
  `${file}:${first}${last === first ? "" : `-${last}`}`;

/** A key is put in quotes: an id may begin with a sign that YAML reads otherwise. */
export function questionsYaml({ file, questions, lines }: Asked): readonly string[] {
  const count = questions.length === 1 ? "1 question" : `${questions.length} questions`;
  const head =
    questions.length === 0
      ? [`# ${cleanLine(file)} raises no questions.`]
      : [
          `# ${cleanLine(file)}: ${count}. Write each answer behind its colon and pass this file back:`,
          `#   rutter adopt ${cleanLine(file)} --answers FILE`,
          "# What has no answer stays open.",
        ];
  return [...head, ...questions.flatMap((question) => ["", ...entry(question, { file, lines })])];
}

function entry(question: Question, { file, lines }: Pick<Asked, "file" | "lines">): readonly string[] {
  const width = Math.max(...question.answers.map(({ value }) => value.length), 4);
  const said = [
    `${cleanLine(placeOf(file, question))}  ${question.asks}`,
    ...excerpt(lines, question).map((line) => `  ${line}`),
    `now   ${question.now}`,
    `why   ${question.why}`,
    ...question.answers.map(
      ({ value, means }, at) =>
        `${at === 0 ? "takes" : "     "} ${value.padEnd(width)}  ${means}${value === question.default ? " (usual)" : ""}`,
    ),
    ...(question.other === null
      ? []
      : [`${question.answers.length === 0 ? "takes" : "      or"} ${question.other}`]),
  ];
  return [...said.map((line) => `# ${line}`.trimEnd()), `${JSON.stringify(question.id)}:`];
}

export const questionsJson = ({ file, questions }: Asked): string =>
  `${JSON.stringify({ rutter: "adopt/1", file, questions })}\n`;
