/**
 * Texts made to take a reader's time or stack, each by a size that may be varied: the same shape twice as large must
 * take about twice as long. They are valid UTF-16 and mean nothing.
 */

export interface Hostile {
  readonly name: string;
  /** The size it is tested at; the measuring takes fractions and multiples of it. */
  readonly size: number;
  readonly make: (size: number) => string;
}

const lines = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => line(index)).join("\n");

const signs = (name: string, sign: string): Hostile => ({
  name: `a line of ${name}`,
  size: 100_000,
  make: (size) => sign.repeat(Math.ceil(size / sign.length)),
});

const fenced = (language: string, inner: string): string =>
  `# Deploy\n\n\`\`\`${language}\n${inner}\n\`\`\`\n`;

const inBash = (name: string, size: number, line: (index: number) => string): Hostile => ({
  name,
  size,
  make: (count) => fenced("bash", lines(count, line)),
});

/** An odd number of quotes, so that the last stays open. */
const unevenly = (name: string, size: number, line: string): Hostile => ({
  name,
  size,
  make: (count) =>
    fenced(
      "bash",
      lines(count | 1, () => line),
    ),
});

const LINES_OF_SIGNS: readonly Hostile[] = [
  signs("greater-than signs", ">"),
  signs("less-than signs", "<"),
  signs("backquotes", "`"),
  signs("opening brackets", "["),
  signs("brackets in pairs", "[]("),
  signs("pipes", "|"),
  signs("asterisks", "*"),
  signs("hashes", "#"),
  signs("backslashes", "\\"),
  signs("opened tags", "<a "),
  signs("opened comments", "<!--"),
  signs("list marks", "- "),
  signs("quotations", "> "),
  signs("spaces", " "),
  signs("dollar signs and braces", "${"),
  signs("digits", "1"),
  signs("per cent", "5% "),
  signs("arrows", "5% → "),
  signs("comparisons", "> 5 "),
  signs("conditions", "error rate > 5% and "),
  signs("minutes", "5 minutes "),
  signs("placeholders", "<a-b> "),
  signs("commas", ", "),
  signs("boxes", "[ ] "),
  signs("weekdays", "Mon-Fri 09:00-17:00 "),
  {
    name: "one line of words",
    size: 1_000_000,
    make: (size) => "roll back the release ".repeat(Math.ceil(size / 22)),
  },
  { name: "one line without a space", size: 1_000_000, make: (size) => "x".repeat(size) },
];

