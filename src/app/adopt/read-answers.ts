/** The answers of a file, YAML or JSON, held against the questions of a runbook. An empty answer leaves a question open. */
import type { Answers, Question } from "../../adopt/index.ts";
import { nearest } from "../../base/index.ts";
import type { YamlEntry, YamlNode } from "../../runbook/index.ts";
import { linesOf } from "../open-reading.ts";
import { readFile } from "../read-file.ts";
import { type AdoptRefusal, adoptError } from "./adopt-error.ts";

const OPEN = /^(?:|~|null)$/i;

export async function readAnswers(path: string, questions: readonly Question[]): Promise<Answers> {
  const { file, text } = await readFile(path);
  const lines = linesOf(text);
  const at = (line: number): AdoptRefusal["place"] => ({ file, line, text: lines[line - 1] ?? "" });
  // Loaded only here: other verbs come through the door of this room too, and should not wait for it.
  const { unfit } = await import("../../adopt/index.ts");
  const answers = new Map<string, string>();
  for (const { key, line, value } of await entriesOf(text, at)) {
    const question = questions.find((each) => each.id === key);
    if (question === undefined) throw unknown(key, questions, at(line));
    if (value.kind !== "text") throw badForm(at(value.line), `"${key}" is given a ${value.kind}`);
    const given = value.text.trim();
    if (OPEN.test(given)) continue;
    const wrong = unfit(question, given);
    if (wrong !== null) throw invalid({ question, given, wrong, place: at(value.line) });
    answers.set(key, given);
  }
  return answers;
}

async function entriesOf(
  text: string,
  at: (line: number) => AdoptRefusal["place"],
): Promise<readonly YamlEntry[]> {
  const { loadYaml } = await import("../../runbook/index.ts");
  const parse = await loadYaml();
  const { value, errors } = parse(text.replace(/\r\n?/g, "\n"));
  const [error] = errors;
  if (error !== undefined) throw badForm(at(error.line), `the answers cannot be read: ${error.message}`);
  const node: YamlNode | null = value;
  if (node === null) return [];
  // A file of comments alone holds one empty text.
  if (node.kind === "text" && node.text.trim() === "") return [];
  if (node.kind !== "map") throw badForm(at(node.line), `the answers are a ${node.kind}`);
  return node.entries;
}

const badForm = (place: AdoptRefusal["place"], what: string): Error =>
  adoptError({
    code: "ADOPT_ANSWERS_FORM",
    place,
    what,
    why: "answers are a table: the id of a question, a colon, the answer",
    fix: "begin with what rutter adopt FILE --questions prints",
  });

function unknown(id: string, questions: readonly Question[], place: AdoptRefusal["place"]): Error {
  const ids = questions.map((question) => question.id);
  const near = nearest(id, ids);
  const list = ids.slice(0, 3).join(", ");
  return adoptError({
    code: "ADOPT_ANSWER_UNKNOWN",
    place,
    what: `the runbook raises no question "${id}"`,
    why: "an answer that nothing asks for is a slip of the pen, or the runbook has changed since",
    fix:
      near !== null
        ? `did you mean "${near}"?`
        : list === ""
          ? "take it out: the runbook raises no question"
          : `its questions are ${list}${ids.length > 3 ? " …" : ""}`,
  });
}

interface Invalid {
  readonly question: Question;
  readonly given: string;
  readonly wrong: string;
  readonly place: AdoptRefusal["place"];
}

function invalid({ question, given, wrong, place }: Invalid): Error {
  const near = nearest(
    given,
    question.answers.map((answer) => answer.value),
  );
  return adoptError({
    code: "ADOPT_ANSWER_INVALID",
    place,
    what: `"${question.id}" cannot be answered with "${given}"`,
    why: wrong,
    fix: near === null ? "leave it empty to keep the question open" : `did you mean "${near}"?`,
  });
}
