/**
 * Asks the questions of a runbook at a terminal, one after the other. Enter takes the usual answer, `s` leaves the place
 * as it is, `?` explains; where the terminal goes away, nothing is written.
 */
import { type Answers, type Question, unfit } from "../adopt/index.ts";
import { excerpt, placeOf } from "./adopt-questions.ts";
import { clean } from "./clean.ts";
import { type Look, paint } from "./look.ts";
import { labelled } from "./row.ts";

/** A line that a person typed; null where none will come any more. */
export interface Prompt {
  readonly ask: (text: string) => Promise<string | null>;
  readonly close: () => void;
}

export interface Asking {
  readonly file: string;
  readonly questions: readonly Question[];
  readonly lines: readonly string[];
  readonly look: Look;
  readonly say: (lines: readonly string[]) => Promise<void>;
  readonly prompt: Prompt;
}

/** Null: the person stopped, and nothing is to be written. */
export async function askAll(asking: Asking): Promise<Answers | null> {
  const answers = new Map<string, string>();
  for (const [at, question] of asking.questions.entries()) {
    await asking.say(questionLines(question, at, asking));
    const value = await askOne(question, asking);
    if (value === undefined) return null;
    if (value !== null) answers.set(question.id, value);
  }
  return answers;
}

function questionLines(
  question: Question,
  at: number,
  { file, questions, lines, look }: Asking,
): readonly string[] {
  const { asks, now, why, answers, other } = question;
  const width = Math.max(0, ...answers.map(({ value }) => value.length));
  return [
    "",
    paint(look, "bold", `${at + 1} of ${questions.length}  ${clean(placeOf(file, question))}`),
    ...excerpt(lines, question).map((line) => `  ${line}`),
    ...labelled(look, "  ask   ", paint(look, "yellow", clean(asks))),
    ...labelled(look, "  now   ", clean(now)),
    ...labelled(look, "  why   ", clean(why)),
    ...answers.flatMap(({ value, means }, number) =>
      labelled(look, `    ${number + 1}  ${clean(value).padEnd(width)}  `, clean(means)),
    ),
    ...(other === null ? [] : [`    ${answers.length === 0 ? "" : "or "}${other}`]),
  ];
}

/** null: left as it is; undefined: stopped. */
async function askOne(question: Question, { look, say, prompt }: Asking): Promise<string | null | undefined> {
  const usual = question.default === null ? "" : ` [${clean(question.default)}]`;
  for (;;) {
    const typed = await prompt.ask(`  answer${usual}, s leaves it, ? explains: `);
    if (typed === null) return undefined;
    const text = typed.trim();
    if (text === "s" || (text === "" && question.default === null)) return null;
    if (text === "") return question.default;
    if (text === "?") {
      await say(explained(question, look));
      continue;
    }
    const value = question.answers[Number(text) - 1]?.value ?? text;
    const wrong = unfit(question, value);
    if (wrong === null) return value;
    await say(labelled(look, "  ", `${clean(text)}: ${clean(wrong)}`));
  }
}

function explained(question: Question, look: Look): readonly string[] {
  const usual =
    question.default === null
      ? "Enter, like s, leaves the place as it is."
      : `Enter takes ${question.default}.`;
  return labelled(
    look,
    "  ",
    clean(
      `Type a number or an answer. ${usual} The answer is written into the runbook, so that nobody is asked again; ` +
        "what is left is asked again next time, and an environment that is strict makes no plan of it. " +
        "Ctrl-C stops here and leaves the file as it is.",
    ),
  );
}
