/** Placeholders that the file gives no value: one note for a document, since each is asked for before a release. */
import type { Rule } from "../rule.ts";

const MOST_NAMED = 6;

export const inputPlaceholder: Rule = {
  code: "INPUT_PLACEHOLDER",
  level: "note",
  title: "placeholders have no value until somebody gives one",
  why: "pasted into a shell as it stands, <name> is a redirection and your-name a wrong name",
  fix: "give those that never change a value under rutter: values: in the front matter; Rutter asks for the others",
  find: ({ items, study, source }) => {
    const values = study.reading.front?.values ?? {};
    const open = items.flatMap((item) =>
      item.kind === "input" && item.default === null && !(item.name in values) && !isVariable(item.spellings)
        ? [item]
        : [],
    );
    const [first] = open;
    if (first === undefined) return [];
    const spelling = first.spellings[0] ?? "";
    const at = (source[first.lines[0] - 1] ?? "").indexOf(spelling);
    const names = open.slice(0, MOST_NAMED).map(({ name }) => name);
    const more = open.length > MOST_NAMED ? ` and ${open.length - MOST_NAMED} more` : "";
    return [
      {
        span: { lines: first.lines, ...(at < 0 ? {} : { columns: [at + 1, at + spelling.length] as const }) },
        what: `${open.length === 1 ? "a placeholder has" : `${open.length} placeholders have`} no value: ${names.join(", ")}${more}`,
      },
    ];
  },
};

/** `$VERSION` is the shell's way to ask: it is set in the terminal, and empty where it is not. */
const isVariable = (spellings: readonly string[]): boolean =>
  spellings.every((each) => /^\$\{?\w+/.test(each));