const BLOCKS: readonly Hostile[] = [
  {
    name: "headings",
    size: 10_000,
    make: (size) => lines(size, (at) => `${"#".repeat(1 + (at % 6))} Step ${at}`),
  },
  { name: "headings of one name", size: 10_000, make: (size) => lines(size, () => "## Rollback\n") },
  { name: "list items", size: 10_000, make: (size) => lines(size, (at) => `- [ ] Check ${at} is > 5%`) },
  {
    name: "list items, ever deeper",
    size: 2_000,
    make: (size) => lines(size, (at) => `${"  ".repeat(at)}- item`),
  },
  { name: "list marks in one line", size: 5_000, make: (size) => `${"- ".repeat(size)}item` },
  {
    name: "quotations, ever deeper",
    size: 2_000,
    make: (size) => lines(size, (at) => `${">".repeat(at + 1)} error rate > 5%`),
  },
  {
    name: "lines of one paragraph",
    size: 20_000,
    make: (size) => lines(size, () => "Roll back if error rate > 5%."),
  },
  {
    name: "cells in one row",
    size: 50_000,
    make: (size) => `|${" a |".repeat(size)}\n|${"---|".repeat(size)}\n|${" 5 |".repeat(size)}`,
  },
  {
    name: "rows of a table",
    size: 10_000,
    make: (size) => `| Metric | Target |\n| --- | --- |\n${lines(size, () => "| p99 | < 500 ms |")}`,
  },
  {
    name: "rows that lack cells",
    size: 3_000,
    make: (size) => `|${" a |".repeat(100)}\n|${"---|".repeat(100)}\n${lines(size, () => "| 5 |")}`,
  },
  {
    name: "tables",
    size: 3_000,
    make: (size) => lines(size, () => "| A | B |\n| --- | --- |\n| > 5 | x |\n"),
  },
  { name: "annotations", size: 30_000, make: (size) => lines(size, () => "<!-- rutter: ignore -->") },
  {
    name: "annotations and fences",
    size: 3_000,
    make: (size) => lines(size, () => '<!-- rutter: undoes="Deploy" -->\n```bash\nls\n```\n'),
  },
  { name: "link definitions", size: 10_000, make: (size) => lines(size, (at) => `[a${at}]: <${at}> "t"`) },
  {
    name: "fences",
    size: 5_000,
    make: (size) => lines(size, (at) => `\`\`\`bash\nkubectl get pods -n <space-${at}>\n\`\`\`\n`),
  },
  { name: "rutter fences", size: 1_000, make: (size) => lines(size, () => "```rutter\nwatch: 15m\n```\n") },
  {
    name: "alternatives",
    size: 5_000,
    make: (size) => lines(size, (at) => `## Option ${at}\n\nRun \`make x\`.\n`),
  },
  {
    name: "boxes below a long heading",
    size: 20_000,
    make: (size) => `# ${"word ".repeat(size / 5)}\n\n${lines(size / 10, () => "- [ ] check")}`,
  },
  {
    name: "annotations that lead nowhere",
    size: 2_000,
    make: (size) => lines(size, (at) => `<!-- rutter: undoes="Step ${at}" -->\n\`\`\`bash\nls\n\`\`\`\n`),
  },
  {
    name: "annotations of rows",
    size: 5_000,
    make: (size) => `${lines(size, (at) => `<!-- rutter: row ${at} as=guard -->`)}\n| A |\n| --- |\n| > 5 |`,
  },
  {
    name: "front matter",
    size: 5_000,
    make: (size) => `---\n${lines(size, (at) => `key${at}: [`)}\n---\n\n# Deploy`,
  },
  {
    name: "one input everywhere",
    size: 5_000,
    make: (size) => lines(size, () => `Tell <service-name> that \${VERSION} is out.`),
  },
];

const SHELL: readonly Hostile[] = [
  {
    name: "lines of one fence of text",
    size: 100_000,
    make: (size) =>
      fenced(
        "text",
        lines(size, (at) => `line ${at}`),
      ),
  },
  inBash("lines of one fence of bash", 20_000, (at) => `echo ${at}`),
  inBash("psql lines", 10_000, () => "psql"),
  inBash("psql lines with queries", 10_000, (at) => (at % 2 === 0 ? "psql -U app" : "SELECT 1;")),
  inBash("ssh lines", 10_000, (at) => `ssh app-${at}`),
  inBash("exit lines", 10_000, () => "exit"),
  inBash("heredocs", 5_000, () => "cat <<EOF\ntext\nEOF"),
  inBash("heredocs without an end", 2_000, (at) => `cat <<EOF${at}`),
  unevenly("unterminated double quotes", 5_000, 'echo "open'),
  unevenly("unterminated single quotes", 5_000, "echo 'open"),
  inBash("unterminated substitutions", 2_000, () => "echo $(date"),
  inBash("opening parentheses", 2_000, () => "(("),
  inBash("ifs without an end", 2_000, () => "if true; then"),
  inBash("comments", 10_000, (at) => `# ${at}. Check it`),
  inBash("comments and commands", 5_000, (at) => `# Expected: ${at} running\nls`),
  inBash("alternatives in comments", 5_000, () => "# Or, by hand\nmake x"),
  inBash("continued lines", 10_000, () => "echo a \\"),
  inBash("prompts", 10_000, () => "$ ls"),
  inBash("variables", 5_000, (at) => `A${at}=$A${at + 1}`),
  inBash("placeholders in lines", 5_000, (at) => `deploy <thing-${at}> \${VAR_${at}}`),
  {
    name: "one command of many words",
    size: 20_000,
    make: (size) => fenced("bash", `echo ${"word ".repeat(size)}`),
  },
  {
    name: "one command of many pipes",
    size: 5_000,
    make: (size) => fenced("bash", `cat x ${"| grep a ".repeat(size)}`),
  },
  {
    name: "one chain of commands",
    size: 5_000,
    make: (size) => fenced("bash", `ls ${"&& ls ".repeat(size)}`),
  },
  {
    name: "nested substitutions",
    size: 1_000,
    make: (size) => fenced("bash", `echo ${"$(echo ".repeat(size)}${")".repeat(size)}`),
  },
  {
    name: "nested parentheses",
    size: 1_000,
    make: (size) => fenced("bash", `${"(".repeat(size)}ls${")".repeat(size)}`),
  },
  {
    name: "nested braces",
    size: 1_000,
    make: (size) => fenced("bash", `${"{ ".repeat(size)}ls; ${"}; ".repeat(size)}`),
  },
  {
    name: "SQL statements",
    size: 10_000,
    make: (size) =>
      fenced(
        "sql",
        lines(size, () => "SELECT 1 FROM a WHERE b > 5;"),
      ),
  },
  {
    name: "one SQL text without an end",
    size: 100_000,
    make: (size) => fenced("sql", `SELECT '${"a''".repeat(size / 3)}`),
  },
];

export const HOSTILE: readonly Hostile[] = [...LINES_OF_SIGNS, ...BLOCKS, ...SHELL];
