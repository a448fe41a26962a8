/** The words of a line as a shell would cut them, quotes and a remark at the end removed. Nothing is put in or expanded. */

const WORD = /(?:[^\s"'\\]|\\[\s\S]|"(?:[^"\\]|\\[\s\S])*"|'[^']*')+/g;
const PART = /\\([\s\S])|"((?:[^"\\]|\\[\s\S])*)"|'([^']*)'/g;

export function wordsOf(line: string): readonly string[] {
  const words = line.match(WORD) ?? [];
  const remark = words.findIndex((word) => word.startsWith("#"));
  return (remark < 0 ? words : words.slice(0, remark)).map((word) =>
    word.replace(PART, (...found: readonly (string | undefined)[]) => bare(found)),
  );
}

/** Whatever of a part means itself: a letter behind a backslash, what is in double quotes, what is in single ones. */
function bare([, escaped, double, single]: readonly (string | undefined)[]): string {
  if (escaped !== undefined) return escaped === "\n" ? "" : escaped;
  return double === undefined ? (single ?? "") : double.replace(/\\(["\\$`])/g, "$1");
}
