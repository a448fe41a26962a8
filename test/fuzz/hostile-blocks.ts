/** Hostile texts of many blocks: headings, lists, tables and annotations by the thousand, or nested as deep. */
import { type Hostile, lines } from "./hostile.ts";

export const HOSTILE_BLOCKS: readonly Hostile[] = [
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
    size: 100_000,
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
    size: 100_000,
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
