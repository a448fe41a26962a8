/** The words of a line as a shell would cut them, quotes removed. Nothing is put in or expanded. */

const WORD = /(?:[^\s"'\\]|\\[\s\S]|"(?:[^"\\]|\\[\s\S])*"|'[^']*')+/g;
const PART = /\\([\s\S])|"((?:[^"\\]|\\[\s\S])*)"|'([^']*)'/g;

export const wordsOf = (line: string): readonly string[] =>
  (line.match(WORD) ?? []).map((word) =>
    word.replace(PART, (_, escaped?: string, double?: string, single?: string) => {
      if (escaped !== undefined) return escaped === "\n" ? "" : escaped;
      return double === undefined ? (single ?? "") : double.replace(/\\(["\\$`])/g, "$1");
    }),
  );
