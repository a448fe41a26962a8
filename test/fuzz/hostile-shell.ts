/** Hostile texts of code: shell and SQL in fences, left open, nested or repeated. None of it is ever run. */
import { type Hostile, lines } from "./hostile.ts";

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

export const HOSTILE_SHELL: readonly Hostile[] = [
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
    name: "placeholders and variables in one line",
    size: 4_000,
    make: (size) => fenced("bash", `git ${"a <b> $C ".repeat(size)}`),
  },
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
