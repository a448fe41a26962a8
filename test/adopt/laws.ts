/**
 * What holds of every adoption, whatever the text: nothing but annotations is put in, everything is read as before, what
 * acts is exact or named with a reason, and a second time finds nothing to do. Each law broken is a sentence.
 */
import { type Adoption, adopt, type Question, questionsOf, type Source } from "../../src/adopt/index.ts";
import { type Item, loadYaml, type Reading, readRunbook } from "../../src/runbook/index.ts";

const parseYaml = await loadYaml();

export const sourceOf = (text: string): Source => ({ file: "any.md", text, parseYaml });
const read = (text: string): Reading => readRunbook(text, { file: "any.md", parseYaml });

export interface Tally {
  marks: number;
  answered: number;
  left: number;
}

export type Choose = (question: Question) => string;

/** The usual answer, else the first; a name where one is asked for. */
export const usual: Choose = ({ topic, default: value, answers }) =>
  topic === "service" ? "orders" : (value ?? answers[0]?.value ?? "");
/** The answer that agrees least with how it is read. */
export const other: Choose = ({ answers }) => answers.at(-1)?.value ?? "";

export function brokenLaws(text: string, tally: Tally, choose: Choose | null): readonly string[] {
  const source = sourceOf(text);
  const questions = choose === null ? [] : questionsOf(source);
  const adoption = adopt(
    source,
    new Map(questions.map((question) => [question.id, choose?.(question) ?? ""])),
  );
  tally.marks += adoption.marks.length;
  tally.answered += adoption.answered.length;
  tally.left += adoption.left.length;
  return [
    ...onlyAnnotations(text, adoption),
    ...(choose === null ? sameItems(read(text), read(adoption.text)) : []),
    ...sameItems(read(adoption.answeredText), read(adoption.text)),
    ...allSettled(read(adoption.text), adoption),
    ...doneOnce(adoption),
  ];
}

/** Taken out again, what was put in leaves the text it was put into. */
function onlyAnnotations(text: string, { marks, text: adopted }: Adoption): readonly string[] {
  const lines = adopted.split(/(?<=\r\n|\n|\r(?!\n))/);
  const kept = [...marks].reverse().reduce((left, mark) => {
    const line = left[mark.now - 1] ?? "";
    const first = line.startsWith("\uFEFF") ? "\uFEFF" : "";
    if (mark.at !== "fence") {
      const put = mark.at === "front" ? mark.words.length : 1;
      const known =
        mark.at === "front" || /^\uFEFF?[\s>]*<!-- rutter: [^\r\n]+ -->(?:\r\n|\n|\r)$/.test(line);
      return known ? left.toSpliced(mark.now - 1, put, first) : left;
    }
    const added = [...(mark.language === undefined ? [] : [mark.language]), ...mark.words].join(" ");
    const at = line.lastIndexOf(added);
    const from = line[at - 1] === " " && mark.language === undefined ? at - 1 : at;
    return left.toSpliced(mark.now - 1, 1, line.slice(0, from) + line.slice(at + added.length));
  }, lines);
  return kept.join("") === text ? [] : ["more than annotations were put in"];
}

function sameItems(before: Reading, after: Reading): readonly string[] {
  const bare = ({ items, unread }: Reading): string =>
    JSON.stringify([
      items.map(({ sure: _sure, lines: _lines, notes: _notes, ...rest }) => rest),
      unread.map(({ why }) => why),
    ]);
  return bare(before) === bare(after) ? [] : ["an item is read otherwise"];
}

/** What is only shown, or only bounds what is done; every other kind acts, a new one too. */
const SHOWN: ReadonlySet<string> = new Set([
  "section",
  "target",
  "input",
  "expectation",
  "template",
  "diagnosis",
  "link",
  "note",
]);
const acts = (item: Item): boolean =>
  !SHOWN.has(item.kind) && !(item.kind === "guard" && item.action === "note");

function allSettled({ items }: Reading, adoption: Adoption): readonly string[] {
  const put = adoption.marks.flatMap(({ at, now, words }) =>
    at === "fence" ? [] : (at === "above" ? [""] : words).map((_, more) => now + more),
  );
  const original = (line: number): number => line - put.filter((now) => now < line).length;
  const named = [...adoption.open, ...adoption.left].map(({ lines }) => lines);
  const within = ({ lines: [first, last] }: Item): boolean =>
    named.some(([from, to]) => original(first) <= to && original(last) >= from);
  return items
    .filter((item) => acts(item) && item.sure !== "exact" && !within(item))
    .map((item) => `${item.kind} ${item.id} on line ${item.lines[0]} stays ${item.sure} and is not named`);
}

function doneOnce(adoption: Adoption): readonly string[] {
  const again = adopt(sourceOf(adoption.text), new Map());
  return again.text === adoption.text
    ? []
    : [
        `a second time puts in ${again.marks.map(({ line, words }) => `${line}: ${words.join(" ")}`).join("; ")}`,
      ];
}
